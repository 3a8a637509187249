/// A piece of HTML. Text becomes HTML here and nowhere else, so nothing reaches a page unescaped.
package struct HTML: Sendable, Equatable {
  package private(set) var markup: String

  private init(markup: String) { self.markup = markup }

  package static let empty = HTML(markup: "")

  /// Text as a reader sees it.
  static func text(_ text: some StringProtocol) -> HTML { HTML(markup: escaped(text)) }

  /// - `attributes`: written in their order; one whose value is nil is left out, one that is empty stands alone.
  static func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:], _ content: HTML = .empty
  ) -> HTML {
    var markup = "<\(name)"
    for case (let key, let value?) in attributes {
      markup += value.isEmpty ? " \(key)" : " \(key)=\"\(escaped(value))\""
    }
    markup += ">"
    guard !isVoid(name) else { return HTML(markup: markup) }
    return HTML(markup: markup + content.markup + "</\(name)>")
  }

  static func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:], _ text: String
  ) -> HTML { element(name, attributes, .text(text)) }

  static func heading(
    _ level: Int, _ attributes: KeyValuePairs<StaticString, String?>, _ content: HTML
  ) -> HTML {
    switch level {
    case 1: element("h1", attributes, content)
    case 2: element("h2", attributes, content)
    case 3: element("h3", attributes, content)
    case 4: element("h4", attributes, content)
    case 5: element("h5", attributes, content)
    default: element("h6", attributes, content)
    }
  }

  static let newline = HTML(markup: "\n")
  static let documentType = HTML(markup: "<!doctype html>\n")

  static func + (left: HTML, right: HTML) -> HTML { HTML(markup: left.markup + right.markup) }
  static func += (left: inout HTML, right: HTML) { left.markup += right.markup }

  private static func isVoid(_ name: StaticString) -> Bool {
    ["br", "hr", "img", "link", "meta", "input"].contains("\(name)")
  }

  private static func escaped(_ text: some StringProtocol) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      // No character that HTML forbids, whatever a value or a note holds.
      case _ where isForbidden(scalar.value): result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func isForbidden(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 9, 10: false
    case 0..<32, 127..<160, 0xFDD0...0xFDEF: true
    default: scalar & 0xFFFE == 0xFFFE
    }
  }
}

extension Sequence<HTML> {
  func joined(_ separator: HTML = .empty) -> HTML {
    var result = HTML.empty
    for (index, piece) in enumerated() {
      if index > 0 { result += separator }
      result += piece
    }
    return result
  }
}
