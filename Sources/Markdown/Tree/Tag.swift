/// A word behind `#` that says what a note is about: `#cnn/pooling`.
package struct Tag: Sendable, Equatable {
  /// Without `#`, as it was written.
  package let name: String
  /// With `#`.
  package let span: SourceSpan
}
