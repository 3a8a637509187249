extension Tensor {
  /// Every place repeated in a block of f × f places: upsampling to the nearest neighbour.
  /// - Formula: Y[…, i, j] = X[…, ⌊i / f⌋, ⌊j / f⌋].
  /// - Shapes: `[…, H, W]` -> `[…, f·H, f·W]` for rank 2, 3 and 4.
  /// - Parameter factor: f.
  /// - Precondition: "upsampled by 0: expected at least 1"; "upsampled by 268435456: [2, 2] would have more than
  ///   268435456 places along an axis"; the rank is 2, 3 or 4, and no axis is empty, as for
  ///   `padded`.
  public func upsampled(by factor: Int) -> Tensor {
    if factor < 1 { fatalError("upsampled by \(factor): expected at least 1") }
    let rows = planeCount * height
    let most = 1 << 28
    if factor > most / max(height, width) {
      fatalError("upsampled by \(factor): \(text(shape)) would have more than \(most) places along an axis")
    }
    let newShape = [Int](shape.dropLast(2)) + [height * factor, width * factor]
    var scalars: [Float] = []
    scalars.reserveCapacity(placeCount(of: newShape))
    for row in 0..<rows {
      let start = scalars.count
      for place in row * width..<(row + 1) * width {
        for _ in 0..<factor { scalars.append(self.scalars[place]) }
      }
      let line = [Float](scalars[start...])
      for _ in 1..<factor { scalars += line }
    }
    return Tensor(shape: newShape, scalars: scalars)
  }

  /// The sum of every block of f × f places: the gradient of `upsampled(by:)` with respect to its input, when
  /// this tensor is the gradient with respect to its result.
  /// - Formula: Y[…, i, j] = Σ over 0 <= r, s < f of X[…, f·i + r, f·j + s].
  /// - Shapes: `[…, f·H, f·W]` -> `[…, H, W]` for rank 2, 3 and 4.
  /// - Precondition: "shape [5, 4] does not divide into blocks of 2"; otherwise as for `upsampled(by:)`.
  public func summedOverBlocks(of factor: Int) -> Tensor {
    let planes = planeCount
    guard factor >= 1, height % factor == 0, width % factor == 0 else {
      fatalError("shape \(text(shape)) does not divide into blocks of \(factor)")
    }
    let (newHeight, newWidth) = (height / factor, width / factor)
    var sums = Tensor.zeros([Int](shape.dropLast(2)) + [newHeight, newWidth])
    for row in 0..<planes * height {
      for column in 0..<width {
        sums.scalars[row / factor * newWidth + column / factor] += scalars[row * width + column]
      }
    }
    return sums
  }
}
