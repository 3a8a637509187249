import Markdown

extension ProseNumber {
  /// All numbers of the prose, in the order of the note; those between backticks too.
  /// - Parameter words: the numbers in words that count.
  static func all(in document: Document, with words: [ProseNumber] = []) -> [ProseNumber] {
    var numbers = words
    for (index, passage) in document.passages.enumerated() {
      numbers += all(in: passage, index, document.source)
    }
    // They mostly are in order already.
    let isSorted = numbers.indices.dropFirst().allSatisfy {
      numbers[$0 - 1].span.start <= numbers[$0].span.start
    }
    return isSorted ? numbers : numbers.sorted { $0.span.start < $1.span.start }
  }

  /// The numbers of one passage, in its order.
  static func all(in passage: MappedText, _ index: Int, _ source: Source) -> [ProseNumber] {
    var numbers: [ProseNumber] = []
    for part in passage.parts where part.kind == .text || part.kind == .code {
      for syntax in NumberSyntax.all(in: passage.bytes, part.range) {
        let range = syntax.range
        numbers.append(
          ProseNumber(
            text: String(decoding: passage.bytes[range], as: UTF8.self),
            span: passage.span(range, in: source), passage: index, range: range,
            digits: syntax.digits, suffix: syntax.suffix, isTruncated: syntax.isTruncated,
            tolerance: syntax.tolerance, isInWord: syntax.isInWord, isCode: part.kind == .code,
            isUnbroken: !passage.hasMarkup(inDigits: range)))
      }
    }
    return numbers
  }

  /// All numbers of a text without markup. Their positions are those in the text.
  package static func all(inPlain text: String) -> [ProseNumber] {
    let bytes = Array(text.utf8)
    return NumberSyntax.all(in: bytes, bytes.indices).map { syntax in
      ProseNumber(
        text: String(decoding: bytes[syntax.range], as: UTF8.self),
        span: SourceSpan(
          SourcePosition(line: 1, column: syntax.range.lowerBound + 1),
          SourcePosition(line: 1, column: syntax.range.upperBound + 1)),
        passage: 0, range: syntax.range, digits: syntax.digits, suffix: syntax.suffix,
        isTruncated: syntax.isTruncated, tolerance: syntax.tolerance, isInWord: syntax.isInWord,
        isCode: false,
        isUnbroken: true)
    }
  }
}

extension MappedText {
  /// Whether something stands between two digits in the note that is not shown: the marks of emphasis in `3*3*64`.
  fileprivate func hasMarkup(inDigits range: Range<Int>) -> Bool {
    range.dropFirst().contains { index in
      NumberSyntax.isDigit(bytes[index]) && NumberSyntax.isDigit(bytes[index - 1])
        && offsets[index] != offsets[index - 1] + 1
    }
  }
}
