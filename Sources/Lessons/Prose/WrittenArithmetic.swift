import Markdown

/// Arithmetic that is written out in the text: only numbers and operators, with equals signs between.
package struct WrittenArithmetic: Sendable, Equatable {
  package let text: String
  package let span: SourceSpan
  /// Whether it stands between backticks, where `/` may mean integer division.
  package let isCode: Bool
  /// Whether a word before it says that it is not exact.
  package let isApproximate: Bool
  /// The indices of its numbers in `Lesson.numbers`.
  package let numbers: [Int]
}
