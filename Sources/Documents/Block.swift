/// A block of a note and the lines it stands on.
package struct Block: Sendable, Equatable {
  package let content: Content
  /// 1-based, inclusive.
  package let lines: ClosedRange<Int>

  package init(_ content: Content, lines: ClosedRange<Int>) {
    self.content = content
    self.lines = lines
  }

  /// Every kind of block there is.
  package enum Content: Sendable, Equatable {
    case paragraph([Inline])
    indirect case heading(Heading)
    case quote([Block])
    case list(List)
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
  package let items: [[Block]]

  package init(start: Int?, isTight: Bool, items: [[Block]]) {
    self.start = start
    self.isTight = isTight
    self.items = items
  }
}

/// A fenced or indented block of code.
package struct CodeBlock: Sendable, Equatable {
  /// The words behind the opening fence; empty for indented code.
  package let info: String
  /// The code without fence and indentation, every line ended by a line feed.
  package let text: String
  package let isFenced: Bool
  /// Where the opening fence begins (indented code: its first line).
  package let fence: Span
  /// For each line of `text`: where its first byte stands in the note.
  package let linePlaces: [Place]

  package init(info: String, text: String, isFenced: Bool, fence: Span, linePlaces: [Place]) {
    self.info = info
    self.text = text
    self.isFenced = isFenced
    self.fence = fence
    self.linePlaces = linePlaces
  }
}
