/// How Obsidian's links are written: `[[target#fragment|label]]`, with `!` before it as an embed.
enum WikilinkSyntax {
  /// The end of the brackets that open at `index`, on the same line and with no others opening within.
  static func end(in text: [UInt8], from index: Int) -> Int? {
    var end = index + 2
    while end + 1 < text.count, text[end] != .lineFeed {
      if text[end] == UInt8(ascii: "]"), text[end + 1] == UInt8(ascii: "]") { return end + 2 }
      if text[end] == .bracket, text[end + 1] == .bracket { return nil }
      end += 1
    }
    return nil
  }

  /// The link of what stands between the brackets; nil where that names nothing.
  static func parse(_ text: ArraySlice<UInt8>, isEmbed: Bool, span: Span) -> Wikilink? {
    var name = text
    var label: String?
    if let bar = text.firstIndex(of: UInt8(ascii: "|")) {
      name = text[..<bar]
      // In a table the bar is written `\|`.
      if name.last == .backslash { name.removeLast() }
      label = trimmed(text[(bar + 1)...])
    }
    guard !name.contains(.bracket), !name.contains(UInt8(ascii: "]")) else { return nil }
    var fragment: String?
    if let hash = name.firstIndex(of: .hash) {
      fragment = trimmed(name[(hash + 1)...])
      name = name[..<hash]
    }
    let target = trimmed(name) ?? ""
    guard !target.isEmpty || fragment != nil else { return nil }
    return Wikilink(target: target, fragment: fragment, label: label, isEmbed: isEmbed, span: span)
  }

  /// Without blanks at the ends; nil where nothing remains.
  private static func trimmed(_ text: ArraySlice<UInt8>) -> String? {
    var text = text
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
  }
}
