/// The kind of an embedded file, by its file extension.
enum MediaType {
  case picture, sound, film, other

  init(_ path: String) {
    switch path.split(separator: ".").last?.lowercased() {
    case "png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "bmp": self = .picture
    case "mp3", "wav", "m4a", "ogg", "oga", "opus", "flac", "3gp": self = .sound
    case "mp4", "webm", "ogv", "mov", "mkv": self = .film
    default: self = .other
    }
  }

  /// `300` or `300x200`, in CSS pixels.
  struct Size: Equatable {
    let width: Int
    let height: Int?

    init?(_ text: some StringProtocol) {
      let parts = text.split(separator: "x", omittingEmptySubsequences: false)
      guard let first = parts.first, let width = Self.number(first), parts.count <= 2 else { return nil }
      self.width = width
      guard parts.count == 2 else {
        height = nil
        return
      }
      guard let height = Self.number(parts[1]) else { return nil }
      self.height = height
    }

    /// Splits a label such as `a cat|300` into the description and the size; both are optional.
    static func split(_ label: String) -> (label: String?, size: Size?) {
      if let size = Size(label) { return (nil, size) }
      if let bar = label.lastIndex(of: "|"), let size = Size(label[label.index(after: bar)...]) {
        return (String(label[..<bar]), size)
      }
      return (label.isEmpty ? nil : label, nil)
    }

    private static func number(_ digits: some StringProtocol) -> Int? {
      guard digits.utf8.allSatisfy(\.isDigit), let number = Int(digits), number > 0 else { return nil }
      return number
    }
  }
}
