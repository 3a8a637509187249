/// Checks markup far more strictly than a browser, so that all parsers must agree about it.
///
/// - Source: HTML Living Standard, section 13.1, Writing HTML documents; 4.4.1 and 13.2.6.4.7 for what closes a `<p>`.
package struct PageCheck {
  /// The first five problems at most.
  package private(set) var problems: [String] = []
  /// The text between tags, with references resolved.
  package private(set) var text = ""
  /// The attribute values, one a line.
  package private(set) var values = ""

  private let markup: [UInt8]
  private var index = 0
  private var open: [String] = []
  private var ids: Set<String> = []

  package init(_ markup: String) {
    self.markup = Array(markup.utf8)
    var bytes: [UInt8] = []
    while index < self.markup.count {
      switch self.markup[index] {
      case UInt8(ascii: "<"): readTag()
      case UInt8(ascii: ">"):
        add("a bare ‘>’")
        index += 1
      case UInt8(ascii: "&"): readReference(&bytes)
      default:
        bytes.append(self.markup[index])
        index += 1
      }
    }
    text = String(decoding: bytes, as: UTF8.self)
    for scalar in markup.unicodeScalars where Self.isForbidden(scalar.value) {
      add("the character U+\(String(scalar.value, radix: 16, uppercase: true))")
      break
    }
    if let element = open.last { add("<\(element)> is not closed") }
  }

  private mutating func add(_ problem: String) { if problems.count < 5 { problems.append(problem) } }

  private static func isForbidden(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 9, 10: false
    case 0..<32, 127..<160, 0xFDD0...0xFDEF: true
    default: scalar & 0xFFFE == 0xFFFE
    }
  }

  // MARK: Text

  private mutating func readReference(_ bytes: inout [UInt8]) {
    let rest = markup[index...].prefix(12)
    guard let end = rest.firstIndex(of: UInt8(ascii: ";")) else { return failReference(&bytes) }
    let name = String(decoding: markup[index + 1..<end], as: UTF8.self)
    let scalar: Unicode.Scalar?
    switch name {
    case "amp": scalar = "&"
    case "lt": scalar = "<"
    case "gt": scalar = ">"
    case "quot": scalar = "\""
    case "nbsp": scalar = "\u{A0}"
    case _ where name.hasPrefix("#x"):
      scalar = UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
    case _ where name.hasPrefix("#"): scalar = UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init)
    default: scalar = nil
    }
    guard let scalar else {
      // A named reference from raw HTML in the note.
      guard !name.hasPrefix("#"), name.utf8.count > 1,
        name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) })
      else { return failReference(&bytes) }
      bytes += markup[index...end]
      index = end + 1
      return
    }
    bytes += Array(String(Character(scalar)).utf8)
    index = end + 1
  }

  private mutating func failReference(_ bytes: inout [UInt8]) {
    add("a bare ‘&’")
    bytes.append(markup[index])
    index += 1
  }

  // MARK: Tags

  private var next: UInt8? { index < markup.count ? markup[index] : nil }

  private mutating func readTag() {
    index += 1
    let isClosing = next == UInt8(ascii: "/")
    if isClosing { index += 1 }
    let name = readName()
    guard !name.isEmpty else { return add("a bare ‘<’") }
    if Self.refused.contains(name.lowercased()) { add("<\(name)>") }
    if isClosing {
      guard next == UInt8(ascii: ">") else { return add("</\(name) is not ended") }
      index += 1
      guard open.last == name else { return add("</\(name)> where <\(open.last ?? "nothing")> is open") }
      open.removeLast()
      return
    }
    check(name)
    var names: Set<String> = []
    while next == UInt8(ascii: " ") {
      index += 1
      if next == UInt8(ascii: "/"), Self.void.contains(name) {
        index += 1
        break
      }
      let attribute = readName()
      guard !attribute.isEmpty else { return add("an attribute of <\(name)> without a name") }
      if !names.insert(attribute).inserted { add("\(attribute) twice in <\(name)>") }
      if attribute.lowercased().hasPrefix("on") || attribute == "srcdoc" { add("\(attribute) in <\(name)>") }
      guard next == UInt8(ascii: "=") else { continue }
      index += 1
      guard next == UInt8(ascii: "\""), let end = markup[(index + 1)...].firstIndex(of: UInt8(ascii: "\""))
      else {
        return add("\(attribute) in <\(name)> is not quoted")
      }
      check(attribute, value: value(index + 1..<end), of: name)
      index = end + 1
    }
    guard next == UInt8(ascii: ">") else { return add("<\(name) is not ended") }
    index += 1
    if !Self.void.contains(name) { open.append(name) }
  }

  private mutating func readName() -> String {
    let start = index
    while let byte = next {
      let scalar = Unicode.Scalar(byte)
      guard
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
          || scalar == "-" || scalar == ":"
      else { break }
      index += 1
    }
    return String(decoding: markup[start..<index], as: UTF8.self)
  }

  private mutating func value(_ range: Range<Int>) -> String {
    let start = index
    defer { index = start }
    var bytes: [UInt8] = []
    index = range.lowerBound
    while index < range.upperBound {
      switch markup[index] {
      case UInt8(ascii: "&"): readReference(&bytes)
      case UInt8(ascii: "<"), UInt8(ascii: ">"):
        add("a bare ‘\(Character(Unicode.Scalar(markup[index])))’ in an attribute")
        index += 1
      default:
        bytes.append(markup[index])
        index += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func check(_ attribute: String, value: String, of name: String) {
    values += value + "\n"
    switch attribute {
    case "id":
      if !ids.insert(value).inserted { add("the id ‘\(value)’ twice") }
      if value.isEmpty || value.unicodeScalars.contains(where: { $0.properties.isWhitespace }) {
        add("the id ‘\(value)’ is empty or has white space")
      }
    case "href", "src", "action", "cite", "data", "poster":
      // Browsers ignore control characters and blanks.
      let address = String(value.unicodeScalars.filter { $0.value > 32 }.map(Character.init)).lowercased()
      for scheme in ["javascript:", "vbscript:", "data:", "file:"] where address.hasPrefix(scheme) {
        add("\(attribute) of <\(name)> begins with \(scheme)")
      }
      // Only a link may lead to another host: a page fetches nothing from there.
      if attribute == "src", address.contains(":") || address.hasPrefix("//") {
        add("src of <\(name)> leads to another host")
      }
    default: break
    }
  }

  // MARK: Nesting

  private mutating func check(_ name: String) {
    if name == "a", open.contains("a") { add("<a> in <a>") }
    if Self.blocks.contains(name), let outer = open.last(where: { Self.holdsText.contains($0) || $0 == "a" }),
      outer != "a"
    {
      add("<\(name)> in <\(outer)>")
    }
    if let parents = Self.parents[name], !parents.contains(open.last ?? "") {
      add("<\(name)> in <\(open.last ?? "nothing")>")
    }
  }

  private static let void: Set = ["br", "hr", "img", "input", "link", "meta", "mspace", "wbr", "col"]
  private static let refused: Set = [
    "script", "style", "iframe", "object", "embed", "base", "form", "textarea", "template", "frame", "applet",
  ]
  /// Elements before which a parser closes an open `<p>`.
  private static let blocks: Set = [
    "address", "article", "aside", "blockquote", "details", "dialog", "div", "dl", "figure", "footer", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre", "section", "summary",
    "table", "ul", "li",
  ]
  private static let holdsText: Set = [
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "em", "strong", "del", "mark", "code", "span",
  ]
  private static let parents: [String: Set<String>] = [
    "li": ["ul", "ol"], "tr": ["thead", "tbody", "table"], "td": ["tr"], "th": ["tr"], "thead": ["table"],
    "tbody": ["table"], "summary": ["details"],
  ]
}
