/// Every kind of text there is inside a block.
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
  /// Raw HTML, as it was written.
  case html(String)
  case softBreak
  case lineBreak
}

/// A Markdown link, `[text](target "title")`.
package struct Link: Sendable, Equatable {
  package let target: String
  package let title: String
  package let content: [Inline]
  package let span: Span

  package init(target: String, title: String, content: [Inline], span: Span) {
    self.target = target
    self.title = title
    self.content = content
    self.span = span
  }
}

/// A Markdown picture, `![alt](target "title")`.
package struct Image: Sendable, Equatable {
  package let target: String
  package let title: String
  package let alternative: String
  package let span: Span

  package init(target: String, title: String, alternative: String, span: Span) {
    self.target = target
    self.title = title
    self.alternative = alternative
    self.span = span
  }
}

/// An Obsidian link `[[note#heading|text]]` or embed `![[picture.png|300]]`.
package struct Wikilink: Sendable, Equatable {
  /// The note or file; empty in `[[#heading]]`.
  package let target: String
  /// What follows `#`, `^` included where a block is meant; nil where there is none.
  package let fragment: String?
  /// What follows `|`; nil where there is none.
  package let label: String?
  /// The label with its markup; empty where there is none.
  package let content: [Inline]
  package let isEmbed: Bool
  package let span: Span

  package init(
    target: String, fragment: String?, label: String?, content: [Inline] = [], isEmbed: Bool, span: Span
  ) {
    self.target = target
    self.fragment = fragment
    self.label = label
    self.content = content
    self.isEmbed = isEmbed
    self.span = span
  }
}

/// LaTeX between dollars, kept exactly as it was written.
package struct Formula: Sendable, Equatable {
  package let source: String
  /// `$$…$$` rather than `$…$`.
  package let isDisplay: Bool
  /// With its dollars.
  package let span: Span

  package init(source: String, isDisplay: Bool, span: Span) {
    self.source = source
    self.isDisplay = isDisplay
    self.span = span
  }
}
