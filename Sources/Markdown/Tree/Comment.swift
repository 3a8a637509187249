/// Text that the author hides from the reader: `%%…%%` or `<!--…-->`.
package struct Comment: Sendable, Equatable {
  /// The text between the marks, exactly as written.
  package let text: String
  /// With its marks.
  package let span: SourceSpan

  package init(text: String, span: SourceSpan) {
    self.text = text
    self.span = span
  }
}
