/// Tags of raw HTML in a text. Their attributes contain no Markdown.
///
/// - Source: CommonMark 0.30, section 6.6, open tag and closing tag; section 6.5, URI autolink.
enum HTMLTag {
  /// The end of the tag or the `<scheme:…>` that begins at `index`.
  static func end(in text: [UInt8], from index: Int) -> Int? {
    tagEnd(in: text, from: index) ?? autolinkEnd(in: text, from: index)
  }

  static func tagEnd(in text: [UInt8], from index: Int) -> Int? {
    var scanner = Scanner(text: text, index: index + 1)
    defer { ScannerSteps.count(scanner.furthest - index) }
    let isClosing = scanner.skip(UInt8(ascii: "/"))
    guard scanner.skip(first: \.isLetter, rest: { $0.isLetter || $0.isDigit || $0 == .hyphen }) else {
      return nil
    }
    if !isClosing { while scanner.skipAttribute() {} }
    scanner.skipWhitespace()
    if !isClosing { _ = scanner.skip(UInt8(ascii: "/")) }
    return scanner.skip(.greater) ? scanner.index : nil
  }

  private static func autolinkEnd(in text: [UInt8], from index: Int) -> Int? {
    var scanner = Scanner(text: text, index: index + 1)
    defer { ScannerSteps.count(scanner.furthest - index) }
    guard
      scanner.skip(
        first: \.isLetter,
        rest: { $0.isLetter || $0.isDigit || $0 == .hyphen || $0 == 0x2B || $0 == 0x2E }),
      scanner.skip(UInt8(ascii: ":"))
    else { return nil }
    while let byte = scanner.next, byte > .space, byte != .less, byte != .greater { scanner.index += 1 }
    return scanner.skip(.greater) ? scanner.index : nil
  }

  /// A construct that continues to its own end mark, whatever it contains.
  ///
  /// - Source: CommonMark 0.30, section 6.6, comments, instructions, declarations, CDATA.
  enum Verbatim: Hashable {
    case comment, instruction, declaration, characterData

    init?(in text: [UInt8], at index: Int) {
      if text.has("<!--", at: index) {
        self = .comment
      } else if text.has("<?", at: index) {
        self = .instruction
      } else if text.has("<![CDATA[", at: index) {
        self = .characterData
      } else if text.has("<!", at: index), Self.isDeclaration(text[(index + 2)...]) {
        self = .declaration
      } else {
        return nil
      }
    }

    /// libcmark requires capitals, then white space.
    private static func isDeclaration(_ text: ArraySlice<UInt8>) -> Bool {
      let name = text.prefix { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") }
      return !name.isEmpty && text[name.endIndex...].first?.isWhitespace == true
    }

    /// The end of the construct that begins at `index`.
    func end(in text: [UInt8], from index: Int) -> Int? {
      let rest = index + 2..<text.endIndex
      switch self {
      case .comment: return CommentSyntax.htmlEnd(in: text, from: index)
      case .instruction: return text.first("?>", in: rest).map { $0 + 2 }
      case .declaration: return text.first(">", in: rest).map { $0 + 1 }
      case .characterData: return text.first("]]>", in: rest).map { $0 + 3 }
      }
    }
  }

  private struct Scanner {
    let text: [UInt8]
    var index: Int { didSet { furthest = max(furthest, index) } }
    /// The furthest index read: `index` moves back after an invalid attribute.
    private(set) var furthest: Int

    init(text: [UInt8], index: Int) {
      self.text = text
      self.index = index
      furthest = index
    }

    var next: UInt8? { index < text.count ? text[index] : nil }

    mutating func skip(_ byte: UInt8) -> Bool {
      guard next == byte else { return false }
      index += 1
      return true
    }

    mutating func skip(first: (UInt8) -> Bool, rest: (UInt8) -> Bool) -> Bool {
      guard let byte = next, first(byte) else { return false }
      index += 1
      while let byte = next, rest(byte) { index += 1 }
      return true
    }

    mutating func skipWhitespace() { while next?.isWhitespace == true { index += 1 } }

    /// Skips white space, a name and an optional value.
    mutating func skipAttribute() -> Bool {
      let start = index
      skipWhitespace()
      let isName = skip(
        first: { $0.isLetter || $0 == 0x5F || $0 == 0x3A },
        rest: { $0.isLetter || $0.isDigit || (0x2D...0x2E).contains($0) || $0 == 0x5F || $0 == 0x3A })
      guard index > start, isName, text[start].isWhitespace else {
        index = start
        return false
      }
      let end = index
      skipWhitespace()
      guard skip(UInt8(ascii: "=")) else {
        index = end
        return true
      }
      skipWhitespace()
      if !skipValue() { index = end }
      return true
    }

    private mutating func skipValue() -> Bool {
      guard let quote = next else { return false }
      guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
        let isEnd: (UInt8) -> Bool = { $0.isWhitespace || "\"'=<>`".utf8.contains($0) }
        return skip(first: { !isEnd($0) }, rest: { !isEnd($0) })
      }
      index += 1
      while let byte = next, byte != quote { index += 1 }
      return skip(quote)
    }
  }
}
