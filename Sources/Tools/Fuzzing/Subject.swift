/// What is generated and examined.
package enum Subject: String, Sendable, CaseIterable {
  case notes, formulas

  /// The texts to start from: those of the project, and those that failed once.
  package func seeds() throws -> [[UInt8]] {
    switch self {
    case .notes: try Seeds.all()
    case .formulas: Seeds.formulas()
    }
  }

  /// The same number and the same seeds give the same text.
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

  /// The extension of its files.
  package var ending: String {
    switch self {
    case .notes: "md"
    case .formulas: "tex"
    }
  }
}
