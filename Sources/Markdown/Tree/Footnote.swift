/// What is said in a footnote: `[^label]: text`, further blocks indented by four columns.
package struct Footnote: Sendable, Equatable {
  package let label: String
  package let blocks: [Block]
  /// From `[` to `:`.
  package let span: SourceSpan

  package init(label: String, blocks: [Block], span: SourceSpan) {
    self.label = label
    self.blocks = blocks
    self.span = span
  }
}

/// Where the text points to a footnote: `[^label]`.
package struct FootnoteReference: Sendable, Equatable {
  package let label: String
  package let span: SourceSpan

  package init(label: String, span: SourceSpan) {
    self.label = label
    self.span = span
  }
}

/// A footnote that stands in the text: `^[…]`.
package struct InlineFootnote: Sendable, Equatable {
  package let content: [Inline]
  package let span: SourceSpan

  package init(content: [Inline], span: SourceSpan) {
    self.content = content
    self.span = span
  }
}
