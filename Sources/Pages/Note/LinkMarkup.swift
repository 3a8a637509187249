import Vault
import Markdown

// Links and pictures of plain Markdown.
extension NoteWriter {
  mutating func add(_ link: Link) {
    let target = references.links.resolve(link, in: references.document)
    addLink(to: target, written: link.target, title: link.title) { $0.add(link.content) }
  }

  /// - `written`: the address as the author wrote it, which is used if the target is not known; nil for a wikilink.
  mutating func addLink(
    to target: LinkTarget, written: String? = nil, title: String = "", content: (inout NoteWriter) -> Void
  ) {
    guard !isInLink else { return content(&self) }
    let titled: Attributes = title.isEmpty ? [:] : ["title": title]
    let link: Attributes
    switch references.reference(target) {
    case .inside(let address):
      link = ["href": address] + (title.isEmpty ? preview(of: target) : titled)
    case .outside(let address): link = [.url("href"): address] + titled
    case .nowhere:
      guard let written else { return element("span", class: "missing", titled, content: content) }
      link = [.url("href"): written] + titled
    case .unsafe: return element("span", class: "missing", titled, content: content)
    case .draft: return element("span", class: "draft", titled, content: content)
    }
    element("a", link) { note in
      note.isInLink = true
      content(&note)
      note.isInLink = false
    }
  }

  /// What a script shows of another note when the pointer is on the link.
  private func preview(of target: LinkTarget) -> Attributes {
    guard let plan, case .note(let note, let anchor) = target, note.path != references.page,
      let excerpt = plan.excerpts.excerpt(of: note, anchor: anchor)
    else { return [:] }
    return ["data-title": excerpt.title, "data-preview": excerpt.text.isEmpty ? nil : excerpt.text]
  }

  mutating func add(_ image: Image) {
    let target = references.links.resolve(image, in: references.document)
    let reference = references.reference(target)
    let (alternative, size) = MediaType.Size.split(image.alternative)
    if case .file(let path) = target, case .inside(let address) = reference,
      add(MediaType(path), address, alternative: alternative ?? "", title: image.title, size: size)
    {
      return
    }
    if case .drawing(let path, let picture) = target {
      return add(drawing: path, picture, alternative: alternative, title: image.title, size: size)
    }
    switch reference {
    // A page shows no picture from another host, which would learn of each reader: it links to the picture.
    case .outside where !isPage, .nowhere where !isPage:
      html.void(
        "img",
        [
          .url("src"): image.target, "alt": image.alternative,
          "title": image.title.isEmpty ? nil : image.title,
        ])
    default:
      // A link without a text could not be seen.
      let text = [alternative ?? "", image.title].first { $0.contains { !$0.isWhitespace } }
      addLink(to: target, written: image.target, title: image.title) { $0.html.text(text ?? image.target) }
    }
  }

  /// Embeds a file of the notes' folder; false if the page can only link to it.
  mutating func add(
    _ media: MediaType, _ address: String, alternative: String, title: String = "",
    size: MediaType.Size? = nil
  ) -> Bool {
    switch media {
    case .picture:
      html.void(
        "img",
        ["src": address, "alt": alternative, "title": title.isEmpty ? nil : title] + Self.attributes(size))
    // A link cannot contain a player.
    case .sound where !isInLink:
      html.element("audio", ["controls": "", "src": address], "")
    case .film where !isInLink:
      html.element("video", ["controls": "", "src": address] + Self.attributes(size), "")
    case .sound, .film, .other: return false
    }
    return true
  }

  private static func attributes(_ size: MediaType.Size?) -> Attributes {
    ["width": size.map { String($0.width) }, "height": size?.height.map { String($0) }]
  }
}
