import Markdown

/// Inlines as plain text, for previews of links, the search and titles. A formula that is more than letters, digits and
/// signs becomes `…`.
struct PlainTextExcerpt {
  private(set) var text = ""

  init(_ inlines: [Inline]) { add(inlines) }

  /// At most about `length` characters, cut between words.
  static func excerpt(_ text: String, length: Int) -> String {
    guard text.count > length else { return text }
    let start = text.prefix(length)
    let words = start.lastIndex(of: " ").map { start[..<$0] } ?? start
    return words + "…"
  }

  private mutating func add(_ inlines: [Inline]) {
    for inline in inlines { add(inline) }
  }

  private mutating func add(_ inline: Inline) {
    switch inline {
    case .emphasis(let content), .strong(let content), .strikethrough(let content), .highlight(let content):
      add(content)
    case .annotation(let annotation): add(annotation.content)
    case .link(let link): add(link.content)
    case .wikilink(let link) where !link.content.isEmpty: add(link.content)
    case .formula(let formula): text += Self.isPlain(formula.source) ? formula.source : "…"
    case .text, .code, .image, .wikilink, .tag, .footnoteReference, .inlineFootnote, .html, .softBreak,
      .lineBreak:
      text += inline.visibleText
    }
  }

  private static func isPlain(_ formula: String) -> Bool {
    !formula.utf8.contains { #"\{}_^&"#.utf8.contains($0) }
  }
}
