import Markdown

/// The parts of a note that can be embedded: sections, blocks and list items.
struct EmbeddableParts: Sendable {
  private let wanted: Set<String>
  /// By anchor: the id of a heading, or `^` and the name of a block.
  private(set) var blocks: [String: [Block]] = [:]

  /// - Parameter wanted: the anchors to look for.
  init(_ document: Document, _ wanted: Set<String>) {
    self.wanted = wanted
    add(document.blocks)
  }

  private mutating func add(_ siblings: [Block]) {
    for (index, block) in siblings.enumerated() {
      if let name = block.name { add("^" + name, [block]) }
      switch block.content {
      case .heading(let heading) where wanted.contains(heading.id):
        add(heading.id, Array(siblings[index..<Self.end(ofSection: index, heading.level, siblings)]))
      case .list(let list):
        for (number, item) in list.items.enumerated() {
          // A name at the end of an item's text names the whole item, with its nested blocks.
          if let first = item.blocks.first, let name = first.name, case .paragraph = first.content {
            add("^" + name, [Self.list(item, number, of: list)])
          }
          add(item.blocks)
        }
      default: block.forEachChild(inlines: { _ in }, blocks: { add($0) })
      }
    }
  }

  /// If several blocks share a name, the first one counts.
  private mutating func add(_ anchor: String, _ part: [Block]) {
    if wanted.contains(anchor), blocks[anchor] == nil { blocks[anchor] = part }
  }

  /// The index of the next sibling heading of the same or a higher level, or the number of siblings.
  private static func end(ofSection start: Int, _ level: Int, _ siblings: [Block]) -> Int {
    siblings[(start + 1)...].firstIndex {
      if case .heading(let heading) = $0.content { heading.level <= level } else { false }
    } ?? siblings.count
  }

  private static func list(_ item: ListItem, _ number: Int, of list: List) -> Block {
    let first = item.blocks[0].lines.lowerBound
    let last = item.blocks.reduce(first) { max($0, $1.lines.upperBound) }
    return Block(
      .list(List(start: list.start.map { $0 + number }, isTight: list.isTight, items: [item])),
      lines: first...last)
  }
}
