import Fuzzing

/// Generated lecture notes: prose and every construct of the dialect, about as often as the notes of the course have
/// them. The same seed gives the same notes everywhere.
struct LectureNotes {
  private var random: SplitMix

  init(seed: UInt64) { random = SplitMix(seed: seed) }

  /// - Parameter bytes: the length at which a note ends with its section.
  mutating func next(_ number: Int, of count: Int, bytes: Int) -> String {
    var note = """
      ---
      title: \(words(2...4).capitalizedFirst) \(number)
      description: \(words(6...12))
      tags: [\(word()), \(word())]
      ---

      **The question.** \(paragraph(of: count))

      """
    var section = 1
    while note.utf8.count < bytes {
      note += "\n## \(words(1...4).capitalizedFirst)\n\n"
      note += paragraph(of: count) + "\n\n" + paragraph(of: count) + "\n"
      let pieces = [fence(), section % 2 == 0 ? display() : list(), piece(section), paragraph(of: count)]
      for piece in pieces { note += "\n" + piece + "\n" }
      section += 1
    }
    return note + "\n" + footnotes()
  }

  /// A construct that only some sections have.
  private mutating func piece(_ section: Int) -> String {
    switch section % 5 {
    case 0: tasks()
    case 1: table()
    case 2: callout()
    case 3: "> \(sentence())\n> \(sentence())"
    default: list()
    }
  }

  // MARK: Blocks

  private mutating func paragraph(of count: Int) -> String {
    var sentences: [String] = []
    for _ in 0..<Int.random(in: 2...4, using: &random) {
      var text = sentence()
      if Int.random(in: 0..<2, using: &random) == 0 { text += " " + special(of: count) }
      sentences.append(text)
    }
    return sentences.joined(separator: " ")
  }

  private mutating func fence() -> String {
    // Most code in the notes is Swift.
    let isOther = Int.random(in: 0..<5, using: &random) == 0
    let name = word()
    if isOther { return "```python\n\(name) = range(\(number()))\nprint(sum(\(name)), \"\(word())\")\n```" }
    return """
      ```swift
      let \(name) = outputSize(\(number()), filter: 3, stride: \(number()))   // => \(number())
      for step in 0..<\(name) where step % 2 == 0 {
        print("\(word()) \\(step): \\(\(name) - step)")
      }
      ```
      """
  }

  private mutating func list() -> String {
    (0..<Int.random(in: 3...5, using: &random)).map { _ in "- **\(word())** \(sentence())" }
      .joined(separator: "\n")
  }

  private mutating func tasks() -> String {
    "- [x] \(sentence())\n- [ ] \(sentence())\n  - [ ] \(words(3...6))"
  }

  private mutating func display() -> String {
    "$$O = \\left\\lfloor \\frac{W - \(number()) + 2P}{S} \\right\\rfloor + \(number())$$"
  }

  private mutating func table() -> String {
    var rows = ["| \(word()) | \(word()) | \(word()) |", "|---|:-:|--:|"]
    for _ in 0..<4 { rows.append("| \(words(1...3)) | `\(word())` | $\(number())^2$ |") }
    return rows.joined(separator: "\n")
  }

  private mutating func callout() -> String {
    "> [!tip] \(words(2...4).capitalizedFirst)\n> \(sentence())\n> \(sentence())"
  }

  private mutating func footnotes() -> String {
    "[^source]: \(sentence())\n\n[^more]: \(sentence()) \(sentence())\n"
  }

  // MARK: Inlines

  private mutating func special(of count: Int) -> String {
    switch Int.random(in: 0..<16, using: &random) {
    case 0, 1: "Here $\(number())^2 = \(number())$ and $x_i \\le W$."
    case 2, 3: "The value of `\(word())` is *\(word())*."
    case 4: "It follows from [[note-\(Int.random(in: 0..<count, using: &random))]]."
    case 5: "See [[note-\(Int.random(in: 0..<count, using: &random))|\(words(1...2))]]."
    case 6: "A **\(word()) \(word())** of \(number()),000 %%= \(word())%% values."
    case 7: "The [\(words(1...3))](https://example.org/\(word())) says more."
    case 8: "That was measured twice.[^source]"
    case 9: "Others differ.[^more] #\(word())"
    case 10: "It is ==\(words(2...3))==, not ~~\(word())~~."
    case 11, 12: "So $\\frac{\\partial f}{\\partial \(word())} = z$ holds."
    case 13: "Call `\(word())(\(number()))` once."
    case 14: "The \(word()) of a “\(word())” is — as said — *\(words(2...4))*."
    default: "That costs \(number()) and \(number()) & more."
    }
  }

  private mutating func sentence() -> String { words(7...16).capitalizedFirst + "." }

  private mutating func words(_ range: ClosedRange<Int>) -> String {
    (0..<Int.random(in: range, using: &random)).map { _ in word() }.joined(separator: " ")
  }

  private mutating func word() -> String { Self.vocabulary.randomElement(using: &random)! }
  private mutating func number() -> Int { Int.random(in: 1...300, using: &random) }

  private static let vocabulary = """
    window filter stride padding image pixel row column value weight network layer gradient step number sum product \
    edge corner border channel plane tensor shape size depth height width kernel mean maximum pool rate loss error \
    batch sample label class score vector matrix axis index place count order rule case proof sketch answer the a of \
    in to and is that it for on as with by from at one two three every each only more less than over under between \
    moves slides covers counts grows shrinks learns keeps drops adds takes gives leaves shows hides becomes remains \
    small large even odd same other first last next whole half left right slow fast plain deep narrow wide sharp
    """.split(separator: " ").map(String.init)
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
