enum CommentSyntax {
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
