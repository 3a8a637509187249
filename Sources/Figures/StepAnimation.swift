import CNN
import Pictures

// What the animations of a window that moves over an image have in common.

/// The image of an animation with the padding around it and with marks on what no window sees.
struct PaddedGrid {
  let grid: NumberGrid
  let padding: Int

  /// - Parameter plane: of shape [H, W], without padding.
  init(_ plane: Tensor, padding: Int, origin: Point, side: Double) {
    let inner = Point(origin.x + Double(padding) * side, origin.y + Double(padding) * side)
    grid = NumberGrid(plane: plane, origin: inner, side: side, prefix: "input")
    self.padding = padding
  }

  var rows: Int { grid.rows + 2 * padding }
  var columns: Int { grid.columns + 2 * padding }

  /// The image, the padding, and hatching over what no window sees.
  /// - Parameters:
  ///   - text: the text in a cell of the padding.
  ///   - seenRows, seenColumns: how many rows of the padded image from its top, and columns from its left,
  ///     windows see.
  func marks(padding text: String, seenRows: Int, seenColumns: Int) -> [Mark] {
    var marks = grid.marks()
    for row in 0..<rows {
      for column in 0..<columns {
        let (y, x) = (row - padding, column - padding)
        guard y < 0 || x < 0 || y >= grid.rows || x >= grid.columns else { continue }
        let corner = grid.corner(y, x)
        marks.append(
          Mark(
            .rectangle(x: corner.x, y: corner.y, width: grid.side, height: grid.side, corner: 0),
            fill: .paper, stroke: .line, isDashed: true))
        marks.append(
          Mark(.text(Label(text, at: grid.center(y, x), size: grid.side * 0.36, isFixed: true)), fill: .quiet)
        )
      }
    }
    return marks + unseen(fromRow: seenRows, column: seenColumns)
  }

  /// Slanted lines over what no window sees.
  private func unseen(fromRow seenRows: Int, column seenColumns: Int) -> [Mark] {
    var marks: [Mark] = []
    func hatch(_ row: Int, _ column: Int, _ rows: Int, _ columns: Int) {
      guard rows > 0, columns > 0 else { return }
      let corner = grid.corner(row - padding, column - padding)
      marks.append(
        Mark(
          .hatching(
            x: corner.x, y: corner.y, width: Double(columns) * grid.side, height: Double(rows) * grid.side),
          stroke: .quiet))
    }
    hatch(0, seenColumns, rows, columns - seenColumns)
    hatch(seenRows, 0, rows - seenRows, seenColumns)
    return marks
  }

  /// The names of the cells of a window; those of the padding have none.
  func names(row: Int, column: Int, rows: Int, columns: Int) -> [String] {
    var names: [String] = []
    for y in (row - padding)..<(row - padding + rows) where grid.plane.shape[0] > y && y >= 0 {
      for x in (column - padding)..<(column - padding + columns) where grid.plane.shape[1] > x && x >= 0 {
        names.append(grid.name(y, x))
      }
    }
    return names
  }
}

/// The marks of a cell of the result in the step that computes it.
func resultStep(of grid: NumberGrid, row: Int, column: Int) -> [Mark] {
  [
    grid.frame(row: row, column: column, stroke: .result, fill: .resultGround),
    Mark(
      .text(
        Label(
          shortText(grid.plane[row, column]), at: grid.center(row, column), size: grid.side * 0.42,
          isBold: true, isFixed: true)), fill: .ink),
  ]
}

func heading(_ text: String, above grid: NumberGrid, columns: Int, left: Double) -> Mark {
  Mark(
    .text(Label(text, at: Point(left + Double(columns) * grid.side / 2, 10), size: 12)), fill: .quiet)
}

/// The side of a cell at which `columns` cells and `gaps` pixels fit into the width of a figure.
func cellSide(columns: Int, gaps: Double, most: Double = 36) -> Double {
  let room = (Figure.width - gaps) / Double(max(1, columns))
  return room >= most ? most : Double(Int(room))
}
