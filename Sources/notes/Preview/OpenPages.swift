import Pages

/// The current site, whose pages are made when they are requested, and the versions that browsers show.
struct OpenPages {
  private(set) var site: LiveSite?
  /// By the file of the page.
  private var made: [String: LiveSite.Page] = [:]
  /// The pictures of open pages, which a browser may still request after the page was made again.
  private var drawings: [String: [String: [UInt8]]] = [:]
  /// The pages as the browsers that show them have them, or are about to load them.
  private var shown: [String: [UInt8]] = [:]

  /// Takes a new site, and notifies the open pages that differ in it.
  mutating func show(_ site: LiveSite, to pageEvents: ServerSentEvents) {
    let before = self.site
    self.site = site
    made = [:]
    let open = pageEvents.pages
    shown = shown.filter { open.contains($0.key) }
    drawings = drawings.filter { open.contains($0.key) }
    for file in open {
      guard let bytes = page(file) else {
        shown[file] = nil
        if before?.note(ofPage: file) != nil { pageEvents.send("gone", [:], page: file) }
        continue
      }
      guard shown[file] != bytes else { continue }
      shown[file] = bytes
      pageEvents.send("page", [:], page: file)
    }
  }

  private mutating func page(_ file: String) -> [UInt8]? {
    if let known = made[file] { return known.bytes }
    guard let page = site?.page(file) else { return nil }
    made[file] = page
    if !page.drawings.isEmpty { drawings[file] = page.drawings }
    return page.bytes
  }

  /// The content of the site's file; nil where there is none.
  mutating func content(_ file: String) -> Site.Content? {
    if file.hasSuffix(".html") { return page(file).map { .bytes($0) } }
    for page in made.values { if let bytes = page.drawings[file] { return .bytes(bytes) } }
    for pictures in drawings.values { if let bytes = pictures[file] { return .bytes(bytes) } }
    return site?.file(file)
  }
}
