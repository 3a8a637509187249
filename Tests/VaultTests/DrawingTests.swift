import Markdown
import Testing

@testable import Vault

/// Drawings, canvases and bases are no pages. A note shows the pictures that were exported from them.
@Suite struct DrawingTests {
  private static let drawings = [
    "notes/Plain.md", "notes/Sketch.excalidraw.md", "notes/d/Lost.excalidraw.md",
  ]
  private static let files = [
    "notes/Plain.png", "notes/Sketch.excalidraw.svg", "notes/Both.canvas", "notes/Both.canvas.png",
    "notes/Both.svg", "notes/Themes.tldr", "notes/Themes.dark.svg", "notes/Themes.light.svg",
    "notes/d/Old.excalidraw", "notes/d/Old.png", "notes/Books.base", "notes/Books.png", "notes/Empty.canvas",
  ]

  private static func links(_ text: String, path: String = "notes/here.md") -> (Document, LinkMap) {
    let here = LinkMapTests.document(path, text)
    return (here, LinkMap(documents: [here], drawings: drawings, files: files, folder: "notes"))
  }

  @Test(arguments: [
    ("![[Plain]]", "notes/Plain.png"), ("![[plain.md|300]]", "notes/Plain.png"),
    ("![[Sketch.excalidraw]]", "notes/Sketch.excalidraw.svg"),
    ("![[Sketch.excalidraw.md#^frame=a|50%]]", "notes/Sketch.excalidraw.svg"),
    ("![s](Sketch.excalidraw.md)", "notes/Sketch.excalidraw.svg"),
    ("![[Both.canvas]]", "notes/Both.canvas.png"),
    ("![[Themes.tldr]]", "notes/Themes.light.svg"), ("![[Old.excalidraw]]", "notes/d/Old.png"),
    ("![o](d/Old.excalidraw)", "notes/d/Old.png"), ("[[Plain]]", "notes/Plain.png"),
    ("[o](./d/Old.excalidraw)", "notes/d/Old.png"), ("[[Plain|*see*]]", "notes/Plain.png"),
  ])
  func itsPictureIsShown(_ link: String, _ picture: String) throws {
    let (here, links) = Self.links(link)
    let target: LinkTarget? =
      switch try #require(here.contents.references.first) {
      case .wikilink(let link): links.resolve(link, in: here)
      case .link(let link): links.resolve(link, in: here)
      case .image(let image): links.resolve(image, in: here)
      default: nil
      }
    guard case .drawing(_, let found)? = target else {
      Issue.record("\(String(describing: target))")
      return
    }
    #expect(found == picture)
    #expect(links.diagnostics(of: here) == [])
  }

  @Test(arguments: [
    (
      "a ![[Lost.excalidraw]] ![[Lost.excalidraw]]",
      "1:3 there is no picture of the drawing ‘Lost’; the page does not show it; export it as ‘Lost.excalidraw.svg’ beside it"
    ),
    (
      "> - ![e](Empty.canvas)",
      "1:10 there is no picture of the canvas ‘Empty’; the page does not show it; export it as ‘Empty.canvas.svg’ beside it"
    ),
    (
      "![[Books.base#View]]",
      "1:1 there is no picture of the base ‘Books’; the page does not show it; export it as ‘Books.base.svg’ beside it"
    ),
    (
      "[[Books.base]]",
      "1:1 ‘Books’ is a base, which is not published; the page shows the link as text; export it as ‘Books.base.png’ beside it"
    ),
    (
      "[[Sketch.excalidraw|s]]",
      "1:1 ‘Sketch’ is a drawing, which is not published; the page shows the link as text; export it as ‘Sketch.excalidraw.png’ beside it"
    ),
    (
      "\n[l](d/Lost.excalidraw.md)",
      "2:5 ‘Lost’ is a drawing, which is not published; the page shows the link as text; export it as ‘Lost.excalidraw.png’ beside it"
    ),
  ])
  func whatCannotBeShownIsNamedOnce(_ link: String, _ finding: String) {
    let (here, links) = Self.links(link)
    #expect(
      links.diagnostics(of: here).map {
        "\($0.span.start.line):\($0.span.start.column) \($0.message); \($0.help)"
      } == [finding])
    #expect(
      links.diagnostics(of: here).allSatisfy { $0.severity == .warning && $0.identifier == "drawing-link" })
  }

  /// A word of a drawing's name is no drawing; other files are files.
  @Test(arguments: ["[[Sketch]]", "![[Books]]", "[[excalidraw]]", "[[d/Plain]]"])
  func otherNamesAreMissing(_ link: String) {
    let (here, links) = Self.links(link)
    #expect(links.diagnostics(of: here).map(\.severity) == [.error])
  }

  @Test func aFileIsAFile() {
    let (here, links) = Self.links("![[Plain.png]] ![[Books.png]] ![[Both.svg]] ![[Sketch.excalidraw.svg]]")
    #expect(links.diagnostics(of: here) == [])
  }

  @Test(arguments: [
    ("", "3 drawings are no pages, and no note shows them", 3),
    ("![[Plain]]", "2 drawings are no pages, and no note shows them", 2),
    ("![p](Plain.md) [[Sketch.excalidraw]]", "the drawing ‘Lost’ is no page, and no note shows it", 0),
    ("[[Plain]] [[Sketch.excalidraw]] ![[Lost.excalidraw]]", nil, 0),
  ])
  func drawingsThatNoNoteShows(_ text: String, _ message: String?, _ named: Int) {
    let findings = Self.links(text).1.diagnostics
    #expect(findings.map(\.message) == (message.map { [$0] } ?? []))
    #expect(findings.allSatisfy { $0.details.count == named })
  }

  @Test(arguments: [
    ("excalidraw-plugin: parsed", true), ("excalidraw-plugin: raw", true), ("tldraw-file: true", true),
    ("excalidraw-plugin: false", false), ("excalidraw-plugin:", false), ("excalidraw-export: svg", false),
    ("tags: [excalidraw]", false), ("kanban-plugin: board", false),
  ])
  func whatADrawingIs(_ key: String, _ isDrawing: Bool) {
    let document = LinkMapTests.document("notes/a.md", "---\n\n\(key)\n\n---\n==Switch to EXCALIDRAW VIEW==")
    #expect(document.frontMatter.isDrawing == isDrawing)
  }
}
