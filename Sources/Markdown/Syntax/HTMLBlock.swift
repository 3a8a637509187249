/// A block of raw HTML: where it begins, and what ends it.
///
/// - Source: CommonMark 0.30, section 4.6, start and end conditions 1 to 7.
enum HTMLBlock: Equatable {
  /// Ends with the line that contains one of these texts.
  case until([String])
  /// Ends before a blank line.
  case untilBlank

  /// The kind of block that begins with `line`, the text of a line without its indentation.
  init?(_ line: Slice<UnsafeBufferPointer<UInt8>>, interruptsParagraph: Bool) {
    guard line.first == .less else { return nil }
    if line.starts(with: "<!--".utf8) {
      self = .until(["-->"])
    } else if line.starts(with: "<?".utf8) {
      self = .until(["?>"])
    } else if line.starts(with: "<![CDATA[".utf8) {
      self = .until(["]]>"])
    } else if line.starts(with: "<!".utf8), let first = line.dropFirst(2).first,
      UInt8(ascii: "A")...UInt8(ascii: "Z") ~= first
    {
      // libcmark 0.30 takes only capitals.
      self = .until([">"])
    } else {
      let isClosing = line.starts(with: "</".utf8)
      let name = line.dropFirst(isClosing ? 2 : 1).prefix { $0.isLetter || $0.isDigit }
      let tag = String(decoding: name.prefix(16), as: UTF8.self).lowercased()
      let rest = line[name.endIndex...]
      let isNamed = rest.isEmpty || rest.first?.isWhitespace == true || rest.first == .greater
      if isNamed, !isClosing, Self.verbatim.contains(tag) {
        self = .until(Self.verbatim.map { "</\($0)>" })
      } else if isNamed || rest.starts(with: "/>".utf8), Self.blocks.contains(tag) {
        self = .untilBlank
      } else if !interruptsParagraph,
        let end = HTMLTag.tagEnd(in: Array(line), from: 0),
        line.dropFirst(end).allSatisfy(\.isBlank)
      {
        self = .untilBlank
      } else {
        return nil
      }
    }
  }

  func ends(with line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    switch self {
    case .untilBlank: return line.allSatisfy(\.isBlank)
    case .until(let ends):
      // Every end has its only `>` as its last character.
      var rest = line
      while let end = rest.firstIndex(of: .greater) {
        let tail = line[...end].suffix(Self.longestEnd)
        if ends.contains(where: { Self.ends(tail, with: $0) }) { return true }
        rest = rest[(end + 1)...]
      }
      return false
    }
  }

  /// Compares regardless of case.
  private static func ends(_ text: Slice<UnsafeBufferPointer<UInt8>>, with end: String) -> Bool {
    let end = end.utf8
    return text.count >= end.count
      && text.suffix(end.count).elementsEqual(end) { $0 == $1 || $0.isLetter && $0 | 0x20 == $1 }
  }

  private static let longestEnd = "</textarea>".utf8.count
  private static let verbatim = ["pre", "script", "style", "textarea"]

  private static let blocks: Set<String> = [
    "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center", "col",
    "colgroup", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure",
    "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr",
    "html", "iframe", "legend", "li", "link", "main", "menu", "menuitem", "nav", "noframes", "ol",
    "optgroup", "option", "p", "param", "section", "source", "summary", "table", "tbody", "td", "tfoot",
    "th", "thead", "title", "tr", "track", "ul",
  ]
}
