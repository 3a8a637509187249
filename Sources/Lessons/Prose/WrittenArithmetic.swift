import Markdown

/// Arithmetic that is written out in the text: nothing but numbers and operators around one equals sign.
package struct WrittenArithmetic: Sendable, Equatable {
  package let text: String
  package let span: SourceSpan
  /// Whether it stands between backticks, where `/` may mean integer division.
  package let isCode: Bool
  /// A word before it says that it is not exact.
  package let isApproximate: Bool
  /// Of its numbers, by their places in `Lesson.numbers`.
  package let numbers: [Int]
}
