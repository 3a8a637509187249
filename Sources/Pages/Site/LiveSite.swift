import Vault
import Markdown
import Reports

/// The files of a site in a preview, each made on request.
package struct LiveSite: Sendable {
  private let plan: SiteContext
  private let byPath: [String: Report]
  /// By the file of its page.
  private let notes: [String: Report]
  /// The files that are copied into the site, by their paths there.
  private let media: [String: String]
  private let font: MathFont?

  package struct Page: Sendable {
    package let bytes: [UInt8]
    /// The files of its pictures, by their paths in the site.
    package let drawings: [String: [UInt8]]
  }

  /// - Parameter reports: those of all notes, including drafts, which a preview shows.
  package init(_ reports: [Report], links: LinkMap, name: String, preview: PreviewState, font: MathFont?) {
    var plan = SiteContext(reports, links: links, name: name, baseURL: nil)
    plan.preview = preview
    self.plan = plan
    byPath = Dictionary(reports.map { ($0.lesson.document.source.path, $0) }) { first, _ in first }
    notes = Dictionary(reports.map { (links.page(of: $0.lesson.document) + ".html", $0) }) { first, _ in first
    }
    var media: [String: String] = [:]
    for report in reports {
      for path in Site.files(of: report.lesson.document, links) {
        media["media/" + PageLinks.mediaName(path, in: links.folder)] = path
      }
    }
    self.media = media
    self.font = font
  }

  /// The path of the note that a page shows; nil if the file is no note's page.
  package func note(ofPage file: String) -> String? { notes[file]?.lesson.document.source.path }

  /// The path in the site of a file of the notes' folder; nil if no note shows it or links to it.
  package func address(ofFile path: String) -> String? { media.first { $0.value == path }?.key }

  package func page(_ file: String) -> Page? {
    if let report = notes[file] {
      let page = NotePage(report, plan: plan, reports: byPath)
      return Page(bytes: page.html.bytes, drawings: page.drawings)
    }
    return Site.generated(plan).first { $0.path == file }.map { Page(bytes: $0.make().bytes, drawings: [:]) }
  }

  /// A file that is neither a page nor a picture of one; nil if there is none.
  package func file(_ path: String) -> Site.Content? {
    switch path {
    case SitePaths.stylesheet: .bytes(Assets.styleSheet + Array((font?.style ?? "").utf8))
    case SitePaths.script: .bytes(Assets.script)
    case SitePaths.previewStylesheet: .bytes(Assets.previewStyleSheet)
    case SitePaths.previewScript: .bytes(Assets.previewScript)
    case SitePaths.searchIndex: .bytes(SearchIndex(plan: plan).bytes)
    default:
      if let font, font.name == path { .copy(of: font.path) } else { media[path].map { .copy(of: $0) } }
    }
  }

  /// The HTML of a cell, including its pictures.
  package static func markup(of cell: Int, in report: Report, state: PreviewState.NoteState) -> String {
    guard let report = report.cells.first(where: { $0.cell.number == cell }) else { return "" }
    var html = HTML()
    var pictures = PictureMarkup(makesFiles: false)
    var shown = 0
    CellWriter(report, state: state).write(to: &html, &pictures, from: &shown)
    return html.markup
  }
}
