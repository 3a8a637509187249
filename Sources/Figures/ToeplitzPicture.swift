public import CNN
public import Pictures

extension Figure {
  /// The Toeplitz matrix of a filter: equal weights have equal colours, zeros are empty.
  /// - Parameter input: [H, W], the shape of the image.
  /// - Precondition: the matrix has at most 64 rows and columns: "a matrix of 81 × 121 is too large to be
  ///   drawn: at most 64 × 64"; else as for `toeplitzMatrix`.
  public static func toeplitz(_ filter: Tensor, input: [Int], stride: Int = 1) -> Picture {
    let matrix = toeplitzMatrix(of: filter, over: input, stride: stride, padding: .valid)
    let (rows, columns) = (matrix.shape[0], matrix.shape[1])
    guard rows <= 64, columns <= 64 else {
      fatalError("a matrix of \(sizeText(matrix.shape)) is too large to be drawn: at most 64 × 64")
    }
    let side = cellSide(columns: columns, gaps: 4, most: 22)
    let limit = filter.scalars.reduce(0) { max($0, Double($1.magnitude)) }
    var marks: [Mark] = [
      Mark(
        .rectangle(x: 2, y: 2, width: Double(columns) * side, height: Double(rows) * side, corner: 0),
        fill: .cell, stroke: .line)
    ]
    for row in 0..<rows {
      for column in 0..<columns where matrix[row, column] != 0 {
        let color = ColorRole.level(Double(matrix[row, column]), limit: limit)
        let (x, y) = (2 + Double(column) * side, 2 + Double(row) * side)
        marks.append(
          Mark(.rectangle(x: x, y: y, width: side, height: side, corner: 0), fill: color, stroke: .paper))
        if side >= 18 {
          marks.append(
            Mark(
              .text(
                Label(
                  shortText(matrix[row, column]), at: Point(x + side / 2, y + side / 2), size: side * 0.45,
                  isFixed: true)), fill: color.isDeep ? .paper : .ink))
        }
      }
    }
    return Picture(
      width: Double(columns) * side + 4, height: Double(rows) * side + 4, marks: marks,
      summary:
        "a matrix of \(sizeText(matrix.shape)) with the weights of a filter of \(sizeText(filter.shape)) "
        + "shifted from row to row; \(matrix.count - matrix.zeroCount) of its \(matrix.count) places are "
        + "not zero"
    )
  }
}
