/// The syntax of formulas: `$$…$$`, and `$…$` by pandoc's rules.
///
/// - Source: pandoc's manual, extension `tex_math_dollars`: "the opening $ must have a non-space character
///   immediately to its right, while the closing $ must have a non-space character immediately to its left,
///   and must not be followed immediately by a digit".
struct FormulaSyntax {
  /// Offsets after braces from which no closing dollar was found, so that they are not searched again.
  private var fruitless: Set<Int> = []
  private var braces: Braces?

  /// The end of the first `$$` in `range`.
  static func displayEnd<Text: RandomAccessCollection>(in text: Text, _ range: Range<Int>) -> Int?
  where Text.Element == UInt8, Text.Index == Int {
    var end = range.lowerBound
    defer { ScannerSteps.count(end - range.lowerBound) }
    while end + 1 < range.upperBound {
      if text[end] == .backslash {
        end += 2
      } else if text[end] == .dollar, text[end + 1] == .dollar {
        return end + 2
      } else {
        end += 1
      }
    }
    return nil
  }

  /// The end of the formula `$…$` that begins at `index`. Dollars in balanced braces do not end it: those of
  /// `\text{…}` begin formulas of their own.
  mutating func inlineEnd(in text: [UInt8], from index: Int) -> Int? {
    guard index + 1 < text.count, !text[index + 1].isWhitespace else { return nil }
    if let next = Self.nextDollar(in: text, from: index + 1) {
      guard next < text.count else { return nil }
      return Self.closes(text, at: next) ? next + 1 : nil
    }
    var passed: [Int] = []
    var end = index + 1
    defer { ScannerSteps.count(end - index) }
    while end < text.count {
      switch text[end] {
      case .backslash: end += 2
      case .dollar:
        return Self.closes(text, at: end) ? end + 1 : give(up: passed)
      case UInt8(ascii: "{"):
        guard let close = braces(of: text, from: end).end(of: end) else {
          end += 1
          continue
        }
        end = close
        fallthrough
      case UInt8(ascii: "}"):
        end += 1
        if fruitless.contains(end) { return give(up: passed) }
        passed.append(end)
      default: end += 1
      }
    }
    return give(up: passed)
  }

  /// The index of the next dollar, or the end of the text; nil if a brace before it is still open.
  private static func nextDollar(in text: [UInt8], from index: Int) -> Int? {
    var depth = 0
    let start = index
    var index = index
    defer { ScannerSteps.count(index - start) }
    while index < text.count {
      switch text[index] {
      case .backslash: index += 1
      case .dollar: return depth == 0 ? index : nil
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth = max(depth - 1, 0)
      default: break
      }
      index += 1
    }
    return text.count
  }

  private static func closes(_ text: [UInt8], at index: Int) -> Bool {
    !text[index - 1].isWhitespace && (index + 1 == text.count || !text[index + 1].isDigit)
  }

  private mutating func give(up passed: [Int]) -> Int? {
    fruitless.formUnion(passed)
    return nil
  }

  private mutating func braces(of text: [UInt8], from index: Int) -> Braces {
    if let braces { return braces }
    let found = Braces(text, from: index)
    braces = found
    return found
  }

  /// Pairs the braces of a text. Braces after a backslash do not count.
  private struct Braces {
    private var ends: [Int: Int] = [:]

    init(_ text: [UInt8], from index: Int) {
      ScannerSteps.count(text.count - index)
      var index = index
      var open: [Int] = []
      while index < text.count {
        switch text[index] {
        case .backslash: index += 1
        case UInt8(ascii: "{"): open.append(index)
        case UInt8(ascii: "}"): if let start = open.popLast() { ends[start] = index }
        default: break
        }
        index += 1
      }
    }

    func end(of index: Int) -> Int? { ends[index] }
  }
}
