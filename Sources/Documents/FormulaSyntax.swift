/// How formulas are written: `$$…$$`, and `$…$` as pandoc rules it.
///
/// - Source: pandoc's manual, extension `tex_math_dollars`: "the opening $ must have a non-space character
///   immediately to its right, while the closing $ must have a non-space character immediately to its left,
///   and must not be followed immediately by a digit".
struct FormulaSyntax {
  /// Where a search for a closing dollar came to the end of the text: it need not be made again.
  private var fruitless: Set<Int> = []

  /// The end of the first `$$` in `range`.
  static func displayEnd(in text: [UInt8], _ range: Range<Int>) -> Int? {
    var end = range.lowerBound
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

  /// The end of the formula `$…$` that begins at `index`.
  mutating func inlineEnd(in text: [UInt8], from index: Int) -> Int? {
    guard index + 1 < text.count, !text[index + 1].isWhitespace else { return nil }
    var passed: [Int] = []
    var end = index + 1
    while end < text.count {
      switch text[end] {
      case .backslash:
        if let group = textGroupEnd(in: text, from: end) {
          if fruitless.contains(group) { return give(up: passed) }
          passed.append(group)
          end = group
        } else {
          end += 2
        }
      case .dollar:
        let isClosing = !text[end - 1].isWhitespace && (end + 1 == text.count || !text[end + 1].isDigit)
        return isClosing && end > index + 1 ? end + 1 : nil
      case UInt8(ascii: "}"):
        end += 1
        if fruitless.contains(end) { return give(up: passed) }
      default: end += 1
      }
    }
    return give(up: passed)
  }

  private mutating func give(up passed: [Int]) -> Int? {
    fruitless.formUnion(passed)
    return nil
  }

  /// The longest text in a formula, in bytes, that may hold dollars of its own.
  private static let longestTextGroup = 1_000

  /// The end of `\text{…}`, in which dollars begin a formula of the text and end none.
  private func textGroupEnd(in text: [UInt8], from index: Int) -> Int? {
    guard text.has("\\text", at: index) || text.has("\\mbox", at: index) else { return nil }
    var end = index + 5
    while end < text.count, text[end].isLetter { end += 1 }
    guard end < text.count, text[end] == UInt8(ascii: "{") else { return nil }
    var depth = 0
    let limit = min(text.count, end + Self.longestTextGroup)
    while end < limit {
      switch text[end] {
      case .backslash: end += 1
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      default: break
      }
      end += 1
      if depth == 0 { return end }
    }
    return nil
  }
}
