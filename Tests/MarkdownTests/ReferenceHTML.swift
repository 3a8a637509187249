import CCMark
import Markdown
import Foundation

/// A document without dialect as HTML, byte for byte as libcmark writes it.
struct ReferenceHTML {
  private var html = ""

  static func ofDocument(_ text: String) -> String {
    let (document, _) = Document.read(Source(path: "note.md", bytes: Array(text.utf8)))
    var reference = ReferenceHTML()
    reference.add(document.blocks, isTight: false)
    return reference.html
  }

  static func ofLibrary(_ text: String) -> String {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBytes { buffer in
      let pointer = buffer.bindMemory(to: CChar.self).baseAddress
      guard let html = cmark_markdown_to_html(pointer, buffer.count, CMARK_OPT_UNSAFE) else { return "" }
      defer { free(html) }
      return String(cString: html)
    }
  }

  private mutating func startLine() { if !html.isEmpty, html.utf8.last != 0x0A { html += "\n" } }

  private mutating func add(_ blocks: [Block], isTight: Bool) {
    for block in blocks {
      switch block.content {
      case .paragraph(let inlines) where isTight: add(inlines)
      case .paragraph(let inlines):
        startLine()
        html += "<p>"
        add(inlines)
        html += "</p>\n"
      case .heading(let heading):
        startLine()
        html += "<h\(heading.level)>"
        add(heading.content)
        html += "</h\(heading.level)>\n"
      case .quote(let blocks):
        startLine()
        html += "<blockquote>\n"
        add(blocks, isTight: false)
        startLine()
        html += "</blockquote>\n"
      case .list(let list): add(list)
      case .callout, .table, .footnote: html += "dialect"
      case .code(let code):
        startLine()
        let language = code.info.prefix {
          !" \t\n\r\u{0B}\u{0C}".unicodeScalars.contains($0.unicodeScalars.first!)
        }
        html +=
          language.isEmpty ? "<pre><code>" : "<pre><code class=\"language-\(escaped(String(language)))\">"
        html += escaped(code.text) + "</code></pre>\n"
      case .html(let text):
        startLine()
        html += text
        startLine()
      case .thematicBreak:
        startLine()
        html += "<hr />\n"
      }
    }
  }

  private mutating func add(_ list: List) {
    startLine()
    let tag = list.start == nil ? "ul" : "ol"
    html += list.start.map { $0 == 1 ? "<ol>\n" : "<ol start=\"\($0)\">\n" } ?? "<ul>\n"
    for item in list.items {
      startLine()
      html += "<li>"
      add(item.blocks, isTight: list.isTight)
      html += "</li>\n"
    }
    html += "</\(tag)>\n"
  }

  private mutating func add(_ inlines: [Inline]) {
    for inline in inlines {
      switch inline {
      case .text(let text): html += escaped(text)
      case .code(let code): html += "<code>\(escaped(code))</code>"
      case .html(let text): html += text
      case .softBreak: html += "\n"
      case .lineBreak: html += "<br />\n"
      case .emphasis(let content):
        html += "<em>"
        add(content)
        html += "</em>"
      case .annotation(let annotation): add(annotation.content)
      case .strong(let content):
        html += "<strong>"
        add(content)
        html += "</strong>"
      case .link(let link):
        html += "<a href=\"\(escapedURL(link.target))\"\(title(link.title))>"
        add(link.content)
        html += "</a>"
      case .image(let image):
        html +=
          "<img src=\"\(escapedURL(image.target))\" alt=\"\(escaped(image.alternative))\"\(title(image.title)) />"
      case .formula(let formula): html += "formula(\(formula.source))"
      case .strikethrough, .highlight, .tag, .footnoteReference, .inlineFootnote: html += "dialect"
      case .wikilink(let link): html += "wikilink(\(link.target))"
      }
    }
  }

  private func title(_ text: String) -> String { text.isEmpty ? "" : " title=\"\(escaped(text))\"" }

  private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private func escapedURL(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      let scalar = Unicode.Scalar(byte)
      switch scalar {
      case "&": result += "&amp;"
      case "'": result += "&#x27;"
      case "a"..."z", "A"..."Z", "0"..."9": result.unicodeScalars.append(scalar)
      case _ where "-_.+!*(),%#@?=;:/,+$~".unicodeScalars.contains(scalar):
        result.unicodeScalars.append(scalar)
      default: result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return result
  }
}
