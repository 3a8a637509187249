/// A tag of a note: `#cnn/pooling`.
package struct Tag: Sendable, Equatable {
  /// Without `#`, as written.
  package let name: String
  /// With `#`.
  package let span: SourceSpan
}
