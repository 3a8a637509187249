extension Document {
  /// The document with its formulas numbered without gaps.
  ///
  /// Formulas are numbered as they are found, but a few are not shown, such as those in the alternative text
  /// of a picture. Only then is the tree rebuilt.
  func withDenseFormulaNumbers() -> Document {
    guard contents.formulas.indices.contains(where: { contents.formulas[$0].number != $0 }) else {
      return self
    }
    var numbers = FormulaNumbers()
    return Document(
      source: source, frontMatter: frontMatter, blocks: numbers.assigned(in: blocks), comments: comments,
      passages: passages)
  }
}

private struct FormulaNumbers {
  private var next = 0

  mutating func assigned(in blocks: [Block]) -> [Block] {
    blocks.map { block in block.mapped(inlines: { assigned(in: $0) }, blocks: { assigned(in: $0) }) }
  }

  private mutating func assigned(in inlines: [Inline]) -> [Inline] {
    inlines.map { inline in
      guard case .formula(var formula) = inline else { return inline.mapped { assigned(in: $0) } }
      formula.number = next
      next += 1
      return .formula(formula)
    }
  }
}
