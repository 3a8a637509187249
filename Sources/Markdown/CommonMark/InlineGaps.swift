extension Inline {
  /// The place of a comment, or of a further line of a formula; it never reaches a document.
  static var gap: Inline { .html("") }

  var isGap: Bool { if case .html(let html) = self { html.isEmpty } else { false } }
}

extension [Inline] {
  /// Removes gaps and the white space left around them: adjacent breaks become one, adjacent blanks become
  /// one, and blanks before a break vanish.
  /// - Parameter trimmed: also removes breaks and blanks at both ends.
  func closingGaps(trimmed: Bool) -> [Inline] {
    guard contains(where: \.isGap) else { return self }
    var inlines: [Inline] = []
    var isBehindGap = false
    for inline in self {
      if inline.isGap {
        isBehindGap = true
        continue
      }
      // A blank before punctuation vanishes: `10,000 %%= n%%.`
      if inline == .softBreak || inline == .lineBreak || isBehindGap && inline.beginsWithPunctuation {
        inlines.dropBlanks()
      }
      isBehindGap = false
      if case .text(let right) = inline, let endsWithBlank = inlines.endsWithBlank {
        // Not in the switch, which would retain the previous text and force a copy.
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

  /// Whether the last inline ends with a blank; nil if it is not text.
  private var endsWithBlank: Bool? {
    guard case .text(let text)? = last else { return nil }
    return text.utf8.last?.isBlank ?? false
  }

  /// Removes trailing blanks if the last inline is text, and the inline if nothing is left.
  /// - Returns: whether nothing is left of the text.
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
  /// By scalars, because a blank and a combining mark form one character.
  fileprivate var withoutLeadingBlanks: String {
    guard utf8.first?.isBlank == true else { return self }
    return String(Substring(unicodeScalars.drop { $0 == " " || $0 == "\t" }))
  }
}
