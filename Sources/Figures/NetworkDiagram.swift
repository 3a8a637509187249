public import CNN
public import Pictures

extension Figure {
  /// A network from top to bottom: each layer with the shape of its output, a bar that is longer the more
  /// numbers that has, and its number of parameters.
  public static func diagram(_ network: Network) -> Picture {
    let summary = network.summary
    let (left, room, line) = (250.0, 250.0, 34.0)
    var most = max(1, count(summary.inputShape))
    for row in summary.rows { most = max(most, count(row.outputShape)) }
    var marks: [Mark] = []
    var spoken = "a network that takes \(sizeText(summary.inputShape))"
    func add(_ name: String, _ shape: [Int], parameters: Int, at index: Int) {
      let y = Double(index) * line + 18
      if index > 0 {
        marks.append(
          Mark(
            .path([Point(left - 126, y - line + 12), Point(left - 126, y - 12)], isClosed: false),
            stroke: .quiet))
        marks.append(
          Mark(
            .path(
              [Point(left - 129, y - 16), Point(left - 123, y - 16), Point(left - 126, y - 11)],
              isClosed: true),
            fill: .quiet))
      }
      marks.append(
        Mark(
          .rectangle(x: 2, y: y - 11, width: left - 14, height: 22, corner: 5),
          fill: parameters > 0 ? .seriesGround(0) : .cell, stroke: .line))
      marks.append(Mark(.text(Label(name, at: Point(left / 2 - 5, y), size: 12)), fill: .ink))
      let long = max(3, room * (Double(count(shape)) / Double(most)).squareRoot())
      marks.append(
        Mark(.rectangle(x: left, y: y - 7, width: long, height: 14, corner: 2), fill: .series(0)))
      marks.append(
        Mark(
          .text(
            Label(sizeText(shape), at: Point(left + long + 8, y), size: 12, anchor: .start, isFixed: true)),
          fill: .ink))
      if parameters > 0 {
        marks.append(
          Mark(
            .text(Label("\(parameters) parameters", at: Point(Figure.width - 2, y), size: 12, anchor: .end)),
            fill: .quiet))
      }
    }
    add("input", summary.inputShape, parameters: 0, at: 0)
    for (index, row) in summary.rows.enumerated() {
      add(row.layer.description, row.outputShape, parameters: row.parameters, at: index + 1)
      spoken += "; \(row.layer.description) gives \(sizeText(row.outputShape))"
      if row.parameters > 0 { spoken += " with \(row.parameters) parameters" }
    }
    return Picture(
      width: Figure.width, height: Double(summary.rows.count + 1) * line + 4, marks: marks, summary: spoken)
  }

  private static func count(_ shape: [Int]) -> Int {
    shape.reduce(1, *)
  }
}
