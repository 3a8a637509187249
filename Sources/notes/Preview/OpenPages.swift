import Pages

/// The pages of the site as it is, made when they are asked for, and what the browsers that show them know.
struct OpenPages {
  private(set) var site: LiveSite?
  /// By the file of the page.
  private var made: [String: LiveSite.Page] = [:]
  /// The pictures of pages that are open, should a browser ask for them while the page is made anew.
  private var drawings: [String: [String: [UInt8]]] = [:]
  private var told: [String: [UInt8]] = [:]

  /// Takes a new site, and tells the pages that are open and come out otherwise.
  mutating func show(_ site: LiveSite, to hub: ServerSentEvents) {
    let before = self.site
    self.site = site
    made = [:]
    let open = hub.pages
    told = told.filter { open.contains($0.key) }
    drawings = drawings.filter { open.contains($0.key) }
    for file in open {
      guard let bytes = page(file) else {
        told[file] = nil
        if before?.note(ofPage: file) != nil { hub.tell("gone", [:], page: file) }
        continue
      }
      guard told[file] != bytes else { continue }
      told[file] = bytes
      hub.tell("page", [:], page: file)
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
    for shown in drawings.values { if let bytes = shown[file] { return .bytes(bytes) } }
    return site?.file(file)
  }
}
