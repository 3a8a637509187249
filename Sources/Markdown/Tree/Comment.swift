/// What an author hides from the reader: `%%…%%` or `<!--…-->`.
package struct Comment: Sendable, Equatable {
  /// Between the marks, exactly as it was written.
  package let text: String
  /// With its marks.
  package let span: SourceSpan

  package init(text: String, span: SourceSpan) {
    self.text = text
    self.span = span
  }
}
