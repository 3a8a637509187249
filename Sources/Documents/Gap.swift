extension Inline {
  /// Where a comment was, or a further line of a formula; no document holds one.
  static var gap: Inline { .html("") }

  var isGap: Bool { if case .html(let html) = self { html.isEmpty } else { false } }
}

extension [Inline] {
  /// Without gaps and what is left around them: two breaks in a row become one, two blanks become one,
  /// and none stand before a break.
  /// - Parameter trimmed: also without breaks and blanks at the ends.
  func closingGaps(trimmed: Bool) -> [Inline] {
    guard contains(where: \.isGap) else { return self }
    var inlines: [Inline] = []
    for inline in self where !inline.isGap {
      if inline == .softBreak || inline == .lineBreak { inlines.dropBlanks() }
      switch (inlines.last, inline) {
      case (.softBreak?, .softBreak), (.lineBreak?, .softBreak), (.lineBreak?, .lineBreak): break
      case (.softBreak?, .lineBreak): inlines[inlines.count - 1] = .lineBreak
      case (nil, .softBreak) where trimmed, (nil, .lineBreak) where trimmed: break
      case (.text(let left)?, .text(let right)):
        let rest = left.last?.isBlank == true ? right.drop(while: \.isBlank) : right[...]
        inlines.append(joining: .text(String(rest)))
      case (nil, .text(let text)) where trimmed, (.softBreak?, .text(let text)),
        (.lineBreak?, .text(let text)):
        let rest = text.drop(while: \.isBlank)
        if !rest.isEmpty { inlines.append(.text(String(rest))) }
      default: inlines.append(inline)
      }
    }
    while trimmed, let last = inlines.last {
      if last == .softBreak || last == .lineBreak {
        inlines.removeLast()
      } else if !inlines.dropBlanks() {
        break
      }
    }
    return inlines
  }

  /// Takes the blanks off that a text at the end has at its end.
  /// - Returns: whether nothing is left of it.
  @discardableResult private mutating func dropBlanks() -> Bool {
    guard case .text(var text)? = last, text.last?.isBlank == true else { return false }
    removeLast()
    while text.last?.isBlank == true { text.removeLast() }
    if !text.isEmpty { append(.text(text)) }
    return text.isEmpty
  }
}

extension Character {
  fileprivate var isBlank: Bool { self == " " || self == "\t" }
}
