/// Finds the ends of link targets and of link reference definitions, whose positions cmark does not give.
///
/// - Source: CommonMark 0.30, sections 4.7 and 6.3, and the behaviour of libcmark.
struct LinkSyntax {
  let text: [UInt8]

  /// The end of the target, title or reference after the `]` that precedes `index`.
  func end(from index: Int) -> Int {
    inlineEnd(from: index) ?? labelEnd(from: index) ?? index
  }

  /// Whether a target begins at `index`: behind `](`, or behind `]:` and white space.
  static func isTarget(_ text: [UInt8], at index: Int) -> Bool {
    var end = index
    while end > 0, text[end - 1].isWhitespace { end -= 1 }
    guard end > 1, text[end - 2] == UInt8(ascii: "]") else { return false }
    return text[end - 1] == UInt8(ascii: "(") || text[end - 1] == .colon
  }

  /// The end of the link reference definitions at the start of the text.
  var definitionsEnd: Int { definitions.last?.upperBound ?? 0 }

  /// The link reference definitions at the start of the text.
  var definitions: [Range<Int>] {
    var definitions: [Range<Int>] = []
    var index = 0
    while byte(index) == .bracket, let end = definitionEnd(from: index) {
      definitions.append(index..<end)
      index = end
    }
    return definitions
  }

  private func byte(_ index: Int) -> UInt8? { index < text.count ? text[index] : nil }

  private func inlineEnd(from index: Int) -> Int? {
    guard byte(index) == UInt8(ascii: "("), let url = targetEnd(from: spaceEnd(from: index + 1)) else {
      return nil
    }
    let title = spaceEnd(from: url)
    let end = title == url ? url : titleEnd(from: title) ?? title
    let close = spaceEnd(from: end)
    return byte(close) == UInt8(ascii: ")") ? close + 1 : nil
  }

  /// The end of `[label]`, which contains no bracket.
  func labelEnd(from index: Int) -> Int? {
    guard byte(index) == .bracket else { return nil }
    var end = index + 1
    while let byte = byte(end), byte != .bracket, end - index <= 1001 {
      if byte == UInt8(ascii: "]") { return end + 1 }
      end += byte == .backslash && self.byte(end + 1)?.isASCIIPunctuation == true ? 2 : 1
    }
    return nil
  }

  /// The end of the link reference definition that begins at `index`.
  func definitionEnd(from index: Int) -> Int? {
    guard let label = labelEnd(from: index), byte(label) == .colon,
      !text[index + 1..<label - 1].allSatisfy({ $0.isWhitespace }),
      let url = targetEnd(from: lineSpaceEnd(from: label + 1)), url > lineSpaceEnd(from: label + 1)
    else { return nil }
    let title = lineSpaceEnd(from: url)
    if title > url, let end = titleEnd(from: title), let line = lineEnd(from: end) { return line }
    return lineEnd(from: url)
  }

  /// The index after the line feed, if only blanks precede it.
  private func lineEnd(from index: Int) -> Int? {
    var end = index
    while byte(end)?.isBlank == true { end += 1 }
    if end == text.count { return end }
    return byte(end) == .lineFeed ? end + 1 : nil
  }

  private func spaceEnd(from index: Int) -> Int {
    var end = index
    while let byte = byte(end), byte == .space || 9...13 ~= byte { end += 1 }
    return end
  }

  /// The end of blanks with at most one line feed among them.
  private func lineSpaceEnd(from index: Int) -> Int {
    var end = index
    while byte(end)?.isBlank == true { end += 1 }
    guard byte(end) == .lineFeed else { return end }
    end += 1
    while byte(end)?.isBlank == true { end += 1 }
    return end
  }

  private func targetEnd(from index: Int) -> Int? {
    var end = index
    if byte(end) == .less {
      end += 1
      while let byte = byte(end) {
        switch byte {
        case .greater: return end + 1
        case .lineFeed, .less: return nil
        case .backslash: end += 2
        default: end += 1
        }
      }
      return nil
    }
    var depth = 0
    while let byte = byte(end) {
      switch byte {
      case .backslash where self.byte(end + 1)?.isASCIIPunctuation == true: end += 2
      case UInt8(ascii: "("):
        depth += 1
        if depth > 32 { return nil }
        end += 1
      case UInt8(ascii: ")"):
        if depth == 0 { return end }
        depth -= 1
        end += 1
      case .space, 9...13: return end == index ? nil : end
      default: end += 1
      }
    }
    return end
  }

  private func titleEnd(from index: Int) -> Int? {
    let close: UInt8
    switch byte(index) {
    case UInt8(ascii: "\"")?: close = UInt8(ascii: "\"")
    case UInt8(ascii: "'")?: close = UInt8(ascii: "'")
    case UInt8(ascii: "(")?: close = UInt8(ascii: ")")
    default: return nil
    }
    var end = index + 1
    while let byte = byte(end) {
      if byte == close { return end + 1 }
      if byte == UInt8(ascii: "("), close == UInt8(ascii: ")") { return nil }
      end += byte == .backslash && end + 1 < text.count ? 2 : 1
    }
    return nil
  }
}
