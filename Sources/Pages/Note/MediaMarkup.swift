import Markdown

/// A file that a note shows: a picture, music or a film.
struct Media {
  let path: String
  /// What is said of it, or the name of the file.
  let alternative: String
  var title = ""
  /// The size that the author gives it.
  var size: DisplaySize?
  /// The part of a film or a piece of music, such as `t=30`.
  var fragment: String?

  /// Writes its element; false if the page can only link to it.
  /// - Parameters:
  ///   - address: that of the file.
  ///   - size: in pixels; with both width and height the text below does not move when the file is loaded.
  ///   - isInLink: whether it stands in a link, which cannot contain a player.
  func write(
    at address: String, size: (width: Int?, height: Int?), isInLink: Bool, to html: inout HTML
  ) -> Bool {
    let attributes: Attributes = [
      "width": size.width.map { String($0) }, "height": size.height.map { String($0) },
    ]
    let player: Attributes = ["controls": "", "src": address + PageLinks.fragment(fragment)]
    switch MediaType(path) {
    case .picture:
      html.void(
        "img", ["src": address, "alt": alternative, "title": title.isEmpty ? nil : title] + attributes)
    case .sound where !isInLink: html.element("audio", player) { addLink(address, to: &$0) }
    case .film where !isInLink: html.element("video", player + attributes) { addLink(address, to: &$0) }
    case .sound, .film, .other: return false
    }
    return true
  }

  /// What a browser shows that cannot play the file.
  private func addLink(_ address: String, to html: inout HTML) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    html.element("a", ["href": address], alternative.isEmpty ? name : alternative)
  }
}
