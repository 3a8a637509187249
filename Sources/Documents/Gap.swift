extension Inline {
  /// Where a comment was, or a further line of a formula; no document holds one.
  static var gap: Inline { .html("") }

  var isGap: Bool { if case .html(let html) = self { html.isEmpty } else { false } }
}

extension [Inline] {
  /// Without gaps and what is left around them: two breaks in a row become one, two blanks become one.
  /// - Parameter trimmed: also without breaks and blanks at the ends.
  func closingGaps(trimmed: Bool) -> [Inline] {
    guard contains(where: \.isGap) else { return self }
    var inlines: [Inline] = []
    for inline in self where !inline.isGap {
      switch (inlines.last, inline) {
      case (.softBreak?, .softBreak), (.lineBreak?, .softBreak): break
      case (nil, .softBreak) where trimmed: break
      case (.text(let left)?, .text(let right)):
        let rest = left.utf8.last == .space ? right.drop { $0 == " " } : right[...]
        inlines.append(joining: .text(String(rest)))
      case (nil, .text(let text)) where trimmed, (.softBreak?, .text(let text)),
        (.lineBreak?, .text(let text)):
        let rest = text.drop { $0 == " " }
        if !rest.isEmpty { inlines.append(.text(String(rest))) }
      default: inlines.append(inline)
      }
    }
    while trimmed, let last = inlines.popLast() {
      guard last != .softBreak else { continue }
      guard case .text(var text) = last else {
        inlines.append(last)
        break
      }
      while text.last == " " { text.removeLast() }
      guard text.isEmpty else {
        inlines.append(.text(text))
        break
      }
    }
    return inlines
  }
}
