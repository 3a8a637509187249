import Markdown

extension NoteWriter {
  mutating func add(_ link: Wikilink) {
    let target = references.links.resolve(link, in: references.document)
    if link.isEmbed, case .file(let path) = target, case .inside(let address) = references.reference(target) {
      if embed(link, MediaType(path), address) { return }
    }
    addLink(to: target) {
      if link.content.isEmpty { $0.html.text(link.visibleText) } else { $0.add(link.content) }
    }
  }

  /// Embeds a file; false if the page can only link to it.
  private mutating func embed(_ link: Wikilink, _ media: MediaType, _ address: String) -> Bool {
    let (label, size) = MediaType.Size.split(link.label ?? "")
    return add(media, address, alternative: label ?? link.target, size: size)
  }
}
