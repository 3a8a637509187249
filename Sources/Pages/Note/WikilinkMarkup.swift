import Markdown
import Vault

extension NoteWriter {
  mutating func add(_ link: Wikilink) {
    let target = references.links.resolve(link, in: references.document)
    if link.isEmbed, case .file(let path) = target, case .inside(let address) = references.reference(target) {
      if embed(link, MediaType(path), address) { return }
    }
    if link.isEmbed, case .drawing(let path, let picture) = target {
      let (label, size) = MediaType.Size.split(link.label ?? "")
      return add(drawing: path, picture, alternative: label, size: size)
    }
    addLink(to: target) {
      if link.content.isEmpty { $0.html.text(link.visibleText) } else { $0.add(link.content) }
    }
  }

  /// The picture that was exported from a drawing; nothing where there is none.
  mutating func add(
    drawing path: String, _ picture: String?, alternative: String?, title: String = "", size: MediaType.Size?
  ) {
    guard let picture else { return }
    _ = add(
      .picture, PageLinks.media(picture, in: references.links.folder),
      alternative: alternative ?? LinkTarget.name(ofDrawing: path), title: title, size: size)
  }

  /// Whether an inline is an embed of a drawing without a picture, of which a page shows nothing.
  func isLeftOut(_ inline: Inline) -> Bool {
    let target: LinkTarget
    switch inline {
    case .wikilink(let link) where link.isEmbed:
      target = references.links.resolve(link, in: references.document)
    case .image(let image): target = references.links.resolve(image, in: references.document)
    default: return false
    }
    return if case .drawing(_, nil) = target { true } else { false }
  }

  /// Embeds a file; false if the page can only link to it.
  private mutating func embed(_ link: Wikilink, _ media: MediaType, _ address: String) -> Bool {
    let (label, size) = MediaType.Size.split(link.label ?? "")
    return add(media, address, alternative: label ?? link.target, size: size)
  }
}
