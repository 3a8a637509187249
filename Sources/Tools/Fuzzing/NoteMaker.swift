/// Generates notes. The same number and the same seeds give the same note.
///
/// Unique words `wq1000`, `wq1001`, … stand in place of text, so that lost text is noticed.
struct NoteMaker {
  /// Notes to mutate and splice.
  private let seeds: [[UInt8]]
  private var random: SplitMix
  private var word = 1_000

  /// The largest length of repeated pieces, in bytes.
  private static let longest = 400_000

  static func note(_ number: UInt64, seeds: [[UInt8]]) -> [UInt8] {
    var maker = NoteMaker(seeds: seeds, random: SplitMix(seed: number &* 0xD134_2543_DE82_EF95 &+ 1))
    return maker.note()
  }

  private mutating func note() -> [UInt8] {
    switch random.number(0...99) {
    case 0..<25: return Array(soup(random.number(1...60)).utf8)
    case 25..<58: return structured()
    case 58..<90 where !seeds.isEmpty: return mutated()
    case 90..<96: return repeated()
    default: return nested()
    }
  }

  // MARK: Text

  private mutating func planted() -> String {
    word += 1
    return "wq\(word)"
  }

  mutating func piece() -> String {
    random.oneIn(4) ? planted() : random.pick(Alphabet.all)
  }

  private mutating func soup(_ count: Int) -> String {
    var text = ""
    for _ in 0..<count { text += piece() }
    return text
  }

  /// A line of words with some markup.
  mutating func phrase() -> String {
    var text = ""
    for _ in 0..<random.number(1...6) {
      switch random.number(0...5) {
      case 0, 1, 2: text += planted() + " "
      case 3:
        let (open, close) = random.pick(Alphabet.pairs)
        text += open + planted() + close + (random.oneIn(2) ? " " : "")
      case 4: text += random.pick(Alphabet.dialect).replacing("\n", with: " ")
      default: text += random.pick(Alphabet.all).replacing("\n", with: " ")
      }
    }
    return text
  }

  // MARK: Lines

  private mutating func structured() -> [UInt8] {
    var text = ""
    if random.oneIn(8) {
      text += "---\n" + (random.oneIn(2) ? "title: \(planted())\n" : phrase() + "\n") + "---\n"
    }
    var containers: [String] = []
    for _ in 0..<random.number(1...16) {
      switch random.number(0...5) {
      case 0: containers.append(random.pick(Alphabet.prefixes))
      case 1: _ = containers.popLast()
      default: break
      }
      for line in block() {
        var prefix = ""
        for container in containers {
          // Usually the line continues the container; sometimes the prefix is wrong.
          switch random.number(0...11) {
          case 0: prefix += container
          case 1: prefix += random.pick(Alphabet.prefixes)
          case 2: break
          default:
            prefix += container.hasPrefix(">") ? "> " : String(repeating: " ", count: container.utf8.count)
          }
        }
        text += prefix + line + "\n"
      }
      if random.oneIn(2) { text += "\n" }
    }
    switch random.number(0...9) {
    case 0: text = text.replacing("\n", with: "\r\n")
    case 1: text = text.replacing("\n", with: "\r")
    case 2: text = "\u{FEFF}" + text
    case 3: text.removeLast()
    default: break
    }
    return Array(text.utf8)
  }

  private mutating func block() -> [String] {
    switch random.number(0...13) {
    case 0: return [String(repeating: "#", count: random.number(1...7)) + " " + phrase()]
    case 1: return table()
    case 2:
      let fence = random.pick(["```", "~~~", "````"])
      let info = random.pick([
        "", "swift", "swift fails", "swift hidden", "output", "python", "mermaid", "ad-tip", "query",
        phrase(),
      ])
      return [fence + info, phrase(), random.pick(["", "    " + phrase()])] + (random.oneIn(8) ? [] : [fence])
    case 3:
      let inner = (0..<random.number(1...3)).map { _ in
        random.pick(["+ a", "=", "# b", "", "- c", "a_1", phrase()])
      }
      return [random.pick(["$$", "$$", "$$ a", "a $$"]), phrase()] + inner + [
        random.pick(["$$", "$$", "b $$", "$$ c"])
      ]
    case 4: return ["[^\(random.pick(["1", "two"]))]: " + phrase(), "    " + phrase()]
    case 5:
      return [
        "> [!\(random.pick(["note", "Tip", "x", ""]))]\(random.pick(["", "-", "+"])) " + phrase(),
        "> " + phrase(),
      ]
    case 6: return [random.pick(["- [ ] ", "- [x] ", "1. [ ] ", "* [?] "]) + phrase()]
    case 7: return ["%%" + phrase(), phrase() + random.pick(["%%", "%%", "5%%", ""])]
    case 8:
      return [random.pick(Alphabet.markup).replacing("\n", with: ""), phrase(), random.pick(Alphabet.markup)]
    case 9: return [phrase() + " ^" + random.pick(["id", "x-1", planted()])]
    case 10: return [phrase(), random.pick(["---", "===", "***", "^id"])]
    default: return (0..<random.number(1...3)).map { _ in phrase() }
    }
  }

  private mutating func table() -> [String] {
    let columns = random.number(1...5)
    let isOpen = random.oneIn(3)
    var rows: [String] = []
    for row in 0...random.number(1...5) {
      let count = random.oneIn(4) ? random.number(1...6) : columns
      let cells = (0..<count).map { _ in
        row == 1 ? random.pick(["-", "---", ":-", "-:", ":-:"]) : random.oneIn(8) ? "" : phrase()
      }
      rows.append(isOpen ? cells.joined(separator: " | ") : "| " + cells.joined(separator: " | ") + " |")
    }
    return rows
  }

  // MARK: Repetition

  private mutating func repeated() -> [UInt8] {
    var unit = ""
    for _ in 0..<random.number(1...3) { unit += piece() }
    var text = random.oneIn(3) ? soup(random.number(1...4)) : ""
    let count = min(random.scaled(100_000), Self.longest / max(1, unit.utf8.count))
    text += String(repeating: unit, count: count)
    if random.oneIn(2) { text += soup(random.number(1...6)) }
    return Array(text.utf8)
  }

  private mutating func nested() -> [UInt8] {
    let count = random.scaled(50_000)
    if random.oneIn(3) {
      // Different pairs inside each other.
      let pairs = (0..<min(count, 2_000)).map { _ in random.pick(Alphabet.pairs) }
      return Array((pairs.map(\.0) + [planted()] + pairs.reversed().map(\.1)).joined().utf8)
    }
    let (open, close) = random.pick(Alphabet.pairs)
    let text = String(repeating: open, count: count) + planted() + String(repeating: close, count: count)
    // In a cell, this tests the Swift parser.
    return Array(((random.oneIn(4) ? "```swift\n" : "") + text + "\n\n" + phrase()).utf8)
  }

  // MARK: Seeds

  private mutating func mutated() -> [UInt8] {
    var note = random.pick(seeds)
    for _ in 0..<random.number(1...8) {
      let start = random.number(0...note.count)
      let end = min(note.count, start + random.scaled(200))
      switch random.number(0...9) {
      case 0, 1: note.removeSubrange(start..<end)
      case 2, 3, 4: note.insert(contentsOf: piece().utf8, at: start)
      case 5: note.replaceSubrange(start..<end, with: piece().utf8)
      case 6: note.insert(contentsOf: note[start..<end], at: random.number(0...note.count))
      case 7:
        let other = random.pick(seeds)
        let from = random.number(0...other.count)
        note.insert(contentsOf: other[from..<min(other.count, from + random.scaled(400))], at: start)
      case 8: note.removeSubrange(end...)
      default:
        if random.oneIn(4), start < note.count { note[start] = UInt8(truncatingIfNeeded: random.next()) }
      }
    }
    return note
  }
}
