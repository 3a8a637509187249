/// A block of a note and its lines.
package struct Block: Sendable, Equatable {
  package let content: Content
  /// 1-based, inclusive.
  package let lines: ClosedRange<Int>
  /// The name after `^` by which links refer to the block, as written; nil if it has none.
  package let name: String?

  package init(_ content: Content, lines: ClosedRange<Int>, name: String? = nil) {
    self.content = content
    self.lines = lines
    self.name = name
  }

  package enum Content: Sendable, Equatable {
    case paragraph([Inline])
    indirect case heading(Heading)
    case quote([Block])
    indirect case callout(Callout)
    case list(List)
    indirect case table(Table)
    /// A footnote at the place where it is written; it is shown elsewhere.
    indirect case footnote(Footnote)
    indirect case code(CodeBlock)
    /// Raw HTML, as written.
    case html(String)
    case thematicBreak
  }
}

extension Block {
  /// Visits the block's direct children in source order: its inlines and its lists of blocks.
  package func forEachChild(
    inlines visitInlines: ([Inline]) throws -> Void, blocks visitBlocks: ([Block]) throws -> Void
  ) rethrows {
    switch content {
    case .paragraph(let inlines): try visitInlines(inlines)
    case .heading(let heading): try visitInlines(heading.content)
    case .quote(let blocks): try visitBlocks(blocks)
    case .callout(let callout):
      try visitInlines(callout.title)
      try visitBlocks(callout.blocks)
    case .list(let list): for item in list.items { try visitBlocks(item.blocks) }
    case .table(let table):
      for cell in table.head { try visitInlines(cell.content) }
      for row in table.rows { for cell in row { try visitInlines(cell.content) } }
    case .footnote(let footnote): try visitBlocks(footnote.blocks)
    case .code, .html, .thematicBreak: break
    }
  }

  /// The block with its direct children transformed by the closures, which are called in source order.
  func mapped(inlines mapInlines: ([Inline]) -> [Inline], blocks mapBlocks: ([Block]) -> [Block]) -> Block {
    func map(_ cell: Table.Cell) -> Table.Cell {
      Table.Cell(content: mapInlines(cell.content), span: cell.span)
    }
    let mapped: Content
    switch content {
    case .paragraph(let inlines): mapped = .paragraph(mapInlines(inlines))
    case .heading(let heading):
      mapped = .heading(Heading(level: heading.level, content: mapInlines(heading.content), id: heading.id))
    case .quote(let blocks): mapped = .quote(mapBlocks(blocks))
    case .callout(let callout):
      mapped = .callout(
        Callout(
          kind: callout.kind, word: callout.word, fold: callout.fold, title: mapInlines(callout.title),
          blocks: mapBlocks(callout.blocks), span: callout.span))
    case .list(let list):
      let items = list.items.map { ListItem(task: $0.task, blocks: mapBlocks($0.blocks)) }
      mapped = .list(List(start: list.start, isTight: list.isTight, items: items))
    case .table(let table):
      let head = table.head.map(map)
      mapped = .table(Table(alignments: table.alignments, head: head, rows: table.rows.map { $0.map(map) }))
    case .footnote(let footnote):
      mapped = .footnote(
        Footnote(label: footnote.label, blocks: mapBlocks(footnote.blocks), span: footnote.span))
    case .code, .html, .thematicBreak: return self
    }
    return Block(mapped, lines: lines, name: name)
  }
}

package struct Heading: Sendable, Equatable {
  /// 1 to 6.
  package let level: Int
  package let content: [Inline]
  /// Unique within the note, stable, Unicode kept: `max-pooling`, `max-pooling-1`.
  package let id: String
}

package struct List: Sendable, Equatable {
  /// The first number of an ordered list; nil for a bullet list.
  package let start: Int?
  /// A tight list shows its paragraphs without gaps.
  package let isTight: Bool
  package let items: [ListItem]

  package init(start: Int?, isTight: Bool, items: [ListItem]) {
    self.start = start
    self.isTight = isTight
    self.items = items
  }
}

package struct ListItem: Sendable, Equatable {
  /// The character between the brackets of a task, `- [x] done`; nil if the item is not a task.
  package let task: Character?
  package let blocks: [Block]

  package var state: TaskState? { task.map(TaskState.init) }
}

/// A fenced or indented block of code.
package struct CodeBlock: Sendable, Equatable {
  /// The index among the code blocks of the note, in source order.
  package let number: Int
  /// The words after the opening fence; empty for indented code.
  package let info: String
  /// The code without fence and indentation, every line ended by a line feed.
  package let text: String
  package let isFenced: Bool
  /// From the opening fence, or the start of indented code, to the end of the line.
  package let fence: SourceSpan
  /// The position in the note of the first byte of each line of `text`.
  package let linePlaces: [SourcePosition]
}
