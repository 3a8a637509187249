import Foundation
import Vault
import Markdown

// Links, and files that are shown.
extension NoteWriter {
  mutating func add(_ link: Link) {
    let target = references.links.resolve(link, in: references.document)
    let fragment = link.target.split(separator: "#", maxSplits: 1).dropFirst().last.map(String.init)
    addLink(to: target, written: link.target, title: link.title, fragment: fragment?.removingPercentEncoding)
    {
      $0.add(link.content)
    }
  }

  /// - `written`: the address as the author wrote it, which is used if the target is not known; nil for a wikilink.
  /// - `fragment`: the place in a file that is meant, such as `page=3`.
  mutating func addLink(
    to target: LinkTarget, written: String? = nil, title: String = "", fragment: String? = nil,
    content: (inout NoteWriter) -> Void
  ) {
    guard !isInLink else { return content(&self) }
    let titled: Attributes = title.isEmpty ? [:] : ["title": title]
    let link: Attributes
    switch references.reference(target, fragment: fragment) {
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
    let (alternative, size) = DisplaySize.split(image.alternative)
    switch target {
    case .file(let path):
      if add(Media(path: path, alternative: alternative ?? "", title: image.title, size: size)) { return }
    case .drawing(let path, let picture):
      return add(drawing: path, picture, alternative: alternative, title: image.title, size: size)
    default: break
    }
    switch references.reference(target) {
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
  mutating func add(_ media: Media) -> Bool {
    var size = (width: media.size?.width, height: media.size?.height)
    if size.height == nil, isPage,
      let shown = references.links.size(ofPicture: media.path)?.shown(width: size.width)
    {
      size = (shown.width, shown.height)
    }
    let address = PageLinks.media(media.path, in: references.links.folder)
    return media.write(at: address, size: size, isInLink: isInLink, to: &html)
  }
}
