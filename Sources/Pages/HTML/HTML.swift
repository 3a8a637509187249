import Markdown

/// A buffer of HTML, in UTF-8. Text becomes HTML in this file and nowhere else, so nothing reaches a page
/// unescaped: the names of elements and attributes are literals of the code or cases of an enum, and all that
/// a note or a value holds comes in as text. The content of an element is a closure, so no element stays open.
package struct HTML: Sendable, Equatable {
  package private(set) var bytes: [UInt8] = []

  package var markup: String { String(decoding: bytes, as: UTF8.self) }
  var isEmpty: Bool { bytes.isEmpty }

  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  /// `<name …>`, what `content` writes, `</name>`
  mutating func element(
    _ name: StaticString, class classes: StaticString? = nil, _ attributes: Attributes = [:],
    content: (inout HTML) -> Void
  ) {
    startTag(name, classes, attributes)
    content(&self)
    endTag(name)
  }

  /// `<name>text</name>`
  mutating func element(_ name: StaticString, class classes: StaticString? = nil, _ text: String) {
    element(name, class: classes, [:], text)
  }

  /// `<name …>text</name>`
  mutating func element(
    _ name: StaticString, class classes: StaticString? = nil, _ attributes: Attributes, _ text: String
  ) {
    startTag(name, classes, attributes)
    self.text(text)
    endTag(name)
  }

  /// `<name …>`, what `content` writes, `</name>` and a line feed
  mutating func line(
    _ name: StaticString, class classes: StaticString? = nil, _ attributes: Attributes = [:],
    content: (inout HTML) -> Void
  ) {
    element(name, class: classes, attributes, content: content)
    newline()
  }

  /// The same with a line feed before the content, too.
  mutating func block(
    _ name: StaticString, class classes: StaticString? = nil, _ attributes: Attributes = [:],
    content: (inout HTML) -> Void
  ) {
    line(name, class: classes, attributes) { html in
      html.newline()
      content(&html)
    }
  }

  mutating func line(_ name: StaticString, class classes: StaticString? = nil, _ text: String) {
    line(name, class: classes) { $0.text(text) }
  }

  mutating func line(
    _ name: StaticString, class classes: StaticString? = nil, _ attributes: Attributes, _ text: String
  ) {
    line(name, class: classes, attributes) { $0.text(text) }
  }

  /// `<name … />`: an element that can hold nothing.
  mutating func void(
    _ name: StaticString, class classes: StaticString? = nil, _ attributes: Attributes = [:]
  ) {
    startTag(name, classes, attributes, end: " />")
  }

  /// Text as a reader sees it.
  mutating func text(_ text: String) { escape(text) }

  /// Text of raw HTML: a character reference in it means its character.
  mutating func rawText(_ text: String) { escape(text, keepsReferences: true) }

  mutating func newline() { bytes.append(.lineFeed) }

  /// A line feed, unless the buffer is empty or ends with one.
  mutating func startLine() {
    if let last = bytes.last, last != .lineFeed { newline() }
  }

  mutating func add(_ html: HTML) { bytes += html.bytes }

  /// A drawing by `SVGWriter`, which escapes the texts in it.
  mutating func add(drawing svg: [UInt8]) { bytes += svg }

  mutating func documentType() { append("<!doctype html>\n") }

  /// Marks a place at which a preview may divide a page: every element that began before it has ended, but for
  /// those that hold all such marks.
  mutating func boundary() { append("<!--:-->") }

  // The author's raw HTML. An element of a note may start in one block and end in another, so these are the only
  // tags that are written one by one; `RawHTML` has balanced them.

  mutating func startTag(of element: RawHTML.Element, _ attributes: Attributes) {
    bytes.append(UInt8(ascii: "<"))
    bytes += element.rawValue.utf8
    append(attributes)
    bytes.append(UInt8(ascii: ">"))
  }

  mutating func endTag(of element: RawHTML.Element) {
    append("</")
    bytes += element.rawValue.utf8
    bytes.append(UInt8(ascii: ">"))
  }

  mutating func void(_ element: RawHTML.Element) {
    bytes.append(UInt8(ascii: "<"))
    bytes += element.rawValue.utf8
    append(" />")
  }

  fileprivate mutating func startTag(
    _ name: StaticString, _ classes: StaticString?, _ attributes: Attributes, end: StaticString = ">"
  ) {
    bytes.append(UInt8(ascii: "<"))
    append(name)
    if let classes {
      append(" class=\"")
      append(classes)
      bytes.append(UInt8(ascii: "\""))
    }
    append(attributes)
    append(end)
  }

  fileprivate mutating func endTag(_ name: StaticString) {
    append("</")
    append(name)
    bytes.append(UInt8(ascii: ">"))
  }

  private mutating func append(_ attributes: Attributes) {
    for (name, value) in attributes.list {
      guard var value else { continue }
      bytes.append(.space)
      append(name.text)
      append("=\"")
      switch name.escaping {
      case .text: escape(value)
      case .url: value.withUTF8 { escapeURL($0) }
      case .raw: escape(value, keepsReferences: true)
      }
      bytes.append(UInt8(ascii: "\""))
    }
  }

  private mutating func append(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}

/// A writer with state of its own and a buffer that it writes to.
protocol HTMLWriter {
  var html: HTML { get set }
}

extension HTMLWriter {
  /// `<name …>`, what `content` writes, `</name>`
  mutating func element(
    _ name: StaticString, class classes: StaticString? = nil, _ attributes: Attributes = [:],
    content: (inout Self) -> Void
  ) {
    html.startTag(name, classes, attributes)
    content(&self)
    html.endTag(name)
  }

  /// The same if `isNeeded`; otherwise only what `content` writes.
  mutating func element(
    _ name: StaticString, class classes: StaticString? = nil, if isNeeded: Bool,
    content: (inout Self) -> Void
  ) {
    if isNeeded { element(name, class: classes, content: content) } else { content(&self) }
  }
}

// Escaping.
extension HTML {
  private mutating func escape(_ text: String, keepsReferences: Bool = false) {
    var text = text
    text.withUTF8 { escape($0, keepsReferences: keepsReferences) }
  }

  private mutating func escape(_ text: UnsafeBufferPointer<UInt8>, keepsReferences: Bool) {
    var start = 0
    var index = 0
    while true {
      while index < text.count, !Self.isSpecial(text[index]) { index += 1 }
      guard index < text.count else { break }
      guard let (escaped, length) = Self.escaped(text, at: index),
        !(keepsReferences && text[index] == UInt8(ascii: "&") && Self.isReference(text, at: index))
      else {
        index += 1
        continue
      }
      bytes.append(contentsOf: text[start..<index])
      append(escaped)
      index += length
      start = index
    }
    bytes.append(contentsOf: text[start...])
  }

  /// Whether the byte may be the start of a character that is escaped.
  @inline(__always) private static func isSpecial(_ byte: UInt8) -> Bool {
    byte < 0x40
      ? low >> UInt64(byte) & 1 != 0 : byte >= 0x7F && (byte == 0x7F || byte == 0xC2 || byte >= 0xEF)
  }

  /// A bit for each of the characters below 64 that is escaped: the controls but tab and line feed, `"&<>`.
  private static var low: UInt64 { 0xFFFF_F9FF | 1 << 34 | 1 << 38 | 1 << 60 | 1 << 62 }

  /// What is written for the character at `index`, and its length; nil where it may stand as it is.
  private static func escaped(
    _ text: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (StaticString, length: Int)? {
    switch text[index] {
    case UInt8(ascii: "&"): return ("&amp;", 1)
    case UInt8(ascii: "<"): return ("&lt;", 1)
    case UInt8(ascii: ">"): return ("&gt;", 1)
    case UInt8(ascii: "\""): return ("&quot;", 1)
    // No character that HTML forbids, whatever a value or a note holds.
    case 0..<0x80: return ("\u{FFFD}", 1)
    case let first:
      let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
      guard index + length <= text.count else { return nil }
      var scalar = UInt32(first & (0x7F >> UInt8(length)))
      for k in 1..<length { scalar = scalar << 6 | UInt32(text[index + k] & 0x3F) }
      return isForbidden(scalar) ? ("\u{FFFD}", length) : nil
    }
  }

  private static func isForbidden(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 9, 10: false
    case 0..<32, 127..<160, 0xFDD0...0xFDEF: true
    default: scalar & 0xFFFE == 0xFFFE
    }
  }

  /// Whether `&name;`, `&#35;` or `&#x23;` stands at `index`, and no character that HTML forbids is meant.
  private static func isReference(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    let rest = text[(index + 1)...].prefix(32)
    guard let end = rest.firstIndex(of: UInt8(ascii: ";")) else { return false }
    let name = rest[..<end]
    guard name.first == UInt8(ascii: "#") else {
      return characterNames.contains(String(decoding: name, as: UTF8.self))
    }
    let digits = name.dropFirst()
    let isHexadecimal = digits.first.map { $0 | 0x20 == UInt8(ascii: "x") } ?? false
    let number = String(decoding: isHexadecimal ? digits.dropFirst() : digits, as: UTF8.self)
    guard number.utf8.first != UInt8(ascii: "+"), let scalar = UInt32(number, radix: isHexadecimal ? 16 : 10)
    else {
      return false
    }
    return Unicode.Scalar(scalar) != nil && !isForbidden(scalar)
  }

  /// The named characters that raw HTML can hold; others are shown as they were written.
  private static let characterNames: Set<String> = [
    "amp", "lt", "gt", "quot", "apos", "nbsp", "ensp", "emsp", "thinsp", "shy", "zwj", "zwnj", "copy", "reg",
    "trade", "hellip", "ndash", "mdash", "lsquo", "rsquo", "sbquo", "ldquo", "rdquo", "bdquo", "laquo",
    "raquo", "bull", "middot", "para", "sect", "deg", "micro", "euro", "pound", "cent", "yen", "frac12",
    "frac14", "frac34", "sup1", "sup2", "sup3", "times", "divide", "minus", "plusmn", "infin", "ne", "le",
    "ge", "asymp", "equiv", "sum", "prod", "radic", "part", "nabla", "int", "isin", "larr", "rarr", "uarr",
    "darr", "harr", "check", "auml", "ouml", "uuml", "Auml", "Ouml", "Uuml", "szlig", "eacute", "egrave",
    "alpha", "beta", "gamma", "delta", "epsilon", "theta", "lambda", "mu", "pi", "sigma", "tau", "phi",
    "omega", "Delta", "Sigma", "Omega",
  ]

  private mutating func escapeURL(_ text: UnsafeBufferPointer<UInt8>) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "&"): append("&amp;")
      case UInt8(ascii: "'"): append("&#x27;")
      case _ where Self.isURLByte(byte): bytes.append(byte)
      default:
        bytes.append(UInt8(ascii: "%"))
        bytes.append(Self.hexadecimal(byte >> 4))
        bytes.append(Self.hexadecimal(byte & 15))
      }
    }
  }

  private static func isURLByte(_ byte: UInt8) -> Bool {
    if byte.isLetter || byte.isDigit { return true }
    switch Unicode.Scalar(byte) {
    case "!", "#", "$", "%", "(", ")", "*", "+", ",", "-", ".", "/", ":", ";", "=", "?", "@", "_", "~":
      return true
    default: return false
    }
  }

  private static func hexadecimal(_ digit: UInt8) -> UInt8 {
    digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10
  }
}
