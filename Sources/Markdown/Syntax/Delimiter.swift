/// `~~` or `==`: a pair in the same emphasis, link or paragraph strikes through or highlights its content.
struct Delimiter: Sendable, Equatable {
  enum Kind: Sendable {
    case strikethrough, highlight
  }

  let kind: Kind
  /// Whether no white space follows.
  let canOpen: Bool
  /// Whether no white space precedes it.
  let canClose: Bool

  var text: String { kind == .strikethrough ? "~~" : "==" }

  /// Nil unless the run at `index` has exactly two characters and white space on at most one side.
  init?(in text: [UInt8], at index: Int, length: Int) {
    guard length == 2 else { return nil }
    let end = index + length
    canOpen = end < text.count && !text[end].isWhitespace
    canClose = index > 0 && !text[index - 1].isWhitespace
    guard canOpen || canClose else { return nil }
    kind = text[index] == UInt8(ascii: "~") ? .strikethrough : .highlight
  }

  func enclosing(_ content: [Inline]) -> Inline {
    switch kind {
    case .strikethrough: .strikethrough(content)
    case .highlight: .highlight(content)
    }
  }

  /// Maps the index of each opening delimiter to that of its closing one. Pairs of the same kind do not nest,
  /// for that would have no effect.
  static func pairs(of delimiters: [Delimiter]) -> [Int: Int] {
    var pairs: [Int: Int] = [:]
    var open: [Int] = []
    for (index, delimiter) in delimiters.enumerated() {
      let opener = open.lastIndex { delimiters[$0].kind == delimiter.kind }
      if let opener, delimiter.canClose {
        pairs[open[opener]] = index
        open.removeLast(open.count - opener)
      } else if opener == nil, delimiter.canOpen {
        open.append(index)
      }
    }
    return pairs
  }
}
