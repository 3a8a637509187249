import Markdown
import Vault

extension NoteWriter {
  mutating func add(_ link: Wikilink) {
    let target = references.links.resolve(link, in: references.document)
    if link.isEmbed, case .file(let path) = target {
      let (label, size) = DisplaySize.split(link.label ?? "")
      let file = Media(path: path, alternative: label ?? link.target, size: size, fragment: link.fragment)
      if add(file) { return }
    }
    if link.isEmbed, case .drawing(let path, let picture) = target {
      let (label, size) = DisplaySize.split(link.label ?? "")
      return add(drawing: path, picture, alternative: label, size: size)
    }
    addLink(to: target, fragment: link.fragment) {
      if link.content.isEmpty { $0.html.text(link.visibleText) } else { $0.add(link.content) }
    }
  }

  /// The picture that was exported from a drawing; nothing where there is none.
  mutating func add(
    drawing path: String, _ picture: String?, alternative: String?, title: String = "", size: DisplaySize?
  ) {
    guard let picture else { return }
    let name = LinkTarget.name(ofDrawing: path)
    _ = add(Media(path: picture, alternative: alternative ?? name, title: title, size: size))
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
}
