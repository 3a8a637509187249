import CNN
import Pictures

/// A plane of numbers, drawn as a grid of cells.
struct NumberGrid {
  /// Of shape [H, W].
  let plane: Tensor
  /// The upper left corner.
  let origin: Point
  /// The side of a cell.
  var side = 34.0
  /// The beginning of the cells' names: with `input`, the cell in the first row and column is `input:1,1`.
  /// Without a prefix the cells have no names.
  var prefix = ""

  var rows: Int { plane.shape[0] }
  var columns: Int { plane.shape[1] }
  var width: Double { Double(columns) * side }
  var height: Double { Double(rows) * side }

  func name(_ row: Int, _ column: Int) -> String {
    prefix.isEmpty ? "" : "\(prefix):\(row + 1),\(column + 1)"
  }

  /// The upper left corner of a cell, which may be outside of the grid.
  func corner(_ row: Int, _ column: Int) -> Point {
    Point(origin.x + Double(column) * side, origin.y + Double(row) * side)
  }

  func center(_ row: Int, _ column: Int) -> Point {
    Point(origin.x + (Double(column) + 0.5) * side, origin.y + (Double(row) + 0.5) * side)
  }

  /// A rectangle around cells.
  func frame(
    row: Int, column: Int, rows: Int = 1, columns: Int = 1, stroke: ColorRole = .focus, fill: ColorRole? = nil
  ) -> Mark {
    let corner = corner(row, column)
    return Mark(
      .rectangle(
        x: corner.x, y: corner.y, width: Double(columns) * side, height: Double(rows) * side, corner: 3),
      fill: fill, stroke: stroke, strokeWidth: 3)
  }

  /// The largest text size at which every number fits into its cell.
  private var textSize: Double {
    let longest = plane.scalars.reduce(1) { max($0, shortText($1).unicodeScalars.count) }
    return min(side * 0.42, side * 0.92 / (Double(longest) * 0.6))
  }

  /// - Parameter sources: the names of the cells from which each cell's value was computed.
  func marks(sources: (_ row: Int, _ column: Int) -> [String] = { _, _ in [] }) -> [Mark] {
    var marks: [Mark] = []
    let size = textSize
    for row in 0..<rows {
      for column in 0..<columns {
        let corner = corner(row, column)
        marks.append(
          Mark(
            .rectangle(x: corner.x, y: corner.y, width: side, height: side, corner: 0), fill: .cell,
            stroke: .line, name: name(row, column), sources: sources(row, column)))
        marks.append(
          Mark(
            .text(
              Label(shortText(plane[row, column]), at: center(row, column), size: size, isFixed: true)),
            fill: .ink))
      }
    }
    return marks
  }
}
