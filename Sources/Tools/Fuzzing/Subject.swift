/// What is made and examined.
package enum Subject: String, Sendable, CaseIterable {
  case notes, formulas

  /// What making begins with: what the project has, and what failed once.
  package func seeds() -> [[UInt8]] {
    switch self {
    case .notes: Seeds.all()
    case .formulas: Seeds.formulas()
    }
  }

  /// The same number makes the same text, as long as the seeds are the same.
  package func text(_ number: UInt64, seeds: [[UInt8]]) -> [UInt8] {
    switch self {
    case .notes: NoteMaker.note(number, seeds: seeds)
    case .formulas: FormulaMaker.text(number, seeds: seeds)
    }
  }

  package func findings(in text: [UInt8]) -> [Finding] {
    switch self {
    case .notes: Examination.findings(in: text)
    case .formulas: FormulaExamination.findings(in: text)
    }
  }

  /// How the names of its files end.
  package var ending: String {
    switch self {
    case .notes: "md"
    case .formulas: "tex"
    }
  }
}
