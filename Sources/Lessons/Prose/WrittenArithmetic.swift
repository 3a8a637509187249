import Markdown
import Formulas

/// Arithmetic that is written out in the text: only numbers and operators, with equals signs between.
package struct WrittenArithmetic: Sendable, Equatable {
  /// As it is shown, on one line: `2^10 = 1024` for `2<sup>10</sup> = 1024`.
  package let text: String
  package let span: SourceSpan
  /// The same in signs.
  package let notation: ArithmeticNotation
  /// Where a comma or a point may mean something else, or a dash may belong to the sentence: what else it may say.
  package var otherNotations: [ArithmeticNotation] = []
  /// Whether it stands between backticks, where `/` may mean integer division.
  package let isCode: Bool
  /// Whether a word before it says that it is not exact.
  package var isApproximate = false
  /// Why it is not refuted though it may be false; nil where nothing speaks against that.
  package var doubt: String?
  /// The indices of its numbers in `Lesson.numbers`.
  package let numbers: [Int]
}
