import Vault
import Platform
import Markdown
import Reports

/// All files of a site, as a value: the same reports give the same bytes.
package struct Site: Sendable {
  struct File: Sendable {
    /// Relative to the site's folder.
    let path: String
    let content: Content
  }

  package enum Content: Sendable {
    case bytes([UInt8])
    /// The path of a file that is copied.
    case copy(of: String)
  }

  let files: [File]
}

extension Site {
  /// - Parameters:
  ///   - reports: those of all notes, including drafts, which are not published.
  ///   - name: of the course, unless a note called `index` has a title.
  ///   - baseURL: the address of the site, as `BaseURL.address` gives it. It overrides that of the note `index`.
  ///   - font: for formulas, if the reader has no font for mathematics.
  package init(
    _ reports: [Report], links: LinkMap, name: String, baseURL: String? = nil, font: MathFont? = nil
  ) async throws {
    let plan = SiteContext(
      reports.filter { !$0.lesson.document.frontMatter.isDraft }, links: links, name: name, baseURL: baseURL)
    let hasFormulas = plan.reports.contains { !$0.lesson.document.contents.formulas.isEmpty }
    let font = hasFormulas ? font : nil
    var files = [
      File(path: SitePaths.stylesheet, content: .bytes(Assets.styleSheet + Array((font?.style ?? "").utf8))),
      File(path: SitePaths.script, content: .bytes(Assets.script)),
      File(path: SitePaths.searchIndex, content: .bytes(SearchIndex(plan: plan).bytes)),
    ]
    if let font { files.append(File(path: font.name, content: .copy(of: font.path))) }
    var drawings: [String: [UInt8]] = [:]
    let byPath = Dictionary(reports.map { ($0.lesson.document.source.path, $0) }) { first, _ in first }
    for page in try await plan.reports.concurrentMap({ NotePage($0, plan: plan, reports: byPath) }) {
      drawings.merge(page.drawings) { first, _ in first }
      files.append(File(path: page.file, content: .bytes(page.html.bytes)))
    }
    files += Self.generated(plan).map { File(path: $0, content: .bytes($1().bytes)) }
    files += drawings.sorted { $0.key < $1.key }.map { File(path: $0.key, content: .bytes($0.value)) }
    var copied: Set<String> = []
    for report in plan.reports {
      for path in Self.files(of: report.lesson.document, links) where copied.insert(path).inserted {
        files.append(
          File(path: "media/" + PageLinks.mediaName(path, in: links.folder), content: .copy(of: path)))
      }
    }
    self.files = files
  }

  /// The generated pages. A note with the name of one replaces it.
  static func generated(_ plan: SiteContext) -> [(path: String, make: () -> HTML)] {
    var pages: [(path: String, make: () -> HTML)] = []
    if plan.isFree("index") {
      pages.append(("index.html", { CoursePage(plan: plan).html }))
    }
    if plan.hasTagsPage { pages.append(("\(SitePaths.tagsPage).html", { TagsPage(plan: plan).html })) }
    if plan.isFree(SitePaths.notFoundPage) {
      pages.append(("\(SitePaths.notFoundPage).html", { NotFoundPage(plan: plan).html }))
    }
    if plan.hasFeed, let baseURL = plan.baseURL {
      pages.append((SitePaths.feed, { Feed(plan: plan, baseURL: baseURL).xml }))
    }
    return pages
  }

  /// The files of the notes' folder that a note links to or embeds, in the order of the note.
  static func files(of document: Document, _ links: LinkMap) -> [String] {
    var paths: [String] = []
    for inline in document.contents.references {
      let target: LinkTarget? =
        switch inline {
        case .link(let link): links.resolve(link, in: document)
        case .image(let image): links.resolve(image, in: document)
        case .wikilink(let link): links.resolve(link, in: document)
        default: nil
        }
      switch target {
      case .file(let path)?, .drawing(_, let path?)?: paths.append(path)
      default: break
      }
    }
    return paths
  }
}
