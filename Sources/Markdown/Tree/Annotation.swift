/// A part of the text of which a later stage knows something. A document that was read holds none.
package struct Annotation: Sendable, Equatable {
  package let content: [Inline]
  /// What is known, by its number.
  package let number: Int
}
