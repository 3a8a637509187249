import Markdown
import Formulas

/// What the text around a formula says about its claims.
package struct FormulaContext: Sendable, Equatable {
  /// The levels of the headings between the formula before it and this one.
  package let headings: [Int]
  /// `$10\%$ of $50 = 5$`: the second formula is continued, and the first becomes a part of its first side.
  package var context = FormulaJudge.Context()
}

extension Document {
  /// One for each formula, in the order of `forEachInline`.
  var formulaSettings: [FormulaContext] {
    var walk = SentenceWalk()
    forEachBlock { walk.visit($0) }
    return walk.finish()
  }
}

/// Goes through the sentences of a note. A sentence may go on over several blocks, as one with a display formula does.
private struct SentenceWalk {
  var settings: [FormulaContext] = []
  private var headings: [Int] = []
  /// What each word of the sentence so far says.
  private var words: [CueWords] = []
  /// The formulas of the sentence: their index, and the number of words before them.
  private var formulas: [(number: Int, words: Int)] = []

  mutating func visit(_ block: Block) {
    switch block.content {
    case .heading(let heading):
      endSentence()
      headings.append(heading.level)
      read(heading.content)
      endSentence()
    case .paragraph(let inlines): read(inlines)
    case .callout(let callout):
      endSentence()
      read(callout.title)
      endSentence()
    case .table(let table):
      endSentence()
      for row in [table.head] + table.rows {
        for cell in row {
          read(cell.content)
          endSentence()
        }
      }
    case .list, .quote, .footnote, .thematicBreak: endSentence()
    case .code, .html: break
    }
  }

  private mutating func read(_ inlines: [Inline]) {
    for inline in inlines {
      switch inline {
      case .text(let text): read(text)
      case .formula:
        var setting = FormulaContext(headings: headings)
        setting.context.isContinued =
          formulas.last.map { words.count == $0.words + 1 && words[words.count - 1].contains(.joining) }
          ?? false
        formulas.append((settings.count, words.count))
        settings.append(setting)
        headings = []
      case .emphasis(let content), .strong(let content), .strikethrough(let content), .highlight(let content):
        read(content)
      case .link(let link): read(link.content)
      case .wikilink(let link): read(link.content)
      case .inlineFootnote(let footnote): read(footnote.content)
      // `7 // 2`
      case .code(let code): if code.contains("//") { words.append(.dividing) }
      case .image, .tag, .footnoteReference, .html, .softBreak, .lineBreak, .annotation: break
      }
    }
  }

  private mutating func read(_ text: String) {
    var text = text
    text.withUTF8 { read($0) }
  }

  /// A mark of punctuation ends a sentence where a blank follows.
  private mutating func read(_ text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    var index = 0
    var isEnd = false
    while index < text.count {
      let (kind, length) = TextByte.kind(at: index, in: text)
      if kind == .letter {
        isEnd = false
      } else {
        if start < index { words.append(CueWords.of(text[start..<index])) }
        start = index + length
        if kind == .blank, isEnd {
          endSentence()
          isEnd = false
        } else {
          isEnd = kind == .end
        }
      }
      index += length
    }
    if start < index { words.append(CueWords.of(text[start..<index])) }
    if isEnd { endSentence() }
  }

  mutating func finish() -> [FormulaContext] {
    endSentence()
    return settings
  }

  private mutating func endSentence() {
    defer { words.removeAll(keepingCapacity: true) }
    guard !formulas.isEmpty else { return }
    let meaning = words.reduce(into: CueWords()) { $0.formUnion($1) }
    for (number, count) in formulas {
      let near = words[max(0, count - 4)..<min(words.count, count + 2)]
      settings[number].context.isSupposed = meaning.contains(.supposing)
      settings[number].context.isApproximate = near.contains {
        !$0.isDisjoint(with: [.approximating, .scaling])
      }
      settings[number].context.isDenied = meaning.contains(.denying)
      settings[number].context.dividesWhole = meaning.contains(.dividing)
    }
    formulas = []
  }
}
