/// The largest number of every window.
///
/// - Formula: Y[n, c, i, j] = max over 0 <= r, s < F
///   of X[n, c, i·stride + r - padding, j·stride + s - padding].
/// - Shapes: `[N, C, H, W]` -> `[N, C, H', W']`, `[C, H, W]` -> `[C, H', W']`, `[H, W]` -> `[H', W']`,
///   with H' = ⌊(H - F + 2·padding) / stride⌋ + 1 and W' likewise, or rounded up.
/// - Parameters:
///   - input: one plane, one image or a batch of images. A NaN in a window is its result.
///   - size: F, the window's height and width.
///   - stride: how far it moves each time; F by default, so that windows do not overlap.
///   - padding: places added at each side that never win, as if they held minus infinity.
///   - rounding: `.up` also keeps a last window that reaches beyond the padded image, as long as it starts
///     inside of it or of the padding in front.
/// - Precondition: the rank is 2, 3 or 4, the window fits, and every window sees data:
///   "a window of 2 with padding 2 would see nothing but padding".
/// - Source: Goodfellow, Bengio & Courville, Deep Learning, section 9.3; Dumoulin & Visin, A guide to
///   convolution arithmetic for deep learning, section 3.
public func maxPool(
  _ input: Tensor, size: Int, stride: Int? = nil, padding: Int = 0, rounding: SlidingWindow.Rounding = .down
) -> Tensor {
  let geometry = PoolingGeometry(
    input.shape, size: size, stride: stride, padding: padding, rounding: rounding)
  return maxPoolFast(input, geometry)
}

/// The largest number of every window, and where it stood. Among equal ones the first wins, row by row.
///
/// This is the direct version: it looks at each window place by place.
/// - Shapes, parameters, preconditions: as for `maxPool`.
public func maxPoolWithWinners(
  _ input: Tensor, size: Int, stride: Int? = nil, padding: Int = 0, rounding: SlidingWindow.Rounding = .down
) -> MaxPooling {
  let geometry = PoolingGeometry(
    input.shape, size: size, stride: stride, padding: padding, rounding: rounding)
  let (rows, columns) = (geometry.rows, geometry.columns)
  var winners: [Int] = []
  for plane in 0..<geometry.planeCount {
    for i in 0..<rows.outputSize {
      for j in 0..<columns.outputSize {
        var winner: Int?
        for r in rows.inside(of: i) {
          for s in columns.inside(of: j) {
            let place =
              (plane * rows.size + rows.start(of: i) + r) * columns.size + columns.start(of: j) + s
            guard let best = winner else {
              winner = place
              continue
            }
            let (value, bestValue) = (input.scalars[place], input.scalars[best])
            if value > bestValue || value.isNaN && !bestValue.isNaN { winner = place }
          }
        }
        // Padding is narrower than the window, so there is always one.
        winners.append(winner!)
      }
    }
  }
  return MaxPooling(
    maxima: Tensor(shape: geometry.outputShape, scalars: winners.map { input.scalars[$0] }),
    winners: winners, inputShape: input.shape)
}

/// What max-pooling found: the largest number of each window, and where it stood.
public struct MaxPooling: Equatable, Sendable {
  /// The largest number of each window.
  public let maxima: Tensor

  /// For each of `maxima`, row by row, its winner's offset in the input's `scalars`.
  public let winners: [Int]

  /// The shape of what was pooled.
  public let inputShape: [Int]

  /// For each of `maxima`, row by row, its winner's indices in the input, such as `[row, column]`.
  public var winnerIndices: [[Int]] {
    let input = Tensor.zeros(inputShape)
    return winners.map { input.indices(at: $0) }
  }

  /// The gradient with respect to the input. Only winners have one: each receives the upstream gradient of
  /// the windows that it won, all others 0.
  /// - Parameter upstream: the gradient with respect to `maxima`, of its shape.
  /// - Precondition: the shapes agree: "upstream gradient [2, 1] does not have the shape [2, 2] of the
  ///   maxima".
  public func gradient(upstream: Tensor) -> Tensor {
    upstream.requireShape(maxima.shape, ofThe: "maxima")
    var gradient = Tensor.zeros(inputShape)
    for (winner, share) in zip(winners, upstream.scalars) { gradient.scalars[winner] += share }
    return gradient
  }
}
