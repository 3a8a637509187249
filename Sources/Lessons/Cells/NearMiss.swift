import Markdown

/// A comment of a cell that looks like an expectation and is none: `// → 3`, `/// => 3`, `// prints "b"`. Nothing
/// compares it with what the cell does, which its author cannot know.
package struct NearMiss: Sendable, Equatable {
  /// As its author wrote it, on one line.
  package let text: String
  package let span: SourceSpan
  /// How to write it.
  package let help: String

  package init(text: String, span: SourceSpan, help: String) {
    self.text = text
    self.span = span
    self.help = help
  }
}

/// Finds the comments that look like expectations.
///
/// A remark may hold an arrow or speak of what is printed. It is told apart by what stands behind the mark, which must
/// be written like a value, and by its place, which must be behind a statement.
struct NearMissFinder {
  private let comments: [Comment]
  private let statements: [CellSyntax.Statement]
  /// Where the cell calls `print` and the like.
  private let prints: [SourcePosition]
  /// The lines of the expectations and near misses.
  private var taken: Set<Int>
  /// The lines of the comments that stand alone.
  private let aloneLines: Set<Int>

  /// - Parameter expectations: those of the same cell, which are no near misses.
  static func all(
    _ comments: [Comment], of statements: [CellSyntax.Statement], prints: [SourcePosition],
    besides expectations: [Expectation]
  ) -> [NearMiss] {
    let lines = expectations.flatMap(\.spans).map(\.start.line)
    var finder = NearMissFinder(
      comments: comments, statements: statements, prints: prints, taken: Set(lines))
    return comments.indices.compactMap { finder.nearMiss(at: $0) }
  }

  private init(
    comments: [Comment], statements: [CellSyntax.Statement], prints: [SourcePosition], taken: Set<Int>
  ) {
    self.comments = comments
    self.statements = statements
    self.prints = prints
    self.taken = taken
    aloneLines = Set(comments.filter(\.standsAlone).map(\.start.line))
  }

  private mutating func nearMiss(at index: Int) -> NearMiss? {
    let comment = comments[index]
    guard Expectation.mark(of: comment.text) == nil, !taken.contains(comment.start.line),
      let content = CommentContent(comment.text),
      let help = valueHelp(content, comment) ?? outputHelp(content, at: index)
    else { return nil }
    taken.insert(comment.start.line)
    let end = SourcePosition(
      line: comment.start.line, column: comment.start.column + comment.text.utf8.count)
    return NearMiss(text: comment.text, span: SourceSpan(comment.start, end), help: help)
  }

  // MARK: Values

  /// Advice on a comment such as `// → 3`; nil where it does not look like the value of a statement.
  private func valueHelp(_ content: CommentContent, _ comment: Comment) -> String? {
    guard let (mark, rest) = content.valueMark, statement(of: comment) != nil else { return nil }
    if rest.isEmpty { return mark.isExpectation ? "write // =>" : nil }
    guard let (value, remark) = LiteralText.read(rest) else {
      // What stands behind `=>` is compared, whatever it is.
      return mark.isExpectation ? "write // => \(rest)" : nil
    }
    guard let separator = remark.drop(while: \.isWhitespace).first else {
      return "write // => \(Self.plain(value))"
    }
    let isRemark = separator.isPunctuation && !":!?'\"“[{&#@*/\\%".contains(separator)
    return isRemark
      ? "write // => \(Self.plain(value)), and what else you say on a line of its own" : nil
  }

  /// A value as an expectation has it: without groups of digits, and with straight quotation marks.
  private static func plain(_ value: String) -> String {
    if let first = value.first, "“”„‘'«`".contains(first) {
      return "\"\(value.dropFirst().dropLast())\""
    }
    let isNumber = value.allSatisfy { $0.isNumber || ",.-−+".contains($0) }
    return isNumber ? value.replacing(",", with: "").replacing("−", with: "-") : value
  }

  // MARK: Output

  /// Advice on a comment such as `// prints "b"`; nil where it does not look like the output of a statement.
  private func outputHelp(_ content: CommentContent, at index: Int) -> String? {
    let comment = comments[index]
    let isDocumentation = comment.text.hasPrefix("///") || comment.text.hasPrefix("/**")
    if isDocumentation, comment.standsAlone { return nil }
    guard let (word, rest) = content.outputWord else { return nil }
    let statement = statement(of: comment)
    let isPrinting =
      statement.map { statement in
        prints.contains { statement.span.start <= $0 && $0 < statement.span.end }
      } ?? false
    let isCall = statement?.kind == .expression
    if rest.isEmpty || rest.hasSuffix(":") {
      let hasLines = hasLines(below: index)
      let isAlone = rest.isEmpty && word.endsWithColon
      guard isPrinting && (isAlone || hasLines) || isCall && word.endsWithColon && hasLines else {
        return nil
      }
      return "write // Prints \"…\" for each line, or put the output into an ```output fence behind the cell"
    }
    func right(_ text: some StringProtocol) -> String { "write // Prints \"\(text)\"" }
    if let (value, remark) = LiteralText.read(rest) {
      let isWhole = remark.allSatisfy { $0.isWhitespace || $0 == "." }
      let isMore = remark.first.map { ",;.".contains($0) } == true || remark.hasPrefix(" (")
      if let first = value.first, "\"“”„‘'«`".contains(first) {
        guard isWhole || isMore else { return nil }
        return comment.standsAlone || statement != nil ? right(value.dropFirst().dropLast()) : nil
      }
      if isWhole && isCall || (isWhole || isMore && word.isVerb) && isPrinting { return right(value) }
    }
    let isList = rest.split(separator: " ").allSatisfy { LiteralText.read($0)?.rest.isEmpty == true }
    if isList, isPrinting { return right(rest) }
    guard word.endsWithColon, isPrinting || isCall && word.isVerb else { return nil }
    return right(rest)
  }

  /// Whether comments on lines of their own follow right below.
  private func hasLines(below index: Int) -> Bool {
    aloneLines.contains(comments[index].start.line + 1)
  }

  // MARK: Statements

  /// The statement that ends on the line of a comment, or above one that stands alone; nil where it is a declaration,
  /// which has no value and prints nothing.
  private func statement(of comment: Comment) -> CellSyntax.Statement? {
    var line = comment.start.line
    if comment.standsAlone {
      line -= 1
      while taken.contains(line), aloneLines.contains(line) { line -= 1 }
    }
    let index = Expectation.statement(endingOn: line, before: comment.start, statements)
    return index.map { statements[$0] }.flatMap { $0.kind == .function || $0.kind == .type ? nil : $0 }
  }
}
