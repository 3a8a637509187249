/// A block of a note and the lines it stands on.
package struct Block: Sendable, Equatable {
  package let content: Content
  /// 1-based, inclusive.
  package let lines: ClosedRange<Int>
  /// The name behind `^` by which the block can be linked to, as it was written; nil where there is none.
  package let name: String?

  package init(_ content: Content, lines: ClosedRange<Int>, name: String? = nil) {
    self.content = content
    self.lines = lines
    self.name = name
  }

  /// Every kind of block there is.
  package enum Content: Sendable, Equatable {
    case paragraph([Inline])
    indirect case heading(Heading)
    case quote([Block])
    indirect case callout(Callout)
    case list(List)
    indirect case table(Table)
    /// Where a footnote is written, which is not where it is shown.
    indirect case footnote(Footnote)
    indirect case code(CodeBlock)
    /// Raw HTML, as it was written.
    case html(String)
    case thematicBreak
  }
}

package struct Heading: Sendable, Equatable {
  /// 1 to 6.
  package let level: Int
  package let content: [Inline]
  /// Unique within the note, stable, Unicode kept: `max-pooling`, `max-pooling-1`.
  package let id: String

  package init(level: Int, content: [Inline], id: String) {
    self.level = level
    self.content = content
    self.id = id
  }
}

package struct List: Sendable, Equatable {
  /// The first number of an ordered list; nil where the list has bullets.
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
  /// What stands between the brackets of a task, `- [x] done`; nil where the item is none.
  package let task: Character?
  package let blocks: [Block]

  package init(task: Character? = nil, blocks: [Block]) {
    self.task = task
    self.blocks = blocks
  }

  /// As in Obsidian, whatever stands between the brackets but a blank.
  package var isDone: Bool { task != nil && task != " " }
}

/// A fenced or indented block of code.
package struct CodeBlock: Sendable, Equatable {
  /// The words behind the opening fence; empty for indented code.
  package let info: String
  /// The code without fence and indentation, every line ended by a line feed.
  package let text: String
  package let isFenced: Bool
  /// Where the opening fence begins (indented code: its first line).
  package let fence: SourceSpan
  /// For each line of `text`: where its first byte stands in the note.
  package let linePlaces: [SourcePosition]

  package init(info: String, text: String, isFenced: Bool, fence: SourceSpan, linePlaces: [SourcePosition]) {
    self.info = info
    self.text = text
    self.isFenced = isFenced
    self.fence = fence
    self.linePlaces = linePlaces
  }
}
