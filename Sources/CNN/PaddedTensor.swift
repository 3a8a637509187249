extension Tensor {
  /// Every plane with a border of one number, equally wide on all four sides.
  /// - Shapes: `[…, H, W]` -> `[…, H + 2P, W + 2P]` for rank 2, 3 and 4.
  /// - Parameters:
  ///   - padding: P, the width of the border in places.
  ///   - number: what the border is filled with; 0 unless told otherwise.
  /// - Precondition: the padding is not negative: "padding by -1, -1, -1, -1: a border cannot be negative",
  ///   nor above 2²⁸; the rank is 2, 3 or 4, and no axis is empty: "shape [0, 2, 2] has an empty axis".
  public func padded(by padding: Int, with number: Float = 0) -> Tensor {
    padded(top: padding, bottom: padding, left: padding, right: padding, with: number)
  }

  /// Every plane with a border of one number, of its own width on each side.
  /// - Shapes: `[…, H, W]` -> `[…, top + H + bottom, left + W + right]` for rank 2, 3 and 4.
  /// - Precondition: as for `padded(by:with:)`; the message shows top, bottom, left, right.
  public func padded(
    top: Int = 0, bottom: Int = 0, left: Int = 0, right: Int = 0, with number: Float = 0
  ) -> Tensor {
    func refuse(_ reason: String) -> Never {
      fatalError("padding by \(top), \(bottom), \(left), \(right): \(reason)")
    }
    if min(top, bottom, left, right) < 0 { refuse("a border cannot be negative") }
    if max(top, bottom, left, right) > 1 << 28 { refuse("none may be above \(1 << 28)") }
    let planes = planeCount
    let newWidth = left + width + right
    let newShape = [Int](shape.dropLast(2)) + [top + height + bottom, newWidth]
    var scalars: [Float] = []
    scalars.reserveCapacity(placeCount(of: newShape))
    func border(_ count: Int) { scalars += [Float](repeating: number, count: count) }
    for plane in 0..<planes {
      border(top * newWidth)
      for row in plane * height..<(plane + 1) * height {
        border(left)
        scalars += self.scalars[row * width..<(row + 1) * width]
        border(right)
      }
      border(bottom * newWidth)
    }
    return Tensor(shape: newShape, scalars: scalars)
  }
}
