import Documents
import Verification

/// All files of a site, as a value: the same reports give the same bytes.
package struct Site: Sendable {
  package struct File: Sendable {
    /// Relative to the site's folder.
    package let path: String
    package let content: Content
  }

  package enum Content: Sendable {
    case bytes([UInt8])
    /// The path of a file that is copied.
    case copy(of: String)
  }

  static let stylesheet = "style.css"

  package let files: [File]

  init(files: [File]) { self.files = files }

  /// - Parameters:
  ///   - reports: all notes, drafts among them: they are not published.
  ///   - name: what the index is called.
  ///   - font: what formulas are shown in where the reader has no font with mathematics.
  package init(_ reports: [Report], links: LinkMap, name: String, font: MathFont? = nil) {
    let published = reports.filter { !$0.lesson.document.frontMatter.isDraft }
    let hasFormulas = published.contains { !$0.lesson.document.contents.formulas.isEmpty }
    let font = hasFormulas ? font : nil
    var files = [
      File(
        path: Self.stylesheet, content: .bytes(PackageResources.style_css + Array((font?.style ?? "").utf8)))
    ]
    if let font { files.append(File(path: font.name, content: .copy(of: font.path))) }
    let byPath = Dictionary(reports.map { ($0.lesson.document.source.path, $0) }) { first, _ in first }
    var drawings: [String: [UInt8]] = [:]
    for report in published {
      let document = report.lesson.document
      let name = links.page(of: document)
      let main = MainElement(report, links: links, reports: byPath).page
      drawings.merge(main.files) { first, _ in first }
      var summary = Summary()
      summary.add(report, hasErrors: false)
      let page = Layout(
        title: document.title, description: document.frontMatter.description,
        main: main.html, summary: summary,
        isIndex: name == "index")
      files.append(File(path: name + ".html", content: .bytes(page.html.bytes)))
    }
    if !files.contains(where: { $0.path == "index.html" }) {
      files.append(
        File(path: "index.html", content: .bytes(Index(published, links: links, name: name).html.bytes)))
    }
    files += drawings.sorted { $0.key < $1.key }.map { File(path: $0.key, content: .bytes($0.value)) }
    var copied: Set<String> = []
    for report in published {
      for path in Self.files(of: report.lesson.document, links) where copied.insert(path).inserted {
        files.append(
          File(path: "media/" + References.mediaName(path, in: links.folder), content: .copy(of: path)))
      }
    }
    self.files = files
  }

  /// The files of the notes' folder that a note links to or shows, in its order.
  private static func files(of document: Document, _ links: LinkMap) -> [String] {
    var paths: [String] = []
    for inline in document.contents.references {
      let target: LinkTarget? =
        switch inline {
        case .link(let link): links.resolve(link, in: document)
        case .image(let image): links.resolve(image, in: document)
        case .wikilink(let link): links.resolve(link, in: document)
        default: nil
        }
      if case .file(let path)? = target { paths.append(path) }
    }
    return paths
  }
}
