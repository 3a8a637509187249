import Foundation
import Markdown

extension NoteWriter {
  mutating func add(_ inlines: [Inline]) {
    var rawPieces: [Int: [RawHTML.Piece]]?
    // By index, because an iterator copies each inline.
    for index in inlines.indices {
      switch inlines[index] {
      case .text(let text): html.text(isPage ? Self.keepingTogether(text) : text)
      case .code(let code): html.element("code", code)
      case .emphasis(let content): add(content, in: "em")
      case .strong(let content): add(content, in: "strong")
      case .strikethrough(let content): add(content, in: "del")
      case .highlight(let content): add(content, in: "mark")
      case .annotation(let annotation): add(annotation)
      case .tag(let tag): add(tag)
      case .footnoteReference(let reference): add(reference)
      case .inlineFootnote(let footnote): add(footnote)
      case .link(let link): add(link)
      case .image(let image): add(image)
      case .wikilink(let link): add(link)
      case .formula(let formula): add(formula)
      case .html:
        let pieces = rawPieces ?? RawHTML.pieces(of: inlines)
        rawPieces = pieces
        add(pieces[index] ?? [])
      case .softBreak where !keepsLineBreaks: html.newline()
      case .softBreak, .lineBreak:
        html.void("br")
        html.newline()
      }
    }
  }

  /// Keeps `3 × 3` on one line.
  private static func keepingTogether(_ text: String) -> String {
    var text = text
    let mayHoldSign = text.withUTF8 { text in
      text.baseAddress.map { memchr($0, 0xC3, text.count) != nil } ?? false
    }
    return mayHoldSign ? text.replacing(" × ", with: "\u{A0}×\u{A0}") : text
  }

  /// A tag, which links to the list of notes with that tag if the site has one.
  private mutating func add(_ tag: Tag) {
    let address = isInLink ? nil : plan?.address(ofTag: tag.name)
    guard let address else { return html.element("span", class: "tag", "#" + tag.name) }
    html.element("a", class: "tag", ["href": address], "#" + tag.name)
  }

  private mutating func add(_ content: [Inline], in element: StaticString) {
    self.element(element) { $0.add(content) }
  }
}
