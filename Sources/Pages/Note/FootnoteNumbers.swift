import Markdown

/// The footnotes of a note in the order in which the text first refers to them.
struct FootnoteNumbers {
  enum Content {
    case blocks([Block])
    case inlines([Inline])
  }

  struct Entry {
    let content: Content
    /// How many references to it were written so far.
    var links = 0
  }

  /// The first is number 1.
  private(set) var entries: [Entry] = []
  private var numbers: [String: Int] = [:]

  /// The number of the footnote with this label; nil if there is none.
  mutating func number(of label: String, in definitions: [String: Footnote]) -> Int? {
    let label = label.lowercased()
    if let number = numbers[label] { return number }
    guard let footnote = definitions[label] else { return nil }
    entries.append(Entry(content: .blocks(footnote.blocks)))
    numbers[label] = entries.count
    return entries.count
  }

  mutating func number(of footnote: InlineFootnote) -> Int {
    entries.append(Entry(content: .inlines(footnote.content)))
    return entries.count
  }

  /// Counts one more reference to a footnote and returns its number: 1, 2, …
  mutating func addLink(to number: Int) -> Int {
    entries[number - 1].links += 1
    return entries[number - 1].links
  }

  /// The footnotes of a note by their labels. Of several with one label, the first counts.
  static func definitions(in document: Document) -> [String: Footnote] {
    var definitions: [String: Footnote] = [:]
    for footnote in document.contents.footnotes {
      let label = footnote.label.lowercased()
      if definitions[label] == nil { definitions[label] = footnote }
    }
    return definitions
  }
}
