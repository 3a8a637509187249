import Vault
import Markdown

// Links and pictures of plain Markdown.
extension NoteWriter {
  mutating func add(_ link: Link) {
    let target = references.links.resolve(link, in: references.document)
    addLink(to: target, written: link.target, title: link.title) { $0.add(link.content) }
  }

  /// - `written`: the address as Markdown has it, which is where the link leads if nothing is known of it;
  ///   nil for what is no address.
  mutating func addLink(
    to target: LinkTarget, written: String? = nil, title: String = "", content: (inout NoteWriter) -> Void
  ) {
    guard !isInLink else { return content(&self) }
    let address: String?
    var place: StaticString = "missing"
    switch references.reference(target) {
    case .inside(let inside):
      address = inside
      html.open("a")
      html.attribute("href", inside)
      if title.isEmpty { addPreview(of: target) }
    case .outside(let outside):
      address = outside
      html.open("a")
      html.attribute("href", address: outside)
    case .nowhere:
      address = written
      if let written {
        html.open("a")
        html.attribute("href", address: written)
      }
    case .unsafe: address = nil
    case .draft:
      address = nil
      place = "draft"
    }
    if address == nil { html.open("span", class: place) }
    if !title.isEmpty { html.attribute("title", title) }
    isInLink = address != nil
    content(&self)
    isInLink = false
    html.close(address != nil ? "a" : "span")
  }

  /// What a script shows of the other note when the link is pointed at.
  private mutating func addPreview(of target: LinkTarget) {
    guard let plan, case .note(let note, let anchor) = target, note.path != references.page,
      let excerpt = plan.excerpts.excerpt(of: note, anchor: anchor)
    else { return }
    html.attribute("data-title", excerpt.title)
    if !excerpt.text.isEmpty { html.attribute("data-preview", excerpt.text) }
  }

  mutating func add(_ image: Image) {
    let target = references.links.resolve(image, in: references.document)
    let reference = references.reference(target)
    if case .file(let path) = target, case .inside(let address) = reference,
      case let (alternative, size) = MediaType.Size.split(image.alternative),
      add(MediaType(path), address, alternative: alternative ?? "", title: image.title, size: size)
    {
      return
    }
    switch reference {
    // A picture from another host would make the page ask it for one.
    case .outside where !isPage, .nowhere where !isPage:
      html.open("img")
      html.attribute("src", address: image.target)
      html.attribute("alt", image.alternative)
      if !image.title.isEmpty { html.attribute("title", image.title) }
      html.closeVoid()
    default:
      addLink(to: target, written: image.target, title: image.title) {
        $0.html.text(image.alternative.isEmpty ? image.title : image.alternative)
      }
    }
  }

  /// Shows a file of the folder in its place; false where only a link can lead to it.
  mutating func add(
    _ media: MediaType, _ address: String, alternative: String, title: String = "",
    size: MediaType.Size? = nil
  ) -> Bool {
    switch media {
    case .picture:
      html.open("img")
      html.attribute("src", address)
      html.attribute("alt", alternative)
      if !title.isEmpty { html.attribute("title", title) }
      add(size)
      html.closeVoid()
    // What can be operated cannot stand in a link.
    case .sound where !isInLink:
      html.open("audio")
      html.attribute("controls", "")
      html.attribute("src", address)
      html.close("audio")
    case .film where !isInLink:
      html.open("video")
      html.attribute("controls", "")
      html.attribute("src", address)
      add(size)
      html.close("video")
    case .sound, .film, .other: return false
    }
    return true
  }

  private mutating func add(_ size: MediaType.Size?) {
    guard let size else { return }
    html.attribute("width", String(size.width))
    if let height = size.height { html.attribute("height", String(height)) }
  }
}
