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
    var isBehindGap = false
    for inline in self {
      if inline.isGap {
        isBehindGap = true
        continue
      }
      // No blank stays before a mark of punctuation: `10,000 %%= n%%.`
      if inline == .softBreak || inline == .lineBreak || isBehindGap && inline.beginsWithPunctuation {
        inlines.dropBlanks()
      }
      isBehindGap = false
      if case .text(let right) = inline, let endsWithBlank = inlines.endsWithBlank {
        // Apart from the switch, which would keep the text before it alive and have it copied.
        inlines.append(joining: .text(endsWithBlank ? right.withoutLeadingBlanks : right))
        continue
      }
      switch (inlines.last, inline) {
      case (.softBreak?, .softBreak), (.lineBreak?, .softBreak), (.lineBreak?, .lineBreak): break
      case (.softBreak?, .lineBreak): inlines[inlines.count - 1] = .lineBreak
      case (nil, .softBreak) where trimmed, (nil, .lineBreak) where trimmed: break
      case (nil, .text(let text)) where trimmed, (.softBreak?, .text(let text)),
        (.lineBreak?, .text(let text)):
        let rest = text.withoutLeadingBlanks
        if !rest.isEmpty { inlines.append(.text(rest)) }
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

  /// Whether a text at the end ends with a blank; nil where no text is at the end.
  private var endsWithBlank: Bool? {
    guard case .text(let text)? = last else { return nil }
    return text.utf8.last?.isBlank ?? false
  }

  /// Takes the blanks off that a text at the end has at its end.
  /// - Returns: whether nothing is left of it.
  @discardableResult private mutating func dropBlanks() -> Bool {
    guard endsWithBlank == true, case .text(var text)? = last else { return false }
    removeLast()
    while text.utf8.last?.isBlank == true { text.unicodeScalars.removeLast() }
    if !text.isEmpty { append(.text(text)) }
    return text.isEmpty
  }
}

extension Inline {
  fileprivate var beginsWithPunctuation: Bool {
    guard case .text(let text) = self, let first = text.utf8.first else { return false }
    return ".,;:!?)".utf8.contains(first)
  }
}

extension String {
  /// By scalars: a mark behind a blank makes one character with it.
  fileprivate var withoutLeadingBlanks: String {
    guard utf8.first?.isBlank == true else { return self }
    return String(Substring(unicodeScalars.drop { $0 == " " || $0 == "\t" }))
  }
}
