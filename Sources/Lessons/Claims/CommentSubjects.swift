import Markdown

/// What the comments of a note refer to: the formula or the number in front of them. Other comments may stand between.
///
/// What is in front of a run of comments is looked for once, and not from each of them.
struct CommentSubjects {
  enum Subject {
    case formula(Formula)
    /// The index of the number.
    case number(Int)
  }

  private let source: Source
  private let numbers: [ProseNumber]
  /// In the order of the note.
  private let formulas: [Formula]
  /// For each comment, by its offset: where the run of comments begins that it belongs to.
  private var starts: [Int: Int] = [:]
  /// What stands in front of a run, by the offset of the run.
  private var known: [Int: Subject?] = [:]

  init(_ document: Document, numbers: [ProseNumber]) {
    source = document.source
    self.numbers = numbers
    formulas = document.contents.formulas
    // By the offset at which a comment ends.
    var startsBefore: [Int: Int] = [:]
    for comment in document.comments {
      let start = source.offset(of: comment.span.start)
      let first = startsBefore[blanksStart(before: start)] ?? start
      starts[start] = first
      startsBefore[source.offset(of: comment.span.end)] = first
    }
  }

  mutating func subject(of comment: Markdown.Comment) -> Subject? {
    let offset = source.offset(of: comment.span.start)
    let end = starts[offset] ?? offset
    if let subject = known[end] { return subject }
    let subject = formula(before: end).map(Subject.formula) ?? number(before: end).map(Subject.number)
    known[end] = .some(subject)
    return subject
  }

  /// Where the blanks before `end` begin; the marks of quotes are among them.
  private func blanksStart(before end: Int) -> Int {
    let lineStart = source.lineStarts[source.place(at: end).line - 1]
    var index = end
    while index > 0,
      NumberSyntax.isBlank(source.bytes[index - 1])
        || index <= lineStart && source.bytes[index - 1] == UInt8(ascii: ">")
    {
      index -= 1
    }
    ScannerSteps.count(end - index)
    return index
  }

  /// The formula right before `end`; a display may end on the line above.
  private func formula(before end: Int) -> Formula? {
    let lineStart = source.lineStarts[source.place(at: end).line - 1]
    var index = end
    var lines = 0
    while index > 0 {
      let byte = source.bytes[index - 1]
      guard NumberSyntax.isBlank(byte) || byte == UInt8(ascii: ">") && lines == 0 && index <= lineStart + 8
      else {
        break
      }
      if byte == .lineFeed { lines += 1 }
      index -= 1
    }
    ScannerSteps.count(end - index)
    guard lines <= 1, let formula = formula(endingAt: source.place(at: index)),
      lines == 0 || formula.isDisplay
    else { return nil }
    return formula
  }

  private func formula(endingAt place: SourcePosition) -> Formula? {
    var (low, high) = (0, formulas.count)
    while low < high {
      let middle = (low + high) / 2
      if formulas[middle].span.end < place { low = middle + 1 } else { high = middle }
    }
    return low < formulas.count && formulas[low].span.end == place ? formulas[low] : nil
  }

  /// The last number before `end` on its line, if only few signs stand between.
  private func number(before end: Int) -> Int? {
    let place = source.place(at: end)
    var (low, high) = (0, numbers.count)
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle].span.start < place { low = middle + 1 } else { high = middle }
    }
    var number = low - 1
    while number >= 0, numbers[number].span.end > place { number -= 1 }
    guard number >= 0, numbers[number].span.start.line == place.line,
      isPassable(source.bytes[source.offset(of: numbers[number].span.end)..<end])
    else { return nil }
    return number
  }

  /// Whether only blanks, closing emphasis, backticks, dollars and one unit word stand between number and comment.
  private func isPassable(_ bytes: ArraySlice<UInt8>) -> Bool {
    var words = 0
    var isInWord = false
    for byte in bytes {
      ScannerSteps.count(1)
      switch byte {
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "$"), UInt8(ascii: "~"),
        UInt8(ascii: "="):
        isInWord = false
      case _ where NumberSyntax.isBlank(byte): isInWord = false
      case _ where NumberSyntax.isLetterOrDigit(byte) || byte >= 0x80 || "%/^".utf8.contains(byte):
        // Any byte beyond ASCII counts as part of a word here.
        if !isInWord { words += 1 }
        guard words <= 1 else { return false }
        isInWord = true
      default: return false
      }
    }
    return true
  }
}
