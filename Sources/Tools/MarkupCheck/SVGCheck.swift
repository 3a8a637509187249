import Markdown

/// What a drawing in a page may hold: the elements and attributes that `SVGWriter` writes, and no others.
///
/// - Source: W3C, Scalable Vector Graphics 2, the content models of its elements.
enum SVGCheck {
  /// Those that hold others or text, and those that hold nothing and end with ‘/>’.
  static let containers: Set<String> = ["svg", "g", "text"]
  static let shapes: Set<String> = ["circle", "image", "path", "rect"]
  static let elements = containers.union(shapes)

  static let attributes: Set<String> = [
    "aria-label", "class", "cx", "cy", "d", "data-from", "data-name", "font-size", "height", "href",
    "preserveAspectRatio", "r", "role", "rx", "stroke-width", "viewBox", "width", "x", "y",
  ]

  static func problem(of name: String, in parent: String?) -> String? {
    let isWrong =
      switch (name, parent) {
      case ("svg", let parent): parent.map(elements.contains) ?? false
      case (_, "text"): true
      case (_, "svg"), (_, "g"): !elements.contains(name)
      default: elements.contains(name)
      }
    return isWrong ? "<\(name)> in \(parent.map { "<\($0)>" } ?? "nothing")" : nil
  }

  /// A picture that stands in the page itself.
  static func isPicture(_ address: String) -> Bool {
    let start = "data:image/png;base64,"
    return address.hasPrefix(start)
      && address.utf8.dropFirst(start.utf8.count).allSatisfy {
        $0.isLetter || $0.isDigit || "+/=".utf8.contains($0)
      }
  }
}
