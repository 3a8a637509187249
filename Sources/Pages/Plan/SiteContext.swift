import Vault
import Markdown
import Reports

/// What all pages of a site need: the notes in their order, links, and the name of the course.
struct SiteContext {
  let name: String
  let links: LinkMap
  /// Ends with `/`; nil if it is not known where the site will be published.
  let baseURL: String?
  /// Those of the published notes, sorted by path.
  let reports: [Report]
  /// The notes with an `order`, in that order. The rest is in `others`, sorted by title.
  let lectures: [Document]
  let others: [Document]
  let excerpts: LinkExcerpts
  let hasFeed: Bool
  /// Nil where the site is made to be published.
  var preview: PreviewState?

  /// - `name`: of the site, unless a note called `index` has a title.
  init(_ reports: [Report], links: LinkMap, name: String, baseURL: String?) {
    self.links = links
    self.reports = reports.sorted { $0.lesson.document.source.path < $1.lesson.document.source.path }
    let documents = self.reports.map(\.lesson.document)
    let index = documents.first { links.page(of: $0) == "index" }
    self.name = index?.title ?? name
    self.baseURL = baseURL ?? index?.frontMatter.baseURL
    let rest = documents.filter { links.page(of: $0) != "index" }
    lectures = rest.filter { $0.frontMatter.order != nil }.stablySorted { $0.frontMatter.order ?? 0 }
    others = rest.filter { $0.frontMatter.order == nil }.stablySorted(by: \.title)
    excerpts = LinkExcerpts(documents)
    hasFeed = self.baseURL != nil && documents.contains { $0.frontMatter.date != nil }
  }

  /// Whether no note has a page of this name, so that one can be generated.
  func isFree(_ page: String) -> Bool {
    !reports.contains { links.page(of: $0.lesson.document).lowercased() == page }
  }

  var hasTagsPage: Bool { !links.tags.isEmpty && isFree(SitePaths.tagsPage) }

  /// The address of the list of notes with a tag.
  func address(ofTag name: String) -> String? {
    hasTagsPage
      ? PageLinks.page(SitePaths.tagsPage) + "#" + PageLinks.encoded(TaggedNotes.key(of: name)) : nil
  }

  /// The lectures before and after `document`.
  func neighbours(of document: Document) -> (previous: Document?, next: Document?) {
    guard let place = lectures.firstIndex(where: { $0.source.path == document.source.path }) else {
      return (nil, nil)
    }
    return (
      place > 0 ? lectures[place - 1] : nil, place + 1 < lectures.count ? lectures[place + 1] : nil
    )
  }

  func address(of document: Document) -> String { PageLinks.page(links.page(of: document)) }
}

extension [Document] {
  fileprivate func stablySorted<Key: Comparable>(by key: (Document) -> Key) -> [Document] {
    enumerated().map { (key: key($0.element), place: $0.offset, document: $0.element) }
      .sorted { ($0.key, $0.place) < ($1.key, $1.place) }.map(\.document)
  }
}
