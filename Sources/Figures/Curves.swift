public import Pictures

extension Figure {
  /// Lists of numbers as curves, each with its name at its end.
  /// - Parameters:
  ///   - curves: 1 to 6; numbers that are not finite leave gaps.
  ///   - x: the title of the horizontal axis, which counts from 1.
  ///   - y: the title of the vertical axis.
  ///   - isLogarithmic: whether the vertical axis is logarithmic; numbers that are not above 0 then leave
  ///     gaps.
  public static func curves(
    _ curves: [(String, [Float])], x: String = "", y: String = "", isLogarithmic: Bool = false
  ) -> Picture {
    self.curves(
      curves.map { ($0, $1.map(Double.init)) }, x: x, y: y, isLogarithmic: isLogarithmic)
  }

  public static func curves(
    _ curves: [(String, [Double])], x: String = "", y: String = "", isLogarithmic: Bool = false
  ) -> Picture {
    lines(
      curves.map { name, values in
        (name, values.enumerated().map { Point(Double($0.offset + 1), $0.element) })
      }, x: x, y: y, isLogarithmic: isLogarithmic)
  }

  /// Functions of one number over a range.
  public static func function(
    _ range: ClosedRange<Double>, _ functions: [(String, (Double) -> Double)], x: String = "x", y: String = ""
  ) -> Picture {
    let count = 240
    return lines(
      functions.map { name, function in
        (
          name,
          (0...count).map { index in
            let place =
              range.lowerBound + (range.upperBound - range.lowerBound) * Double(index) / Double(count)
            return Point(place, function(place))
          }
        )
      }, x: x, y: y, isLogarithmic: false)
  }

  private static func lines(
    _ lines: [(name: String, points: [Point])], x: String, y: String, isLogarithmic: Bool
  ) -> Picture {
    guard !lines.isEmpty, lines.count <= 6 else {
      fatalError("\(lines.count) curves: 1 to 6 can be told apart")
    }
    var (left, right, low, high) = (Double.infinity, -Double.infinity, Double.infinity, -Double.infinity)
    for line in lines {
      for point in line.points where isShown(point, isLogarithmic) {
        (left, right) = (min(left, point.x), max(right, point.x))
        (low, high) = (min(low, point.y), max(high, point.y))
      }
    }
    guard left <= right else { fatalError("there is no number to draw") }
    if !isLogarithmic, low > 0, low < high / 3 { low = 0 }
    let axes = Axes(x: left...right, y: low...high, isLogarithmic: isLogarithmic)
    var marks = axes.marks(x: x, y: y)
    var ends: [(place: Point, name: String, number: Int)] = []
    for (number, line) in lines.enumerated() {
      var part: [Point] = []
      func close() {
        if part.count > 1 {
          marks.append(Mark(.path(part, isClosed: false), stroke: .series(number), strokeWidth: 2))
        } else if let only = part.first {
          marks.append(Mark(.circle(center: only, radius: 2.5), fill: .series(number)))
        }
        part = []
      }
      for point in line.points {
        if isShown(point, isLogarithmic) { part.append(axes.point(point.x, point.y)) } else { close() }
      }
      if let last = part.last { ends.append((last, line.name, number)) }
      close()
    }
    marks += names(ends, right: axes.left + axes.width, bottom: axes.top + axes.height)
    let named = lines.map { $0.name }.filter { !$0.isEmpty }.joined(separator: ", ")
    return Picture(
      width: Figure.width, height: axes.top + axes.height + 40, marks: marks,
      summary: "\(lines.count) curve\(lines.count == 1 ? "" : "s")" + (named.isEmpty ? "" : ": " + named)
        + "; from \(shortText(Float(low))) to \(shortText(Float(high)))"
        + (y.isEmpty ? "" : " " + y) + (x.isEmpty ? "" : " over \(x)"))
  }

  private static func isShown(_ point: Point, _ isLogarithmic: Bool) -> Bool {
    point.y.isFinite && point.x.isFinite && (!isLogarithmic || point.y > 0)
  }

  /// The names of curves at their right ends, moved apart where they would overlap.
  private static func names(
    _ ends: [(place: Point, name: String, number: Int)], right: Double, bottom: Double
  ) -> [Mark] {
    var sorted = ends.filter { !$0.name.isEmpty }.sorted { $0.place.y < $1.place.y }
    for index in sorted.indices.dropFirst() where sorted[index].place.y < sorted[index - 1].place.y + 15 {
      sorted[index].place.y = sorted[index - 1].place.y + 15
    }
    let below = (sorted.last?.place.y ?? 0) - bottom
    return sorted.map { end in
      Mark(
        .text(
          Label(
            end.name, at: Point(right + 8, end.place.y - max(0, below)), size: 12, anchor: .start,
            isBold: true)),
        fill: .series(end.number))
    }
  }
}
