/// Splits raw HTML into tags, comments and texts.
struct RawHTMLTokens {
  struct Token {
    let content: Content
    /// As written.
    let text: String
    /// The number of line feeds before it in the literal.
    let line: Int
  }

  enum Content {
    case text, comment
    case start(name: String, attributes: [Attribute], isClosed: Bool)
    case end(name: String)
    /// `<!…>`, `<?…?>`, and elements that are shown whole.
    case other(name: String)
  }

  struct Attribute {
    /// Lowercased.
    let name: String
    /// Without its quotes; empty if there is none.
    let value: String
  }

  private(set) var tokens: [Token] = []
  private let bytes: [UInt8]
  private var textStart = 0
  private var lines = 0
  /// Ends known not to follow, so that they are not searched for again.
  private var missing: Set<String> = []

  init(_ literal: String) {
    bytes = Array(literal.utf8)
    if let name = verbatim {
      tokens = [Token(content: .other(name: name), text: literal, line: 0)]
      return
    }
    var index = 0
    while index < bytes.count {
      guard bytes[index] == .less, let (content, end) = markup(at: index) else {
        index += 1
        continue
      }
      add(.text, textStart..<index)
      add(content, index..<end)
      index = end
      textStart = end
    }
    add(.text, textStart..<bytes.count)
  }

  /// The name of the element at the start of the literal, if the content of the element is not HTML.
  private var verbatim: String? {
    ["script", "style", "pre", "textarea"].first { name in
      bytes.first == .less && bytes.count > name.utf8.count
        && String(decoding: bytes[1...name.utf8.count], as: UTF8.self).lowercased() == name
        && !(bytes.count > name.utf8.count + 1 && Self.isNameByte(bytes[name.utf8.count + 1]))
        && bytes.contains(.lineFeed)
    }
  }

  private mutating func add(_ content: Content, _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    tokens.append(
      Token(content: content, text: String(decoding: bytes[range], as: UTF8.self), line: lines))
    for byte in bytes[range] where byte == .lineFeed { lines += 1 }
  }

  private mutating func markup(at index: Int) -> (Content, end: Int)? {
    if bytes.has("<!--", at: index) {
      if bytes.has("<!-->", at: index) { return (.comment, index + 5) }
      if bytes.has("<!--->", at: index) { return (.comment, index + 6) }
      return end("-->", from: index + 4).map { (.comment, $0) }
    }
    if bytes.has("<![CDATA[", at: index) {
      return end("]]>", from: index).map { (.other(name: "![CDATA["), $0) }
    }
    if bytes.has("<?", at: index) { return end("?>", from: index).map { (.other(name: "?"), $0) } }
    if bytes.has("<!", at: index) { return end(">", from: index).map { (.other(name: "!"), $0) } }
    guard let end = HTMLTag.tagEnd(in: bytes, from: index) else { return nil }
    let isEnd = bytes[index + 1] == UInt8(ascii: "/")
    let nameStart = index + (isEnd ? 2 : 1)
    var nameEnd = nameStart
    while Self.isNameByte(bytes[nameEnd]) { nameEnd += 1 }
    let name = String(decoding: bytes[nameStart..<nameEnd], as: UTF8.self).lowercased()
    if isEnd { return (.end(name: name), end) }
    let isClosed = bytes[end - 2] == UInt8(ascii: "/")
    return (
      .start(
        name: name, attributes: attributes(nameEnd..<end - (isClosed ? 2 : 1)), isClosed: isClosed),
      end
    )
  }

  private mutating func end(_ text: StaticString, from index: Int) -> Int? {
    guard !missing.contains("\(text)") else { return nil }
    if let found = bytes.first(text, in: index..<bytes.count) { return found + text.utf8CodeUnitCount }
    missing.insert("\(text)")
    return nil
  }

  /// The attributes of a valid start tag.
  private func attributes(_ range: Range<Int>) -> [Attribute] {
    var attributes: [Attribute] = []
    var index = range.lowerBound
    func skipWhitespace() { while index < range.upperBound, bytes[index].isWhitespace { index += 1 } }
    while true {
      skipWhitespace()
      guard index < range.upperBound else { return attributes }
      let nameStart = index
      while index < range.upperBound, !bytes[index].isWhitespace, bytes[index] != UInt8(ascii: "=") {
        index += 1
      }
      let name = String(decoding: bytes[nameStart..<index], as: UTF8.self).lowercased()
      skipWhitespace()
      guard index < range.upperBound, bytes[index] == UInt8(ascii: "=") else {
        attributes.append(Attribute(name: name, value: ""))
        continue
      }
      index += 1
      skipWhitespace()
      var valueStart = index
      if index < range.upperBound, bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'") {
        let quote = bytes[index]
        valueStart += 1
        index += 1
        while index < range.upperBound, bytes[index] != quote { index += 1 }
        attributes.append(
          Attribute(name: name, value: String(decoding: bytes[valueStart..<index], as: UTF8.self)))
        index = min(index + 1, range.upperBound)
      } else {
        while index < range.upperBound, !bytes[index].isWhitespace { index += 1 }
        attributes.append(
          Attribute(name: name, value: String(decoding: bytes[valueStart..<index], as: UTF8.self)))
      }
    }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool { byte.isLetter || byte.isDigit || byte == .hyphen }
}
