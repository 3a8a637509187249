import Vault
import Markdown
import Lessons
import MarkupCheck
import Testing

@testable import Pages

/// Pages for tests, none of which may hold anything that HTML does not allow.
enum Page {
  static func checked(_ html: HTML, at location: SourceLocation = #_sourceLocation) -> String {
    #expect(MarkupCheck(html.bytes).problems == [], "\(html.markup)", sourceLocation: location)
    return html.markup
  }

  static func body(_ document: Document, _ others: [Document], _ links: LinkMap) -> NoteBody {
    NoteBody(Lesson.read(document).lesson, links: links, others: others.map { Lesson.read($0).lesson })
  }

  /// What `notes html` prints between `<main>` and `</main>`.
  static func content(
    _ text: String, others: [String: String] = [:], files: [String] = [],
    at location: SourceLocation = #_sourceLocation
  ) -> String {
    func read(_ name: String, _ text: String) -> Document {
      Document.read(Source(path: "notes/\(name).md", bytes: Array(text.utf8))).document
    }
    let document = read("a", text)
    let rest = others.sorted { $0.key < $1.key }.map { read($0.key, $0.value) }
    let links = LinkMap(documents: [document] + rest, files: files, folder: "notes")
    let html = checked(body(document, rest, links).content, at: location)
    return String(html.dropFirst("<main>\n".count).dropLast("</main>\n".count))
  }
}
