/// A part of the text that a later stage knows something about. A freshly read document has none.
package struct Annotation: Sendable, Equatable {
  package let content: [Inline]
  /// The index of the annotated span.
  package let number: Int
}
