import Markdown
import MarkupCheck

/// Reads, links and renders a note, and checks every property.
package enum Examination {
  package static func findings(in bytes: [UInt8]) -> [Finding] {
    let source = Source(path: "notes/note.md", bytes: bytes)
    let (document, diagnostics) = Document.read(source)
    let links = Neighbours.links(with: document)
    let all = diagnostics + links.diagnostics + links.diagnostics(of: document)
    let page = PageCheck(Neighbours.page(of: document, links))
    // A page that embeds this note.
    let embedding = PageCheck(Neighbours.page(of: Neighbours.documents[0], links))

    var findings = page.problems.map { Finding(property: .markup, message: $0) }
    for html in [Neighbours.page(of: document, links), Neighbours.content(of: document, links)] {
      findings += MarkupCheck(Array(html.utf8)).problems.map { Finding(property: .markup, message: $0) }
    }
    findings += embedding.problems.map {
      Finding(property: .markup, message: "in a note that embeds it: " + $0)
    }
    findings += SpanCheck(document, all).findings
    findings += DigitCheck(document, diagnostics).findings
    findings += LineCheck(document).findings
    findings += MarkerCheck(document, diagnostics).findings
    findings += WordCheck(document, all, page, links: links).findings
    if !source.mayShowReplacement, page.text.contains("\u{FFFD}") {
      findings.append(Finding(property: .token, message: "the page has a character that the note has not"))
    }
    return findings
  }
}

extension Source {
  /// Whether U+FFFD on the page may come from the note: written directly or by a reference, or as a replacement for a
  /// character that HTML forbids.
  fileprivate var mayShowReplacement: Bool {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.contains { scalar in
      switch scalar.value {
      case 9, 10, 13: false
      case 0..<32, 127..<160, 0xFDD0...0xFDEF, 0xFFFD, 0x26: true
      default: scalar.value & 0xFFFE == 0xFFFE
      }
    }
  }
}
