import Markdown

/// A number of the prose, as the author wrote it.
package struct ProseNumber: Sendable, Equatable {
  /// What stands directly behind the digits.
  package enum Suffix: Sendable, Equatable {
    case none
    /// `K`, `M`, `G`: this power of ten.
    case power(Int)
    /// `%`
    case percent
    /// `KB`, `M bytes`: a power of ten or of two; it is not known which.
    case bytes
    /// Other letters: `ms` of `10ms`, `st` of `1st`, `x3` of `3x3`.
    case letters(String)
  }

  /// Includes its sign and suffix, and the tolerance behind `±`.
  package let text: String
  package let span: SourceSpan
  /// The index of its passage in the document; `range` is in the bytes of that.
  package let passage: Int
  package let range: Range<Int>
  /// The digits with sign, point and exponent, without separators: `-10000`, `1.5e-3`.
  package let digits: String
  package let suffix: Suffix
  /// `…` right behind the digits.
  package let isTruncated: Bool
  /// The digits behind `±`.
  package let tolerance: String?
  /// Letters or digits of a word stand directly before it: `H264`, `conv1`.
  package let isInWord: Bool
  /// Between backticks.
  package let isCode: Bool
  /// No markup stands between its digits.
  package let isUnbroken: Bool

  /// Whether it stands there in words: `three`
  package var isWrittenOut: Bool { !text.utf8.contains(where: NumberSyntax.isDigit) }

  /// The number as expectations, of which a value has to meet one; empty where it is not known what it means.
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
