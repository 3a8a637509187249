/// Compares what was seen with what is expected of it.
struct Comparison: Sendable, Equatable {
  /// The first place where the two differ; nil where the expectation holds.
  let difference: Difference?

  struct Difference: Sendable, Equatable {
    let expected: String
    let seen: String
  }

  var holds: Bool { difference == nil }

  /// - `expected`: as the author wrote it, with `...`, `± e`, `w…`.
  /// - `seen`: as the program logged it.
  init(expected: String, seen: String) {
    let spelled = Self.spelled(expected)
    if expected.utf8.elementsEqual(seen.utf8) || spelled != nil && spelled == Self.spelled(seen) {
      difference = nil
      return
    }
    let pattern = ValuePattern(expected)
    let value = ValuePattern(seen)
    if let first = Self.difference(pattern, value) {
      // `Optional(3)` is what Swift prints; `3` is what an author may write.
      if let unwrapped = Self.unwrapped(value), Self.difference(pattern, unwrapped) == nil {
        difference = nil
      } else {
        difference = first
      }
    } else {
      difference = nil
    }
  }

  /// Whether an expectation leaves something open, so that it must not be replaced by a value.
  static func isPattern(_ expected: String) -> Bool { isPattern(ValuePattern(expected)) }

  private static func isPattern(_ tree: ValuePattern) -> Bool {
    tree.items.joined().contains { node in
      switch node {
      case .anything: true
      case .number(let number): number.tolerance != nil
      case .group(_, let inner): isPattern(inner)
      case .text, .word: false
      }
    }
  }

  /// The text without the blanks beside brackets and commas; nil where the text has quotes, in which blanks matter.
  private static func spelled(_ text: String) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count)
    var sawBlank = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): return nil
      case 9, 10, 13, 32: sawBlank = true
      default:
        if sawBlank, let last = result.last, !isSeparator(last), !isSeparator(byte) { result.append(32) }
        sawBlank = false
        result.append(byte)
      }
    }
    return result
  }

  private static func isSeparator(_ byte: UInt8) -> Bool { "[](){},".utf8.contains(byte) }

  private static func unwrapped(_ tree: ValuePattern) -> ValuePattern? {
    guard tree.items.count == 1, tree.items[0].count == 2, tree.items[0][0] == .word("Optional"),
      case .group("(", let inner) = tree.items[0][1]
    else { return nil }
    return inner
  }

  private static func difference(_ pattern: ValuePattern, _ value: ValuePattern) -> Difference? {
    matchSequence(pattern.items, value.items, isAnything: { $0 == [.anything] }, separator: ", ", show: show)
    {
      item($0, $1)
    }
  }

  private static func item(_ pattern: [ValuePattern.Node], _ value: [ValuePattern.Node]) -> Difference? {
    matchSequence(pattern, value, isAnything: { $0 == .anything }, separator: " ", show: show) {
      node($0, $1)
    }
  }

  /// Matches two sequences; an element that stands for anything matches any number of elements.
  private static func matchSequence<Element>(
    _ pattern: [Element], _ value: [Element], isAnything: (Element) -> Bool, separator: String,
    show: (Element) -> String, match: (Element, Element) -> Difference?
  ) -> Difference? {
    var p = 0
    var v = 0
    var afterAnything: (pattern: Int, value: Int)?
    var first: Difference?
    while v < value.count {
      if p < pattern.count, isAnything(pattern[p]) {
        afterAnything = (p + 1, v)
        p += 1
        continue
      }
      let found =
        p < pattern.count
        ? match(pattern[p], value[v])
        : Difference(expected: "nothing more", seen: show(value[v]))
      guard let found else {
        p += 1
        v += 1
        continue
      }
      if first == nil { first = found }
      guard let (pattern, value) = afterAnything else { return first }
      p = pattern
      v = value + 1
      afterAnything = (pattern, v)
    }
    while p < pattern.count, isAnything(pattern[p]) { p += 1 }
    guard p < pattern.count else { return nil }
    return first ?? Difference(expected: show(pattern[p]), seen: "nothing more")
  }

  private static func node(_ pattern: ValuePattern.Node, _ value: ValuePattern.Node) -> Difference? {
    switch (pattern, value) {
    case (.anything, _): return nil
    case (.number(let expected), .number(let seen)) where number(expected, seen): return nil
    case (.group(let left, let inner), .group(let right, let other)) where left == right:
      return difference(inner, other)
    // Byte for byte: two encodings of an accented letter are two texts.
    case (.text(let expected), .text(let seen)) where expected.utf8.elementsEqual(seen.utf8): return nil
    case (.word(let expected), .word(let seen)) where expected.utf8.elementsEqual(seen.utf8): return nil
    default: return Difference(expected: show(pattern), seen: show(value))
    }
  }

  private static func number(_ expected: ValuePattern.Number, _ seen: ValuePattern.Number) -> Bool {
    guard let written = ExactDecimal(expected.text), let value = ExactDecimal(seen.text) else {
      return expected.text == seen.text
    }
    if let tolerance = expected.tolerance {
      guard let tolerance = ExactDecimal(tolerance) else { return false }
      return (value - written).magnitude <= tolerance
    }
    if expected.isTruncated {
      let beyond = value.magnitude - written.magnitude
      let sameSign = value.isNegative == written.isNegative || written.mantissa == 0
      return sameSign && !beyond.isNegative && beyond < written.unit
    }
    let isInteger = written.exponent == 0 && !expected.text.contains { $0 == "e" || $0 == "." }
    return isInteger ? written == value : (value - written).magnitude <= written.halfUnit
  }

  private static func show(_ item: [ValuePattern.Node]) -> String { item.map(show).joined(separator: " ") }

  private static func show(_ node: ValuePattern.Node) -> String {
    switch node {
    case .anything: return "..."
    case .text(let text): return text.debugDescription
    case .word(let word): return word
    case .number(let number):
      return number.text + (number.isTruncated ? "…" : "") + (number.tolerance.map { " ± \($0)" } ?? "")
    case .group(let open, let inner):
      let close = ["[": "]", "(": ")", "{": "}"][open] ?? ""
      return String(open) + inner.items.map(show).joined(separator: ", ") + close
    }
  }
}
