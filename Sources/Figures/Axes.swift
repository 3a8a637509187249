import Pictures

/// A frame for curves: two axes with ticks at round numbers.
struct Axes {
  /// The ranges that are shown; where `isLogarithmic`, `y` holds powers of ten.
  let x: ClosedRange<Double>
  let y: ClosedRange<Double>
  let isLogarithmic: Bool
  let left = 52.0
  let top = 26.0
  let width: Double
  let height: Double

  init(
    x: ClosedRange<Double>, y: ClosedRange<Double>, isLogarithmic: Bool = false, width: Double = 470,
    height: Double = 240
  ) {
    self.x = Self.widened(x)
    self.y = Self.widened(isLogarithmic ? logarithm(y.lowerBound)...logarithm(y.upperBound) : y)
    self.isLogarithmic = isLogarithmic
    self.width = width
    self.height = height
  }

  private static func widened(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
    range.lowerBound < range.upperBound ? range : (range.lowerBound - 0.5)...(range.upperBound + 0.5)
  }

  func point(_ x: Double, _ y: Double) -> Point {
    let value = isLogarithmic ? logarithm(y) : y
    let bounded = min(max(value, self.y.lowerBound), self.y.upperBound)
    return Point(
      left + (x - self.x.lowerBound) / (self.x.upperBound - self.x.lowerBound) * width,
      top + (1 - (bounded - self.y.lowerBound) / (self.y.upperBound - self.y.lowerBound)) * height)
  }

  /// Grid lines, tick labels, and the titles of the axes.
  func marks(x xName: String, y yName: String) -> [Mark] {
    var marks: [Mark] = []
    let bottom = top + height
    for tick in Self.ticks(x) {
      let place = left + (tick - x.lowerBound) / (x.upperBound - x.lowerBound) * width
      marks.append(Mark(.path([Point(place, top), Point(place, bottom)], isClosed: false), stroke: .line))
      marks.append(label(number(tick), at: Point(place, bottom + 13), .middle))
    }
    for tick in isLogarithmic ? Self.wholeTicks(y) : Self.ticks(y) {
      let place = top + (1 - (tick - y.lowerBound) / (y.upperBound - y.lowerBound)) * height
      marks.append(
        Mark(.path([Point(left, place), Point(left + width, place)], isClosed: false), stroke: .line))
      marks.append(
        label(isLogarithmic ? power(Int(tick)) : number(tick), at: Point(left - 7, place), .end))
    }
    marks.append(
      Mark(
        .path([Point(left, top), Point(left, bottom), Point(left + width, bottom)], isClosed: false),
        stroke: .quiet))
    if !xName.isEmpty { marks.append(label(xName, at: Point(left + width, bottom + 30), .end)) }
    if !yName.isEmpty { marks.append(label(yName, at: Point(left - 7, top - 15), .start)) }
    return marks
  }

  private func label(_ text: String, at place: Point, _ anchor: Label.Anchor) -> Mark {
    Mark(.text(Label(text, at: place, size: 11, anchor: anchor)), fill: .quiet)
  }

  private func number(_ value: Double) -> String {
    // Rounding errors beside the range are shown as 0.
    let span = max(x.upperBound - x.lowerBound, y.upperBound - y.lowerBound)
    return shortText(Float(abs(value) < span * 1e-9 ? 0 : value))
  }

  private func power(_ exponent: Int) -> String {
    switch exponent {
    case 0...3:
      var text = "1"
      for _ in 0..<exponent { text += "0" }
      return text
    case -4..<0:
      var text = "0."
      for _ in 1..<(-exponent) { text += "0" }
      return text + "1"
    default: return "1e\(exponent)"
    }
  }

  /// About five round numbers.
  static func ticks(_ range: ClosedRange<Double>) -> [Double] {
    let raw = (range.upperBound - range.lowerBound) / 5
    var unit = 1.0
    while unit * 10 <= raw { unit *= 10 }
    while unit > raw { unit /= 10 }
    let step = raw / unit > 5 ? unit * 10 : raw / unit > 2 ? unit * 5 : raw / unit > 1 ? unit * 2 : unit
    return multiples(of: step, in: range)
  }

  /// Whole numbers, at most eight of them.
  static func wholeTicks(_ range: ClosedRange<Double>) -> [Double] {
    var step = 1.0
    while (range.upperBound - range.lowerBound) / step > 8 { step += 1 }
    return multiples(of: step, in: range)
  }

  private static func multiples(of step: Double, in range: ClosedRange<Double>) -> [Double] {
    var ticks: [Double] = []
    var count = Int(range.lowerBound / step)
    while Double(count) * step < range.lowerBound - step * 1e-6 { count += 1 }
    while Double(count) * step <= range.upperBound + step * 1e-6 {
      ticks.append(Double(count) * step)
      count += 1
    }
    return ticks
  }
}

/// The logarithm to the base 10 of a number above 10⁻¹²; −12 for any other, the lowest that is drawn.
func logarithm(_ value: Double) -> Double {
  guard value > 1e-12 else { return -12 }
  var (mantissa, exponent) = (value, 0.0)
  while mantissa >= 10 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
  while mantissa < 1 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
  // ln m = 2 artanh((m − 1)/(m + 1)), for the fourth root of the mantissa, which is close to 1.
  let root = mantissa.squareRoot().squareRoot()
  let ratio = (root - 1) / (root + 1)
  let square = ratio * ratio
  let series = 1 + square * (1 / 3 + square * (1 / 5 + square * (1 / 7 + square / 9)))
  return exponent + 8 * ratio * series / 2.302585092994046
}
