import Markdown

/// Reads a page as strictly as HTML allows and says what a browser would have to guess at: tags out of balance,
/// unknown elements, ids given twice, a link in a link, a block where only a line of text can be.
///
/// It is what tests and the fuzz run hold every page against, so it knows nothing of how pages are written.
package struct MarkupCheck {
  /// What is wrong, in the order of the page; at most 10.
  package private(set) var problems: [String] = []
  private let bytes: [UInt8]
  private var index = 0
  private var open: [String] = []
  /// How many elements each of those holds so far.
  private var childCounts: [Int] = []
  private var openCount: [String: Int] = [:]
  private var ids: Set<String> = []

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    guard String(validating: bytes, as: UTF8.self) != nil else {
      problems = ["no UTF-8"]
      return
    }
    if bytes.starts(with: "<!doctype html>".utf8) { index = "<!doctype html>".utf8.count }
    while index < bytes.count, problems.count < 10 {
      switch bytes[index] {
      case UInt8(ascii: "<"): readTag()
      default: readText(until: UInt8(ascii: "<"))
      }
    }
    for name in open.reversed() where problems.count < 10 { report("<\(name)> is not closed") }
  }

  private mutating func report(_ problem: String) {
    let line = bytes[..<min(index, bytes.count)].count { $0 == .lineFeed } + 1
    problems.append("line \(line): \(problem)")
  }

  private mutating func readText(until end: UInt8) {
    var isBlank = true
    while index < bytes.count, bytes[index] != end {
      let byte = bytes[index]
      if byte == UInt8(ascii: "&") {
        readReference()
      } else if byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") {
        report("‘\(Character(Unicode.Scalar(byte)))’ is not escaped")
      } else if byte < 0x20 && byte != 9 && byte != 10 || byte == 0x7F {
        report("a control character")
      }
      if byte > .space { isBlank = false }
      index += 1
    }
    guard end == UInt8(ascii: "<"), !isBlank, let parent = open.last else { return }
    if MathCheck.holdsElements(parent) || parent == "svg" || parent == "g" { report("text in <\(parent)>") }
    if parent == "script" { report("a script in the page") }
    if ["table", "thead", "tbody", "tr", "ul", "ol", "html", "head"].contains(parent) {
      report("text in <\(parent)>")
    }
  }

  private mutating func readReference() {
    let start = index
    index += 1
    while index < bytes.count,
      bytes[index].isLetter || bytes[index].isDigit || bytes[index] == UInt8(ascii: "#")
    {
      index += 1
    }
    if index >= bytes.count || bytes[index] != UInt8(ascii: ";") || index == start + 1 {
      index = start
      report("‘&’ is not escaped")
    }
  }

  private mutating func readTag() {
    index += 1
    let isEnd = index < bytes.count && bytes[index] == UInt8(ascii: "/")
    if isEnd { index += 1 }
    let name = readName()
    guard Self.elements.contains(name) else { return report("no element is called ‘\(name)’") }
    if isEnd {
      guard skip(">") else { return report("</\(name)> does not end") }
      guard open.last == name else {
        return report("</\(name)> where \(open.last.map { "<\($0)>" } ?? "nothing") is open")
      }
      open.removeLast()
      openCount[name, default: 0] -= 1
      if let count = MathCheck.counts[name], count != childCounts.last {
        report("<\(name)> holds \(childCounts.last ?? 0) elements, not \(count)")
      }
      childCounts.removeLast()
      return
    }
    readAttributes(of: name)
    if !childCounts.isEmpty { childCounts[childCounts.count - 1] += 1 }
    if Self.void.contains(name) {
      checkPlace(of: name)
      if !skip(" />") { report("<\(name)> does not end with ‘ />’") }
      return
    }
    if SVGCheck.shapes.contains(name) {
      checkPlace(of: name)
      if !skip("/>") { report("<\(name)> does not end with ‘/>’") }
      return
    }
    guard skip(">") else { return report("<\(name)> does not end") }
    checkPlace(of: name)
    open.append(name)
    childCounts.append(0)
    openCount[name, default: 0] += 1
  }

  private mutating func readName() -> String {
    let start = index
    while index < bytes.count,
      bytes[index].isLetter || bytes[index].isDigit || bytes[index] == UInt8(ascii: "-")
    {
      index += 1
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func skip(_ text: String) -> Bool {
    guard bytes[index...].starts(with: text.utf8) else { return false }
    index += text.utf8.count
    return true
  }

  private mutating func readAttributes(of element: String) {
    var names: Set<String> = []
    while index + 1 < bytes.count, bytes[index] == .space, bytes[index + 1].isLetter {
      index += 1
      let name = readName()
      if !names.insert(name).inserted { report("<\(element)> has ‘\(name)’ twice") }
      let known = SVGCheck.elements.contains(element) ? SVGCheck.attributes : Self.attributes
      if !known.contains(name) { report("<\(element)> has an attribute ‘\(name)’") }
      guard skip("=\"") else { return report("‘\(name)’ of <\(element)> is not quoted") }
      let start = index
      readText(until: UInt8(ascii: "\""))
      let value = String(decoding: bytes[start..<index], as: UTF8.self)
      guard skip("\"") else { return report("‘\(name)’ of <\(element)> does not end") }
      check(name, value, of: element)
    }
  }

  private mutating func check(_ name: String, _ value: String, of element: String) {
    switch name {
    case "id":
      if value.isEmpty || value.utf8.contains(.space) { report("‘\(value)’ is no id") }
      if !ids.insert(value).inserted { report("the id ‘\(value)’ is given twice") }
    case "href" where element == "image":
      if !SVGCheck.isPicture(value), value.contains(":") { report("<image> leads elsewhere") }
    case "src" where element == "script":
      if value.contains(":") || value.hasPrefix("//") { report("<script> from elsewhere") }
    case "href", "src":
      for reference in value.split(separator: "&", omittingEmptySubsequences: false).dropFirst()
      where !["amp;", "quot;", "lt;", "gt;", "#x27;"].contains(where: { reference.hasPrefix($0) }) {
        report("<\(element)> leads to a hidden character")
      }
      let bytes = value.utf8.drop { $0 <= .space }.filter { $0 > .space }
      let scheme = String(decoding: bytes.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self).lowercased()
      if bytes.contains(UInt8(ascii: ":")), ["javascript", "vbscript", "data", "file"].contains(scheme) {
        report("<\(element)> leads to ‘\(scheme):’")
      }
    default: break
    }
  }

  private mutating func checkPlace(of name: String) {
    if name == "a", openCount["a", default: 0] > 0 { report("<a> in <a>") }
    if let parents = Self.parents[name], !parents.contains(open.last ?? "") {
      report("<\(name)> in \(open.last.map { "<\($0)>" } ?? "nothing")")
    }
    if let problem = MathCheck.problem(of: name, in: open.last) { report(problem) }
    if let problem = SVGCheck.problem(of: name, in: open.last) { report(problem) }
    guard let parent = open.last else { return }
    if Self.lineElements.contains(parent), !Self.lineElements.subtracting(Self.blocks).contains(name) {
      report("<\(name)> in <\(parent)>")
    }
    switch parent {
    case "ul", "ol": if name != "li" { report("<\(name)> in <\(parent)>") }
    case "table": if name != "thead", name != "tbody" { report("<\(name)> in <table>") }
    case "thead", "tbody": if name != "tr" { report("<\(name)> in <\(parent)>") }
    case "tr": if name != "th", name != "td" { report("<\(name)> in <tr>") }
    case "html": if name != "head", name != "body" { report("<\(name)> in <html>") }
    case "head": if !["meta", "title", "link", "script"].contains(name) { report("<\(name)> in <head>") }
    default: break
    }
  }

  private static let void: Set<String> = ["br", "hr", "img", "input", "link", "meta", "mspace", "wbr"]

  /// Those that hold a line of text and no blocks.
  private static let lineElements: Set<String> =
    ([
      "p", "h1", "h2", "h3", "h4", "h5", "h6", "summary", "pre", "a", "abbr", "audio", "b", "br", "cite",
      "code", "del", "em", "i", "img", "input", "ins", "kbd", "mark", "q", "s", "samp", "small", "span",
      "strong", "sub", "sup", "u", "var", "video", "wbr",
    ] as Set).union(MathCheck.elements)
  /// Those among them that are blocks themselves.
  private static let blocks: Set<String> = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "summary", "pre"]

  private static let elements = lineElements.union(void).union(SVGCheck.elements).union([
    "blockquote", "body", "center", "details", "div", "figcaption", "figure", "footer", "head", "header",
    "html", "li", "main", "nav", "ol", "script", "section", "table", "tbody", "td", "th", "thead", "title",
    "tr", "ul",
  ])

  private static let parents: [String: Set<String>] = [
    "li": ["ul", "ol"], "tr": ["thead", "tbody"], "td": ["tr"], "th": ["tr"], "thead": ["table"],
    "tbody": ["table"], "summary": ["details"], "figcaption": ["figure"], "head": ["html"], "body": ["html"],
    "title": ["head"], "script": ["head"],
  ]

  private static let attributes: Set<String> = [
    "alt", "aria-current", "aria-label", "aria-labelledby", "charset", "checked", "class", "content",
    "controls", "data-callout", "data-kind", "data-language", "data-preview", "data-task", "data-title",
    "defer", "dir", "disabled", "height", "href", "id", "lang", "name", "open", "property", "rel", "src",
    "role", "start", "tabindex", "title", "type", "width", "accent", "accentunder", "depth", "display",
    "displaystyle", "form", "linethickness", "lspace", "mathcolor", "mathvariant", "maxsize", "minsize",
    "movablelimits", "rspace", "scriptlevel", "stretchy", "symmetric",
  ]
}
