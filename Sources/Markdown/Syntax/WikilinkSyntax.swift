/// The syntax of Obsidian's links: `[[target#fragment|label]]`; with `!` before it, an embed.
struct WikilinkSyntax {
  private let target: String
  private let fragment: String?
  /// The range of the label in the parsed text, without blanks around it; nil if there is none.
  let label: Range<Int>?

  /// The end of the brackets that open at `index`; nil unless they close on the same line, with no `[[`
  /// inside.
  static func end(in text: [UInt8], from index: Int) -> Int? {
    var end = index + 2
    defer { ScannerSteps.count(end - index) }
    while end + 1 < text.count, text[end] != .lineFeed {
      if text[end] == UInt8(ascii: "]"), text[end + 1] == UInt8(ascii: "]") { return end + 2 }
      if text[end] == .bracket, text[end + 1] == .bracket { return nil }
      end += 1
    }
    return nil
  }

  /// Parses the text between the brackets; nil if it names nothing.
  init?(_ text: ArraySlice<UInt8>) {
    var name = text
    var label: Range<Int>?
    if let bar = text.firstIndex(of: .bar) {
      name = text[..<bar]
      // In a table the bar is written `\|`; elsewhere that means the same.
      if name.last == .backslash { name.removeLast() }
      label = Self.trimmed(text[(bar + 1)...])?.indices
    }
    guard !name.contains(.bracket), !name.contains(UInt8(ascii: "]")) else { return nil }
    var fragment: ArraySlice<UInt8>?
    if let hash = name.firstIndex(of: .hash) {
      fragment = Self.trimmed(name[(hash + 1)...])
      name = name[..<hash]
    }
    let target = Self.trimmed(name)
    guard target != nil || fragment != nil else { return nil }
    self.target = target.map { String(decoding: $0, as: UTF8.self) } ?? ""
    self.fragment = fragment.map { String(decoding: $0, as: UTF8.self) }
    self.label = label
  }

  func link(label: String?, isEmbed: Bool, span: SourceSpan) -> Wikilink {
    Wikilink(target: target, fragment: fragment, label: label, isEmbed: isEmbed, span: span)
  }

  /// Without white space at both ends; nil if nothing remains.
  private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var text = text
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text.isEmpty ? nil : text
  }
}
