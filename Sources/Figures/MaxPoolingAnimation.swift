public import CNN
public import Pictures

extension Figure {
  /// Max-pooling in steps, one for each window. Pixels that no window sees are hatched.
  /// - Parameters:
  ///   - image: of shape [H, W], at most 14 × 14 with its padding.
  ///   - stride: as for `maxPool`; the size of the window by default.
  public static func maxPooling(
    _ image: Tensor, size: Int, stride: Int? = nil, padding: Int = 0
  ) -> Picture {
    guard image.rank == 2 else {
      fatalError("a walk takes one plane: shape [H, W], not \(sizeText(image.shape))")
    }
    refuseLarge(image, padding)
    let step = stride ?? size
    let pooled = maxPoolWithWinners(image, size: size, stride: step, padding: padding)
    let result = pooled.maxima
    let (rows, columns) = (result.shape[0], result.shape[1])
    let all = image.shape[1] + 2 * padding
    let side = cellSide(columns: all + columns, gaps: 84)
    let top = 22.0
    let input = PaddedGrid(image, padding: padding, origin: Point(2, top), side: side)
    let left = 2 + Double(all) * side + 80
    let output = NumberGrid(plane: result, origin: Point(left, top), side: side, prefix: "output")
    var marks = [
      heading("input", above: input.grid, columns: all, left: 2),
      heading("output", above: output, columns: columns, left: left),
      Mark(
        .text(Label("max", at: Point(left - 40, top + output.height / 2), size: 13)), fill: .quiet
      ),
    ]
    marks += input.marks(
      padding: "−∞", seenRows: (rows - 1) * step + size, seenColumns: (columns - 1) * step + size)
    marks += output.marks { row, column in
      input.names(row: row * step, column: column * step, rows: size, columns: size)
    }
    var steps: [Picture.Step] = []
    for row in 0..<rows {
      for column in 0..<columns {
        let (y, x) = (row * step - padding, column * step - padding)
        let winner = pooled.winners[row * columns + column]
        let (winnerRow, winnerColumn) = (winner / image.shape[1], winner % image.shape[1])
        steps.append(
          Picture.Step(
            marks: [
              input.grid.frame(row: y, column: x, rows: size, columns: size),
              input.grid.frame(row: winnerRow, column: winnerColumn, stroke: .result, fill: .resultGround),
              Mark(
                .text(
                  Label(
                    shortText(image[winnerRow, winnerColumn]), at: input.grid.center(winnerRow, winnerColumn),
                    size: side * 0.42, isBold: true, isFixed: true)), fill: .ink),
            ] + resultStep(of: output, row: row, column: column),
            sentence: "Row \(row + 1), column \(column + 1): the largest of "
              + numbers(of: image, row: y, column: x, size: size) + " is " + shortText(result[row, column])
              + "."))
      }
    }
    return Picture(
      width: left + output.width + 2, height: top + Double(max(input.rows, rows)) * side + 2, marks: marks,
      steps: steps, keyStep: steps.count / 2,
      summary: "the largest numbers of windows of \(size) × \(size) in an image of \(sizeText(image.shape))"
        + (padding > 0 ? " with padding \(padding)" : "") + ", stride \(step); the output has "
        + sizeText(result.shape) + " numbers")
  }

  private static func numbers(of image: Tensor, row: Int, column: Int, size: Int) -> String {
    var text = ""
    var count = 0
    for y in row..<(row + size) where y >= 0 && y < image.shape[0] {
      for x in column..<(column + size) where x >= 0 && x < image.shape[1] {
        count += 1
        if count == 17 { return text + ", …" }
        if count > 17 { continue }
        text += text.isEmpty ? shortText(image[y, x]) : ", " + shortText(image[y, x])
      }
    }
    return text
  }
}
