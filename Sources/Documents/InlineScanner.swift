/// Finds the constructs of a paragraph or a heading that CommonMark must not see, from left to right.
///
/// What begins first wins, as in CommonMark: a dollar in a code span is a dollar, a backtick in a formula
/// is LaTeX.
struct InlineScanner {
  var stretch = Stretch()
  private var index = 0
  private var codeSpans: CodeSpans?
  private var formulas = FormulaSyntax()
  private var hasNoCommentEnd = false

  init() {}

  /// A construct that is not closed in the stretch, but may be below it.
  struct Opening {
    let index: Int
    let isComment: Bool
    /// A comment that begins its line may hold whole blocks.
    let mayHoldBlocks: Bool
  }

  /// Begins with an empty stretch, in the memory of the one before.
  mutating func begin() {
    stretch.removeAll()
    index = 0
  }

  mutating func append(_ range: Range<Int>, of source: Source) {
    stretch.append(range, of: source)
    codeSpans = nil
    formulas = FormulaSyntax()
    hasNoCommentEnd = false
  }

  /// What opens `opening` is plain text after all.
  mutating func pass(_ opening: Opening) { index = opening.index + 2 }

  /// Goes on to the end of the stretch, or to what is not closed in it.
  mutating func scan(_ source: Source, _ masks: inout Masks) -> Opening? {
    let text = stretch.bytes
    while index < text.count {
      switch text[index] {
      case .backslash: index += 2
      case .backtick:
        let length = text.run(at: index)
        let spans = codeSpans ?? CodeSpans(text, from: index)
        codeSpans = spans
        index = spans.end(from: index, length: length) ?? index + length
      case .dollar:
        if let opening = scanFormula(text, source, &masks) { return opening }
      case .exclamation where text.has("![[", at: index) && !text.has("![[[", at: index):
        scanWikilink(text, isEmbed: true, source, &masks)
      case .bracket where text.has("[[", at: index) && !text.has("[[[", at: index):
        scanWikilink(text, isEmbed: false, source, &masks)
      case .percent where text.has("%%", at: index):
        guard let end = CommentSyntax.end(in: text, from: index) else {
          return Opening(index: index, isComment: true, mayHoldBlocks: stretch.isFirstOnLine(index))
        }
        maskComment(index..<end, marks: (2, 2), source, &masks)
      case .less: scanTag(text, source, &masks)
      default: index += 1
      }
    }
    return nil
  }

  private mutating func scanFormula(_ text: [UInt8], _ source: Source, _ masks: inout Masks) -> Opening? {
    let dollars = text.run(at: index)
    guard dollars < 3 else {
      index += dollars
      return nil
    }
    let end: Int
    if dollars == 2 {
      guard let closed = FormulaSyntax.displayEnd(in: text, index + 2..<text.count) else {
        return Opening(index: index, isComment: false, mayHoldBlocks: false)
      }
      end = closed
    } else {
      guard let closed = formulas.inlineEnd(in: text, from: index) else {
        index += 1
        return nil
      }
      end = closed
    }
    let content = index + dollars..<end - dollars
    guard !text[content].allSatisfy(\.isWhitespace) else {
      index = end
      return nil
    }
    let range = index..<end
    let formula = Formula(
      source: stretch.text(content), isDisplay: dollars == 2, span: stretch.span(range, in: source))
    masks.add(.inline(.formula(formula)), stretch.ranges(range))
    index = end
    return nil
  }

  private mutating func scanWikilink(
    _ text: [UInt8], isEmbed: Bool, _ source: Source, _ masks: inout Masks
  ) {
    let brackets = isEmbed ? index + 1 : index
    guard let end = WikilinkSyntax.end(in: text, from: brackets),
      let wikilink = WikilinkSyntax.parse(
        text[brackets + 2..<end - 2], isEmbed: isEmbed, span: stretch.span(index..<end, in: source))
    else {
      index = brackets + 2
      return
    }
    masks.add(.inline(.wikilink(wikilink)), stretch.ranges(index..<end))
    index = end
  }

  private mutating func scanTag(_ text: [UInt8], _ source: Source, _ masks: inout Masks) {
    guard text.has("<!--", at: index) else {
      index = RawTag.end(in: text, from: index) ?? index + 1
      return
    }
    guard !hasNoCommentEnd, let end = CommentSyntax.htmlEnd(in: text, from: index) else {
      hasNoCommentEnd = true
      index += 4
      return
    }
    maskComment(index..<end, marks: (4, 3), source, &masks)
  }

  private mutating func maskComment(
    _ range: Range<Int>, marks: (Int, Int), _ source: Source, _ masks: inout Masks
  ) {
    let start = range.lowerBound + marks.0
    let content = start..<max(start, range.upperBound - marks.1)
    let text = content.upperBound <= range.upperBound ? stretch.text(content) : ""
    masks.add(Comment(text: text, span: stretch.span(range, in: source)))
    masks.add(.comment, stretch.ranges(range))
    index = range.upperBound
  }
}
