extension Tensor {
  /// Tensors behind each other along their first axis: `[2, H, W]` and `[3, H, W]` become `[5, H, W]`.
  /// - Precondition: there is at least one, each has an axis, and all others axes agree: "shape [2, 5, 5]
  ///   cannot follow shape [3, 4, 4]: only the first axes may differ".
  public init(concatenating parts: [Tensor]) {
    guard let first = parts.first else { fatalError("nothing to concatenate: expected at least one tensor") }
    var (length, scalars): (Int, [Float]) = (0, [])
    for part in parts {
      guard part.rank > 0, part.shape.dropFirst() == first.shape.dropFirst() else {
        fatalError(
          "shape \(text(part.shape)) cannot follow shape \(text(first.shape)): only the first axes may differ"
        )
      }
      length += part.shape[0]
      scalars += part.scalars
    }
    self.init(shape: [length] + first.shape.dropFirst(), scalars: scalars)
  }
}
