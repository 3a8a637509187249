public import CNN
public import Pictures

extension Figure {
  /// A cross-correlation in steps, one for each position of the window, with the sum written out.
  /// - Parameters:
  ///   - image: of shape [H, W], at most 14 × 14 with its padding.
  ///   - filter: of shape [R, S].
  /// - Precondition: the filter fits, as `SlidingWindow` words it.
  public static func crossCorrelation(
    _ image: Tensor, with filter: Tensor, stride: Int = 1, padding: Int = 0
  ) -> Picture {
    guard image.rank == 2, filter.rank == 2 else {
      fatalError(
        "a walk takes one plane and one filter: shapes [H, W] and [R, S], not \(sizeText(image.shape)) and \(sizeText(filter.shape))"
      )
    }
    refuseLarge(image, padding)
    let result = crossCorrelate(image, with: filter, stride: stride, padding: padding)
    let (windowRows, windowColumns) = (filter.shape[0], filter.shape[1])
    let (outputRows, outputColumns) = (result.shape[0], result.shape[1])
    let all = image.shape[1] + 2 * padding
    let side = cellSide(columns: all + windowColumns + outputColumns, gaps: 124)
    let top = 22.0
    let input = PaddedGrid(image, padding: padding, origin: Point(2, top), side: side)
    let filterLeft = 2 + Double(all) * side + 60
    let filterGrid = NumberGrid(plane: filter, origin: Point(filterLeft, top), side: side, prefix: "filter")
    let resultLeft = filterLeft + filterGrid.width + 60
    let output = NumberGrid(plane: result, origin: Point(resultLeft, top), side: side, prefix: "output")
    var marks = [
      heading("input", above: input.grid, columns: all, left: 2),
      heading("filter", above: filterGrid, columns: windowColumns, left: filterLeft),
      heading("output", above: output, columns: outputColumns, left: resultLeft),
      sign("∗", at: filterLeft - 30, beside: filterGrid), sign("=", at: resultLeft - 30, beside: filterGrid),
    ]
    marks += input.marks(
      padding: "0", seenRows: (outputRows - 1) * stride + windowRows,
      seenColumns: (outputColumns - 1) * stride + windowColumns)
    marks += filterGrid.marks()
    marks += output.marks { row, column in
      input.names(row: row * stride, column: column * stride, rows: windowRows, columns: windowColumns)
    }
    var steps: [Picture.Step] = []
    for row in 0..<outputRows {
      for column in 0..<outputColumns {
        let (y, x) = (row * stride - padding, column * stride - padding)
        steps.append(
          Picture.Step(
            marks: [input.grid.frame(row: y, column: x, rows: windowRows, columns: windowColumns)]
              + resultStep(of: output, row: row, column: column),
            sentence: "Row \(row + 1), column \(column + 1): "
              + sum(of: image, filter, row: y, column: x, is: result[row, column]) + "."))
      }
    }
    return Picture(
      width: resultLeft + output.width + 2,
      height: top + Double(max(input.rows, windowRows, outputRows)) * side + 2,
      marks: marks, steps: steps, keyStep: steps.count / 2,
      summary: "a filter of \(sizeText(filter.shape)) walks over an image of \(sizeText(image.shape))"
        + (padding > 0 ? " with padding \(padding)" : "")
        + ", stride \(stride); the output has \(sizeText(result.shape)) numbers")
  }

  private static func sign(_ text: String, at x: Double, beside grid: NumberGrid) -> Mark {
    Mark(.text(Label(text, at: Point(x, grid.origin.y + grid.height / 2), size: 20)), fill: .quiet)
  }

  /// `1·2 + 3·(−1) = −1`; products with a weight of 0 are left out where there are many.
  private static func sum(
    of image: Tensor, _ filter: Tensor, row: Int, column: Int, is result: Float
  ) -> String {
    var terms: [String] = []
    let isLong = filter.count > 9
    for r in 0..<filter.shape[0] {
      for s in 0..<filter.shape[1] {
        let (y, x) = (row + r, column + s)
        let isInside = y >= 0 && x >= 0 && y < image.shape[0] && x < image.shape[1]
        let number = isInside ? image[y, x] : 0
        if isLong, filter[r, s] == 0 || number == 0 { continue }
        terms.append("\(bracketed(Double(number)))·\(bracketed(Double(filter[r, s])))")
      }
    }
    if terms.isEmpty { terms = ["nothing but zeros"] }
    if terms.count > 12 { terms = terms.prefix(12) + ["…"] }
    return terms.joined(separator: " + ") + " = " + shortText(result)
  }

  static func refuseLarge(_ image: Tensor, _ padding: Int) {
    guard padding >= 0, image.shape[0] + 2 * padding <= 14, image.shape[1] + 2 * padding <= 14 else {
      fatalError(
        "a walk over \(sizeText(image.shape)) with padding \(padding) has too many cells to be read: at most 14 × 14"
      )
    }
  }
}
