/// Pictures for lectures, each computed from the values that it shows.
///
/// An expression statement with one of these is drawn below its cell. Readers can go through those with
/// steps.
public enum Figure {
  /// The greatest width of a figure, in pixels of the page.
  static let width = 680.0
}

/// A number as figures show it: a whole one as it is, any other with about three significant digits.
func shortText(_ number: Float) -> String { shortText(Double(number)) }

func shortText(_ number: Double) -> String {
  if number != number { return "nan" }
  if number.magnitude > 1e7 { return number < 0 ? "−big" : "big" }
  let magnitude = number.magnitude
  var places = 0
  if magnitude != Double(Int(magnitude)) {
    places = magnitude >= 100 ? 0 : magnitude >= 10 ? 1 : 2
    if magnitude < 0.1 { places = 3 }
  }
  var factor = 1
  for _ in 0..<places { factor *= 10 }
  var scaled = Int(magnitude * Double(factor) + 0.5)
  while places > 0, scaled % 10 == 0 {
    scaled /= 10
    factor /= 10
    places -= 1
  }
  var text = "\(scaled / factor)"
  if places > 0 {
    var rest = "\(scaled % factor)"
    while rest.utf8.count < places { rest = "0" + rest }
    text += "." + rest
  }
  return number < 0 && scaled > 0 ? "−" + text : text
}

/// A factor of a product: the number, in parentheses where it is negative.
func bracketed(_ number: Double) -> String {
  number < 0 ? "(\(shortText(number)))" : shortText(number)
}

/// `4 × 3`
func sizeText(_ lengths: [Int]) -> String { lengths.map { "\($0)" }.joined(separator: " × ") }
