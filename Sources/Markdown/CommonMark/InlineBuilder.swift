/// Collects the inlines of a paragraph, an emphasis or a link, and marks that never reach a document.
struct InlineBuilder {
  enum Mark {
    /// The place of a comment, or of a further line of a formula.
    case gap
    case delimiter(Delimiter)
    case blockName(String)
  }

  private(set) var inlines: [Inline] = []
  /// Each with the number of inlines before it.
  private var marks: [(position: Int, mark: Mark)] = []

  mutating func append(_ inline: Inline) { inlines.append(inline) }

  mutating func mark(_ mark: Mark) { marks.append((inlines.count, mark)) }

  /// Adds a further line of a mask. The soft break before it belongs to the mask.
  mutating func continueMask() {
    if inlines.last == .softBreak { inlines.removeLast() }
    mark(.gap)
  }

  mutating func append(_ text: String, joined: Bool) {
    if joined, marks.last?.position != inlines.count, case .text(let before)? = inlines.last {
      inlines[inlines.count - 1] = .text(before + text)
    } else {
      inlines.append(.text(text))
    }
  }

  /// The block name at the end of the text.
  var blockName: String? {
    if case .blockName(let name)? = marks.last?.mark { name } else { nil }
  }

  /// The inlines without marks: paired delimiters enclose the inlines between them, others become text.
  /// - Parameter trimmed: also removes breaks and blanks at both ends, if there is a gap.
  func closed(trimmed: Bool) -> [Inline] {
    guard !marks.isEmpty else { return inlines }
    return joined().closingGaps(trimmed: trimmed)
  }

  private func joined() -> [Inline] {
    let delimiters = marks.compactMap { mark -> Delimiter? in
      if case .delimiter(let delimiter) = mark.mark { delimiter } else { nil }
    }
    let closers = Delimiter.pairs(of: delimiters)
    let closing = Set(closers.values)
    var levels: [[Inline]] = [[]]
    var number = 0
    var next = 0
    for (position, mark) in marks {
      for inline in inlines[next..<position] { levels[levels.count - 1].append(joining: inline) }
      next = position
      guard case .delimiter(let delimiter) = mark else {
        levels[levels.count - 1].append(.gap)
        continue
      }
      if closers[number] != nil {
        levels.append([])
      } else if closing.contains(number) {
        let content = levels.removeLast().closingGaps(trimmed: false)
        levels[levels.count - 1].append(delimiter.enclosing(content))
      } else {
        levels[levels.count - 1].append(joining: .text(delimiter.text))
      }
      number += 1
    }
    for inline in inlines[next...] { levels[0].append(joining: inline) }
    return levels[0]
  }
}

extension [Inline] {
  /// Merges adjacent texts.
  mutating func append(joining inline: Inline) {
    guard case .text(let right) = inline, case .text(var left)? = last else { return append(inline) }
    // Removed first, so that appending does not copy the text.
    removeLast()
    left += right
    append(.text(left))
  }
}
