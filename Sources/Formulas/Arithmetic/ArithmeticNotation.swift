/// Arithmetic in signs, and for each sign the part of the text that it stands for: `10% × 200 = 30` for the words
/// “10 % of 200 is 30”.
package struct ArithmeticNotation: Sendable, Equatable {
  package private(set) var signs = ""
  /// For each byte of `signs` the bytes of the text.
  private var places: [Range<Int>] = []

  package init() {}

  /// A text that holds nothing but signs.
  package init(_ text: String) {
    signs = text
    places = text.utf8.indices.enumerated().map { $0.offset..<$0.offset + 1 }
  }

  package mutating func append(_ sign: String, for range: Range<Int>) {
    signs += sign
    for _ in sign.utf8 { places.append(range) }
  }

  /// The part of the text that some of the signs stand for.
  func place(of range: Range<Int>) -> Range<Int> {
    guard let first = places.first, let last = places.last else { return range }
    let lower = range.lowerBound < places.count ? places[range.lowerBound].lowerBound : last.upperBound
    let upper =
      range.upperBound > 0 ? places[min(range.upperBound, places.count) - 1].upperBound : first.lowerBound
    return lower..<max(lower, upper)
  }
}
