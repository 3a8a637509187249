import Markdown
import Vault

/// A file that a note shows.
struct Media {
  let path: String
  /// What is said of it, or the name of the file.
  let alternative: String
  var title = ""
  /// The size that the author gives it.
  var size: DisplaySize?
  /// The part of a film or a piece of music, such as `t=30`.
  var fragment: String?
}

// Pictures, music and films.
extension NoteWriter {
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
    let address = PageLinks.media(media.path, in: references.links.folder)
    switch MediaType(media.path) {
    case .picture:
      html.void(
        "img",
        ["src": address, "alt": media.alternative, "title": media.title.isEmpty ? nil : media.title]
          + size(of: media))
    // A link cannot contain a player.
    case .sound where !isInLink:
      element("audio", ["controls": "", "src": address + PageLinks.fragment(media.fragment)]) {
        $0.addLink(toPlayed: media, address)
      }
    case .film where !isInLink:
      element(
        "video", ["controls": "", "src": address + PageLinks.fragment(media.fragment)] + size(of: media)
      ) {
        $0.addLink(toPlayed: media, address)
      }
    case .sound, .film, .other: return false
    }
    return true
  }

  /// What a browser shows that cannot play the file.
  private mutating func addLink(toPlayed media: Media, _ address: String) {
    let name = media.path.split(separator: "/").last.map(String.init) ?? media.path
    html.element("a", ["href": address], media.alternative.isEmpty ? name : media.alternative)
  }

  /// With both width and height, so that the text below does not move when the picture is loaded.
  private func size(of media: Media) -> Attributes {
    func attributes(_ width: Int?, _ height: Int?) -> Attributes {
      ["width": width.map { String($0) }, "height": height.map { String($0) }]
    }
    if media.size?.height == nil, isPage,
      let shown = references.links.size(ofPicture: media.path)?.shown(width: media.size?.width)
    {
      return attributes(shown.width, shown.height)
    }
    return attributes(media.size?.width, media.size?.height)
  }
}
