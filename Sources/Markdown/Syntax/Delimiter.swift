/// `~~` or `==`: two of them in the same emphasis, link or paragraph enclose what is struck through or
/// highlighted.
struct Delimiter: Sendable, Equatable {
  enum Kind: Sendable {
    case strikethrough, highlight
  }

  let kind: Kind
  /// No white space follows.
  let canOpen: Bool
  /// No white space stands before.
  let canClose: Bool

  var text: String { kind == .strikethrough ? "~~" : "==" }

  /// The delimiter that a run of `length` at `index` is: exactly two characters, at a word or a mark.
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

  /// For each delimiter the number of the one that closes it, where there is one. Pairs of a kind do not nest
  /// within each other, for that would mean nothing.
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
