extension Tensor {
  /// Tensors one after the other along their first axis: `[2, H, W]` and `[3, H, W]` become `[5, H, W]`.
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

  /// A part of every plane: `image.cropped(rows: 2..<5, columns: 0..<3)`. An axis without a range is kept
  /// whole.
  /// - Shapes: `[…, H, W]` -> `[…, rows, columns]` for rank 2, 3 and 4.
  /// - Precondition: the part has places and lies inside: "rows 2..<7 of shape [5, 5]: expected a part of
  ///   0..<5"; the rank is 2, 3 or 4, and no axis is empty, as for `padded`.
  public func cropped(rows: Range<Int>? = nil, columns: Range<Int>? = nil) -> Tensor {
    let planes = planeCount
    func part(_ range: Range<Int>?, _ name: String, of size: Int) -> Range<Int> {
      let range = range ?? 0..<size
      guard range.lowerBound >= 0, range.upperBound <= size, !range.isEmpty else {
        fatalError(
          "\(name) \(range.lowerBound)..<\(range.upperBound) of shape \(text(shape)): expected a part of "
            + "0..<\(size)")
      }
      return range
    }
    let (down, across) = (part(rows, "rows", of: height), part(columns, "columns", of: width))
    var part: [Float] = []
    part.reserveCapacity(planes * down.count * across.count)
    for plane in 0..<planes {
      for row in down {
        let start = (plane * height + row) * width
        part += scalars[start + across.lowerBound..<start + across.upperBound]
      }
    }
    return Tensor(shape: [Int](shape.dropLast(2)) + [down.count, across.count], scalars: part)
  }

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

  /// Every place repeated in a block of f × f places: upsampling to the nearest neighbour.
  /// - Formula: Y[…, i, j] = X[…, ⌊i / f⌋, ⌊j / f⌋].
  /// - Shapes: `[…, H, W]` -> `[…, f·H, f·W]` for rank 2, 3 and 4.
  /// - Parameter factor: f.
  /// - Precondition: "upsampled by 0: expected at least 1"; "upsampled by 268435456: [2, 2] would have more
  ///   than 268435456 places along an axis"; the rank is 2, 3 or 4, and no axis is empty, as for
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
