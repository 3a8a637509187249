/// A part of the text inside a block.
package enum Inline: Sendable, Equatable {
  case text(String)
  case code(String)
  case emphasis([Inline])
  case strong([Inline])
  /// `~~…~~`
  case strikethrough([Inline])
  /// `==…==`
  case highlight([Inline])
  indirect case link(Link)
  indirect case image(Image)
  indirect case wikilink(Wikilink)
  indirect case formula(Formula)
  indirect case tag(Tag)
  indirect case footnoteReference(FootnoteReference)
  indirect case inlineFootnote(InlineFootnote)
  /// Raw HTML, as written.
  case html(String)
  indirect case annotation(Annotation)
  case softBreak
  case lineBreak
}

extension Inline {
  /// The direct children, in source order.
  package var children: [Inline] {
    switch self {
    case .emphasis(let content), .strong(let content), .strikethrough(let content), .highlight(let content):
      content
    case .link(let link): link.content
    case .wikilink(let link): link.content
    case .inlineFootnote(let footnote): footnote.content
    case .annotation(let annotation): annotation.content
    case .text, .code, .image, .formula, .tag, .footnoteReference, .html, .softBreak, .lineBreak: []
    }
  }

  /// The inline with its direct children transformed by the closure.
  func mapped(_ map: ([Inline]) -> [Inline]) -> Inline {
    switch self {
    case .emphasis(let content): .emphasis(map(content))
    case .strong(let content): .strong(map(content))
    case .strikethrough(let content): .strikethrough(map(content))
    case .highlight(let content): .highlight(map(content))
    case .link(let link):
      .link(Link(target: link.target, title: link.title, content: map(link.content), span: link.span))
    case .wikilink(let link): .wikilink(link.labelled(map(link.content)))
    case .inlineFootnote(let footnote):
      .inlineFootnote(InlineFootnote(content: map(footnote.content), span: footnote.span))
    case .annotation(let annotation):
      .annotation(Annotation(content: map(annotation.content), number: annotation.number))
    case .text, .code, .image, .formula, .tag, .footnoteReference, .html, .softBreak, .lineBreak: self
    }
  }
}

/// A Markdown link, `[text](target "title")`.
package struct Link: Sendable, Equatable {
  package let target: String
  package let title: String
  package let content: [Inline]
  package let span: SourceSpan
}

/// A Markdown picture, `![alt](target "title")`.
package struct Image: Sendable, Equatable {
  package let target: String
  package let title: String
  package let alternative: String
  package let span: SourceSpan
}

/// An Obsidian link `[[note#heading|text]]` or embed `![[picture.png|300]]`.
package struct Wikilink: Sendable, Equatable {
  /// The note or file; empty in `[[#heading]]`.
  package let target: String
  /// The text after `#`, including the `^` of a block; nil if there is none.
  package let fragment: String?
  /// The text after `|`; nil if there is none.
  package let label: String?
  /// The inlines of the label if it has markup; else empty.
  package internal(set) var content: [Inline] = []
  package let isEmbed: Bool
  package let span: SourceSpan

  /// The link with the inlines of its label.
  func labelled(_ content: [Inline]) -> Wikilink {
    var link = self
    link.content = content
    return link
  }
}

/// LaTeX between dollars, exactly as written.
package struct Formula: Sendable, Equatable {
  /// The index in `document.contents.formulas`. A formula added before it changes the number and so makes it
  /// unequal, just as an added line changes the span.
  package internal(set) var number = 0
  package let source: String
  /// `$$…$$` rather than `$…$`.
  package let isDisplay: Bool
  /// With its dollars.
  package let span: SourceSpan
  /// Where the source continues in the note after its first part: on a further line, or after a backslash
  /// that belongs to a table. Sorted by offset.
  var parts: [Part] = []

  struct Part: Sendable, Equatable {
    /// A UTF-8 offset in the source.
    let offset: Int
    let place: SourcePosition
  }

  /// The position in the note of a byte of the source.
  /// - Parameter offset: in UTF-8, up to and including the end of the source.
  package func place(at offset: Int) -> SourcePosition {
    let dollars = isDisplay ? 2 : 1
    var start = Part(
      offset: 0, place: SourcePosition(line: span.start.line, column: span.start.column + dollars))
    for part in parts where part.offset <= offset { start = part }
    return SourcePosition(line: start.place.line, column: start.place.column + offset - start.offset)
  }

  /// The span in the note of a range of the source, cut at the end of its first line.
  package func span(of range: Range<Int>) -> SourceSpan {
    let start = place(at: range.lowerBound)
    let end = place(at: range.upperBound)
    guard end.line == start.line else {
      let next = parts.first { $0.offset > range.lowerBound }?.offset ?? range.upperBound
      return SourceSpan(
        start, SourcePosition(line: start.line, column: start.column + max(1, next - 1 - range.lowerBound)))
    }
    return SourceSpan(start, end)
  }
}
