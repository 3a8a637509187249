/// A footnote: `[^label]: text`, with further blocks indented by four columns.
package struct Footnote: Sendable, Equatable {
  package let label: String
  package let blocks: [Block]
  /// From `[` to `:`.
  package let span: SourceSpan
}

/// A reference to a footnote: `[^label]`.
package struct FootnoteReference: Sendable, Equatable {
  package let label: String
  package let span: SourceSpan
}

/// A footnote written within the text: `^[…]`.
package struct InlineFootnote: Sendable, Equatable {
  package let content: [Inline]
  package let span: SourceSpan
}
