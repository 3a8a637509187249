import Markdown

/// A number of the prose, as the author wrote it.
package struct ProseNumber: Sendable, Equatable {
  /// What stands directly behind the digits.
  package enum Suffix: Sendable, Equatable {
    case none
    /// `K`, `M`, `G`: so many powers of ten.
    case power(Int)
    /// `%`
    case percent
    /// `KB`, `M bytes`: a power of ten or of two, which is not decided.
    case bytes
    /// Other letters: `ms` of `10ms`, `st` of `1st`, `x3` of `3x3`.
    case letters(String)
  }

  /// With its sign and suffix, and the tolerance behind `±`.
  package let text: String
  package let span: SourceSpan
  /// The number of its passage in the document, and where it stands in that.
  package let passage: Int
  package let range: Range<Int>
  /// The digits with sign, point and exponent, without separators: `-10000`, `1.5e-3`.
  package let digits: String
  package let suffix: Suffix
  /// `…` right behind the digits.
  package let isTruncated: Bool
  /// What stands behind `±`.
  package let tolerance: String?
  /// Letters or digits of a word stand directly before it: `H264`, `conv1`.
  package let isInWord: Bool
  /// Between backticks.
  package let isCode: Bool

  /// What a value must meet, as an expectation is written; one of them is enough. Empty where it is not decided
  /// what the number means.
  ///
  /// A percentage is met by the fraction and by the value in percent: by 0.974 and by 97.4.
  package var expectations: [String] {
    func expectation(_ power: String) -> String {
      let hasExponent = digits.contains("e")
      let power = hasExponent ? "" : power
      return digits + power + (isTruncated ? "…" : "") + (tolerance.map { " ± " + $0 + power } ?? "")
    }
    switch suffix {
    case .none, .letters: return [expectation("")]
    case .power(let power): return [expectation("e\(power)")]
    case .percent: return [expectation("e-2"), expectation("e0")]
    case .bytes: return []
    }
  }
}
