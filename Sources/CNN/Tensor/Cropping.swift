extension Tensor {
  /// A part of every plane: `image.cropped(rows: 2..<5, columns: 0..<3)`. What is not said is kept whole.
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
}
