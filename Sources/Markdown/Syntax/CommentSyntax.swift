/// The syntax of comments: `%%…%%` anywhere, `<!--…-->`.
///
/// - Source: Obsidian's help, “Basic formatting syntax”, comments.
enum CommentSyntax {
  /// What the `%%` of `100%% sure` stands behind.
  enum PercentSign {
    case behindDigit, behindWord
  }

  /// Whether the `%%` at `index` looks like signs for percent: right behind a word or a number, and with no letter,
  /// digit or `=` right behind it.
  static func percentSign(in text: [UInt8], at index: Int) -> PercentSign? {
    guard index > 0, text[index - 1].isPartOfWord else { return nil }
    if index + 2 < text.count, text[index + 2].isPartOfWord || "=%".utf8.contains(text[index + 2]) {
      return nil
    }
    return text[index - 1].isDigit ? .behindDigit : .behindWord
  }

  /// Whether the `%%` at `index` looks like the beginning of a comment: behind a blank or a number, and with a word or
  /// `=` right behind it.
  static func opens(in text: [UInt8], at index: Int) -> Bool {
    guard text[index - 1].isWhitespace || text[index - 1].isDigit, index + 2 < text.count else {
      return false
    }
    return text[index + 2].isPartOfWord || text[index + 2] == .equals
  }

  /// The end of the comment `%%…%%` that begins at `index`; nil if it is not closed.
  static func end(in text: [UInt8], from index: Int) -> Int? {
    text.first("%%", in: index + 2..<text.endIndex).map { $0 + 2 }
  }

  /// The end of the comment `<!--…-->` that begins at `index`; `<!-->` is one, too.
  static func htmlEnd(in text: [UInt8], from index: Int) -> Int? {
    text.first("-->", in: index + 2..<text.endIndex).map { $0 + 3 }
  }

  /// Whether raw HTML consists only of comments.
  static func isOnlyComments(_ html: String) -> Bool {
    let bytes = Array(html.utf8)
    var index = 0
    var hasComment = false
    while index < bytes.count {
      if bytes[index].isWhitespace {
        index += 1
      } else if bytes.has("<!--", at: index) {
        // An unclosed first comment hides the rest, which is reported elsewhere; a later one is text.
        guard let end = htmlEnd(in: bytes, from: index) else { return !hasComment }
        hasComment = true
        index = end
      } else {
        return false
      }
    }
    return true
  }
}

extension UInt8 {
  fileprivate var isPartOfWord: Bool { isLetter || isDigit || self >= 0x80 }
}
