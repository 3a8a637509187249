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
  /// A formula of the sentence.
  private struct Place {
    /// Its index in `settings`.
    let number: Int
    /// The number of words before it.
    let words: Int
    let arrows: ArrowsOfInference
  }

  var settings: [FormulaContext] = []
  private var headings: [Int] = []
  /// What each word of the sentence so far says, and what all of them say.
  private var words: [CueWords] = []
  private var meaning = CueWords()
  private var formulas: [Place] = []
  /// The formulas of the sentence before.
  private var before: [Int] = []
  private var isInTable = false
  /// Whether the last sentence with words speaks of the division of whole numbers.
  private var divides = false
  /// The names that the text since the last formula sets equal to something.
  private var setInText: [String] = []
  /// Whether a sentence without formulas has turned to another object.
  private var turns = false
  /// The last word, if it may begin a phrase.
  private var opening: CueWords.Opening?

  mutating func visit(_ block: Block) {
    switch block.content {
    case .heading(let heading):
      endSentence()
      headings.append(heading.level)
      before = []
      read(heading.content)
      endSentence()
    case .paragraph(let inlines):
      // A paragraph that begins with a capital begins a sentence, though a display formula above it has no full stop.
      if case .text(let text)? = inlines.first, text.beginsWithCapital { endSentence() }
      // A label in front of a paragraph names a mistake, and says nothing of what stands before: **The wrong sign.**
      if case .strong? = inlines.first, inlines.count > 1 {
        endSentence()
        before = []
      }
      read(inlines)
    case .callout(let callout):
      endSentence()
      read(callout.title)
      endSentence()
    case .table(let table):
      endSentence()
      isInTable = true
      for row in [table.head] + table.rows {
        for cell in row {
          read(cell.content)
          endSentence()
        }
      }
      isInTable = false
    case .list, .quote, .footnote, .thematicBreak: endSentence()
    case .code, .html: break
    }
  }

  private mutating func read(_ inlines: [Inline]) {
    // By index, because an iterator copies each inline.
    for index in inlines.indices {
      switch inlines[index] {
      case .text(let text):
        if index > 0, case .formula = inlines[index - 1], text.beginsWithScaledUnit {
          settings[settings.count - 1].context.hasScaledUnit = true
        }
        read(text)
      case .formula(let formula):
        var setting = FormulaContext(headings: headings)
        setting.context.setInText = setInText
        setInText = []
        setting.context.isContinued =
          formulas.last.map { words.count == $0.words + 1 && words[words.count - 1].contains(.joining) }
          ?? false
        formulas.append(
          Place(number: settings.count, words: words.count, arrows: ArrowsOfInference(in: formula.source)))
        settings.append(setting)
        headings = []
      case .emphasis(let content), .strong(let content), .strikethrough(let content), .highlight(let content):
        read(content)
      case .link(let link): read(link.content)
      case .wikilink(let link): read(link.content)
      case .inlineFootnote(let footnote): read(footnote.content)
      // `7 // 2`
      case .code(let code): if code.utf8.contains(UInt8(ascii: "/")), code.contains("//") { add(.dividing) }
      case .image, .tag, .footnoteReference, .html, .softBreak, .lineBreak, .annotation: break
      }
    }
  }

  private mutating func read(_ text: String) {
    var text = text
    text.withUTF8 { read($0) }
  }

  /// A mark of punctuation ends a sentence where a blank follows, unless it belongs to an abbreviation: `e.g.`
  private mutating func read(_ text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    var index = 0
    var isEnd = false
    while true {
      while index < text.count, TextByte.isLetter(text[index]) { index += 1 }
      guard index < text.count else { break }
      let (kind, length) = TextByte.kind(at: index, in: text)
      if kind != .letter {
        if start < index {
          isEnd = false
          read(word: text[start..<index], behind: text[index])
        }
        if text[index] == UInt8(ascii: "="), let name = text.nameSet(at: index) { setInText.append(name) }
        let isAbbreviated = index - start == 1 && start > 0 && text[start - 1] == UInt8(ascii: ".")
        start = index + length
        if kind == .stop || kind == .blank && isEnd {
          endSentence()
          isEnd = false
        } else {
          isEnd = kind == .end && !isAbbreviated
        }
      }
      index += length
    }
    if start < index { read(word: text[start..<index], behind: 0) } else if isEnd { endSentence() }
  }

  private mutating func read(word: Slice<UnsafeBufferPointer<UInt8>>, behind next: UInt8) {
    let word = UnsafeBufferPointer(rebasing: word)
    var meaning = CueWords.of(word)
    // `non-linear` denies nothing.
    if next == UInt8(ascii: "-") { meaning.subtract([.denying, .opening]) }
    if let opening { meaning.formUnion(CueWords.ofPhrase(opening, word)) }
    opening = meaning.contains(.opening) ? CueWords.Opening(word) : nil
    add(meaning)
  }

  private mutating func add(_ word: CueWords) {
    words.append(word)
    meaning.formUnion(word)
  }

  mutating func finish() -> [FormulaContext] {
    endSentence()
    return settings
  }

  // MARK: The end of a sentence

  private mutating func endSentence() {
    if words.isEmpty, formulas.isEmpty { return }
    defer {
      words.removeAll(keepingCapacity: true)
      if !formulas.isEmpty { formulas.removeAll(keepingCapacity: true) }
      self.meaning = CueWords()
      opening = nil
    }
    var meaning = meaning
    if meaning.contains(.ambiguous), !meaning.contains(.english) {
      meaning.formUnion([.supposing, .hypothetical])
    }
    // An example is one of what the sentence before it says.
    let isExample =
      meaning.contains(.illustrating) && words.prefix(3).contains { $0.contains(.illustrating) }
    let dividesWhole = meaning.contains(.dividing) || isExample && divides
    if !words.isEmpty { divides = dividesWhole }
    if rejectsSentenceBefore(meaning) {
      for number in before { settings[number].context.isDisclaimed = true }
    }
    guard !formulas.isEmpty else {
      turns = turns || meaning.contains(.another)
      return
    }
    var common = FormulaJudge.Context()
    common.isSupposed = !meaning.isDisjoint(with: [.supposing, .foreign])
    common.isDenied = !meaning.isDisjoint(with: [.denying, .doubting])
    common.isUnlearned = meaning.contains(.denying)
    common.isSolved = meaning.contains(.solving)
    common.isPartial = meaning.contains(.alternative)
    common.dividesWhole = dividesWhole
    let arrows = formulas.reduce(into: ArrowsOfInference()) { $0.formUnion($1.arrows) }
    if arrows.contains(.equivalence) { common.isSupposed = true }
    if isInTable || !meaning.isDisjoint(with: [.hypothetical, .foreign]) || !arrows.isEmpty {
      common.reach = .sentence
    }
    // “choosing $k = 1$”
    let choosing =
      meaning.contains(.choosing)
      ? words.firstIndex { $0.contains(.choosing) } ?? words.count : words.count
    var holdsHere = false
    for (place, formula) in formulas.enumerated() {
      holdsHere = choosing < formula.words || isEvaluation(place, holdsHere, meaning)
      var context = common
      if holdsHere, context.reach == .section { context.reach = .valuesOfSentence }
      let count = formula.words
      let near = words[max(0, count - 4)..<min(words.count, count + 2)]
      context.isApproximate = near.contains { !$0.isDisjoint(with: [.approximating, .scaling]) }
      context.mayMeanEuler = words[max(0, count - 3)..<min(words.count, count + 4)].contains {
        $0.contains(.constant)
      }
      context.isContinued = settings[formula.number].context.isContinued
      context.hasScaledUnit = settings[formula.number].context.hasScaledUnit
      context.setInText = settings[formula.number].context.setInText
      context.startsSentence = place == 0
      context.turnsToAnother = place == 0 && (turns || meaning.contains(.another))
      settings[formula.number].context = context
    }
    turns = false
    before = formulas.map(\.number)
  }

  /// Whether the sentence says no more than that the one before is false: “But that isn't right”, “Contradiction!”
  private func rejectsSentenceBefore(_ meaning: CueWords) -> Bool {
    guard meaning.contains(.denying), !before.isEmpty else { return false }
    let first = words.firstIndex { !$0.contains(.contrasting) } ?? 0
    if words.count <= 3, formulas.isEmpty { return meaning.contains(.rejecting) }
    guard words[first].contains(.pointing) else { return false }
    let end = min(words.count, first + 7, formulas.first?.words ?? words.count)
    let verdict = words[first..<max(first, end)].reduce(into: CueWords()) { $0.formUnion($1) }
    return verdict.contains(.rejecting) || verdict.isSuperset(of: [.denying, .truth])
  }

  /// Whether what a formula sets holds for its sentence only: “at $x = 0$”, “with $k = 1$ we get”.
  private func isEvaluation(_ place: Int, _ isBefore: Bool, _ meaning: CueWords) -> Bool {
    let count = formulas[place].words
    let start = place == 0 ? 0 : formulas[place - 1].words
    let between = words[start..<count]
    if isBefore, between.isEmpty || between.count == 1 && words[start].contains(.adding) { return true }
    guard let last = between.last else { return false }
    return between.suffix(3).contains { $0.contains(.evaluating) }
      || last.contains(.accompanying) && meaning.contains(.resulting)
  }
}

/// The arrows of a formula that make the statements beside them depend on each other.
private struct ArrowsOfInference: OptionSet {
  let rawValue: UInt8

  /// `\iff`
  static let equivalence = ArrowsOfInference(rawValue: 1)
  /// `\implies`, as the whole formula.
  static let implication = ArrowsOfInference(rawValue: 2)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(in source: String) {
    self = []
    var source = source
    let (hasArrow, hasCommand) = source.withUTF8 { bytes in
      var hasArrow = false
      var hasCommand = false
      // A command at the beginning joins nothing.
      var isBegun = false
      for (index, byte) in bytes.enumerated() {
        if byte == 0xE2 { hasArrow = true }
        guard byte == UInt8(ascii: "\\") else {
          isBegun = true
          continue
        }
        hasCommand = true
        guard isBegun else { continue }
        let letters = bytes[(index + 1)...].prefix { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 }
        if let first = letters.first, first == UInt8(ascii: "i") || first | 0x20 == UInt8(ascii: "l"),
          Self.equivalences.contains(where: { letters.elementsEqual($0.utf8) })
        {
          insert(.equivalence)
        }
      }
      return (hasArrow, hasCommand)
    }
    guard hasArrow || hasCommand else { return }
    if hasArrow, source.contains(where: { "⇔⟺".contains($0) }) { insert(.equivalence) }
    let mayBeWhole = source.utf8.first.map {
      $0 == UInt8(ascii: "\\") || $0 <= UInt8(ascii: " ") || $0 >= 0x80
    }
    guard source.utf8.count < 20, mayBeWhole == true else { return }
    let whole = source.filter { !$0.isWhitespace }
    if ["\\implies", "\\Rightarrow", "\\Longrightarrow", "⇒", "⟹"].contains(whole) { insert(.implication) }
  }

  private static let equivalences = ["iff", "Leftrightarrow", "Longleftrightarrow"]
}

extension String {
  /// Whether the first letter is a capital.
  fileprivate var beginsWithCapital: Bool {
    let head = utf8.prefix(2)
    // A letter of ASCII may have an accent behind it, which is not in ASCII.
    guard let first = head.first, head.allSatisfy({ $0 < 0x80 }) else {
      return self.first?.isUppercase == true
    }
    return UInt8(ascii: "A")...UInt8(ascii: "Z") ~= first
  }

  /// Whether a unit right behind a formula may scale its last number: ` KB is the size`, `%`, ` million`.
  fileprivate var beginsWithScaledUnit: Bool {
    let text = utf8.drop { $0 == UInt8(ascii: " ") }
    let letters = text.prefix(while: NumberSyntax.isLetter)
    // What stands there mostly is a word of ASCII.
    if let next = letters.isEmpty ? text.first : text[letters.endIndex...].first ?? 0, next < 0x80,
      !letters.isEmpty || next != UInt8(ascii: "%") && !NumberSyntax.isBlank(next)
    {
      return letters.count <= ScaledUnits.longest && ScaledUnits.contains(String(Substring(letters)))
    }
    let rest = drop(while: \.isWhitespace)
    if rest.first == "%" || rest.first == "°" || rest.first == "‰" { return true }
    return ScaledUnits.contains(String(rest.prefix(40).prefix(while: \.isLetter)))
  }
}
