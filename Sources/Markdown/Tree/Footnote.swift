/// What is said in a footnote: `[^label]: text`, further blocks indented by four columns.
package struct Footnote: Sendable, Equatable {
  package let label: String
  package let blocks: [Block]
  /// From `[` to `:`.
  package let span: SourceSpan
}

/// Where the text points to a footnote: `[^label]`.
package struct FootnoteReference: Sendable, Equatable {
  package let label: String
  package let span: SourceSpan
}

/// A footnote that stands in the text: `^[…]`.
package struct InlineFootnote: Sendable, Equatable {
  package let content: [Inline]
  package let span: SourceSpan
}
