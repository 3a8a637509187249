/// Looks, line by line, for the `$$` that closes a display below the text in which it opens.
///
/// Up to a blank line any `$$` closes the display. Behind one, a `$$` may belong to another display whose neighbour
/// lacks its end, and all text between the two would be lost. So there the search ends at a line of words, and at a `$$`
/// that rather opens a display.
struct DisplaySearch {
  enum Step {
    case goesOn, found, ended
  }

  private let opening: InlineParser.Opening
  private var isBehindBlank = false
  private var isEmpty: Bool

  init(_ opening: InlineParser.Opening) {
    self.opening = opening
    isEmpty = opening.isEmpty
  }

  /// - Parameter start: what the line begins, without the prefixes of its containers.
  mutating func step(_ start: BlockStart, _ line: Slice<UnsafeBufferPointer<UInt8>>) -> Step {
    switch start {
    case .heading: return .ended
    case .fence where !isTeX(line): return .ended
    case .blank:
      isBehindBlank = true
      return opening.maySpanBlankLines ? .goesOn : .ended
    default: break
    }
    guard let end = FormulaSyntax.displayEnd(in: line.base, line.indices) else {
      isEmpty = false
      return isBehindBlank && TeXSigns.isWords(line) ? .ended : .goesOn
    }
    guard isBehindBlank else { return .found }
    return closes(line[..<(end - 2)], line[end...]) ? .found : .ended
  }

  /// Whether a line that begins like a code block goes on with the display: in TeX, `~~~\vdots` is blanks and dots.
  private func isTeX(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    line.first { !$0.isBlank } == UInt8(ascii: "~") && (!isBehindBlank || line.contains(.backslash))
  }

  /// Whether a `$$` behind a blank line closes the display.
  private func closes(
    _ before: Slice<UnsafeBufferPointer<UInt8>>, _ behind: Slice<UnsafeBufferPointer<UInt8>>
  ) -> Bool {
    let isFirst = before.isEmpty
    // An environment ends here, so the display does, too.
    if before.drop(while: \.isBlank).starts(with: "\\end{".utf8) { return true }
    let rest = behind.drop(while: \.isBlank)
    // Two marks alone on their lines are an empty display, and no two that open.
    if isEmpty, isFirst || before.allSatisfy(\.isBlank) { return rest.isEmpty }
    let isLast = rest.isEmpty || ".,;)^%<".utf8.contains(rest[rest.startIndex])
    if isFirst { return isLast || rest.startIndex > behind.startIndex && Self.beginsSentence(rest) }
    return isLast && opening.beginsLine && !TeXSigns.isWords(before)
      && FormulaSyntax.displayEnd(in: behind.base, behind.indices) == nil
  }

  /// Whether a text begins with a word, and no sign of a formula behind it: `where $x$ is`, but not `loss = 2`.
  private static func beginsSentence(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let word = text.prefix { $0.isLetter || $0 >= 0x80 }
    guard word.count > 1 else { return false }
    guard let next = text[word.endIndex...].first(where: { !$0.isBlank }) else { return true }
    return next.isLetter || next >= 0x80 || "$`*[".utf8.contains(next)
  }
}
