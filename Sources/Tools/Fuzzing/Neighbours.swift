import Vault
import Markdown
import Lessons
import Pages

/// The other notes of the folder. They embed each other and the note under examination.
enum Neighbours {
  static let documents: [Document] = [
    (
      "a",
      """
      ---
      title: Note A
      aliases: [one, wq0001]
      ---
      # One

      A paragraph with $x$, [[b#Two|b]] and a footnote.[^1] ^id

      ![[b]]

      ![[note]]

      ## Part

      ![[note#One]] ![[note#^id]]

      [^1]: said in a.
      """
    ),
    (
      "b",
      """
      # One

      | a | b |
      |---|---|
      | ![[a]] | 2 |

      # Two

      - ![[a#One]]
      - ![[a#^id]]
      """
    ),
    ("draft", "---\ndraft: true\n---\n# Draft\n\n![[note]]\n"),
  ].map { name, text in
    Document.read(Source(path: "notes/\(name).md", bytes: Array(text.utf8))).document
  }

  private static let lessons = documents.map { Lesson.read($0).lesson }

  static func links(with document: Document) -> LinkMap {
    LinkMap(
      documents: [document] + documents, drawings: ["notes/d.excalidraw.md", "notes/e.md"],
      files: [
        "notes/p.png", "notes/y.png", "notes/d.excalidraw.svg", "notes/c.canvas", "notes/t.mp3",
        "notes/p.pdf",
      ], folder: "notes")
  }

  static func page(of document: Document, _ links: LinkMap) -> String {
    NoteBody(Lesson.read(document).lesson, links: links, others: lessons).html.markup
  }

  /// Only the content of the note, as CommonMark renders it.
  static func content(of document: Document, _ links: LinkMap) -> String {
    NoteBody(Lesson.read(document).lesson, links: links, others: lessons).content.markup
  }
}
