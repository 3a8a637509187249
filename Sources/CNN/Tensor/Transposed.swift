extension Tensor {
  /// Rows become columns.
  /// - Formula: Y[j, i] = X[i, j].
  /// - Shapes: `[H, W]` -> `[W, H]`.
  /// - Precondition: "shape [3] is no matrix: expected [H, W]".
  public var transposed: Tensor {
    guard rank == 2 else { fatalError("shape \(text(shape)) is no matrix: expected [H, W]") }
    let (height, width) = (shape[0], shape[1])
    var turned: [Float] = []
    turned.reserveCapacity(count)
    for column in 0..<width {
      for row in 0..<height { turned.append(scalars[row * width + column]) }
    }
    return Tensor(shape: [width, height], scalars: turned)
  }
}
