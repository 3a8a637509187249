/// Kernels of one size as the filters of one layer: `filterBank([Kernel.sobelX, Kernel.sobelY])`.
/// - Shapes: K kernels `[R, S]` -> `[K, 1, R, S]`.
/// - Precondition: there is at least one, and each is a matrix: "kernel [3] is no matrix: expected [R, S]";
///   all have one shape: "a row of shape [5, 5] beside one of shape [3, 3]".
public func filterBank(_ kernels: [Tensor]) -> Tensor {
  guard let first = kernels.first else { fatalError("a bank without filters: expected at least one") }
  guard first.rank == 2 else { fatalError("kernel \(text(first.shape)) is no matrix: expected [R, S]") }
  return Tensor(stacking: kernels).reshaped([kernels.count, 1] + first.shape)
}

extension Tensor {
  /// Every plane cross-correlated with one kernel, or with each of a bank.
  ///
  /// - Shapes: with a kernel `[R, S]`: `[H, W]` -> `[H', W']`, `[C, H, W]` -> `[C, H', W']`; with a bank
  ///   `[K, 1, R, S]`: `[H, W]` -> `[K, H', W']`, `[C, H, W]` -> `[C, K, H', W']`; a batch likewise. Unlike a
  ///   layer's filter, these do not sum over channels.
  /// - Parameters:
  ///   - kernels: one kernel, or what `filterBank` made.
  ///   - border: how the image continues outside, so that H' = H and W' = W. Without one, the result has only
  ///     the places whose window lies inside: H' = H - R + 1, W' = W - S + 1.
  /// - Precondition: "kernels [2, 3, 3] are no bank: expected [R, S] or [K, 1, R, S]"; the kernel fits, as
  ///   `SlidingWindow` words it; the border is possible, as `padded` words it.
  public func applying(_ kernels: Tensor, border: Border? = nil) -> Tensor {
    let isBank = kernels.rank == 4 && kernels.shape[1] == 1
    guard isBank || kernels.rank == 2 else {
      fatalError("kernels \(text(kernels.shape)) are no bank: expected [R, S] or [K, 1, R, S]")
    }
    let bank = isBank ? kernels : filterBank([kernels])
    let (planes, leading) = (planeCount, [Int](shape.dropLast(2)))
    var image = reshaped([planes, 1, height, width])
    if let border {
      let (down, across) = (max(0, bank.height - 1), max(0, bank.width - 1))
      image = image.padded(
        top: down / 2, bottom: down - down / 2, left: across / 2, right: across - across / 2, border)
    }
    let result = crossCorrelate(image, with: bank, padding: 0)
    return result.reshaped(leading + (isBank ? [bank.shape[0]] : []) + [result.height, result.width])
  }
}
