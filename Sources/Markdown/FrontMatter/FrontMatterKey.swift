/// The keys of a front matter that mean something here.
enum FrontMatterKey: String, CaseIterable {
  case title, description, date, draft, tags, aliases, permalink, order, strict, unchecked
  case cssClasses = "cssclasses"
  case baseURL = "base-url"
  case timeLimit = "time-limit"
  case excalidraw = "excalidraw-plugin"
  case tldraw = "tldraw-file"
  case lineBreaks = "line-breaks"

  /// The key that `name` looks like: in capitals, with other separators, or with a slip or two. Nil for a word of its
  /// own.
  static func nearest(to name: String) -> FrontMatterKey? {
    let wanted = letters(of: name)
    // `title2` is no slip.
    guard !otherKeys.contains(wanted), !name.contains(where: \.isNumber) else { return nil }
    let near = allCases.compactMap { key -> (key: FrontMatterKey, slips: Int)? in
      let letters = letters(of: key.rawValue)
      guard let slips = TypingSlips.count(wanted, letters), slips <= (letters.count < 6 ? 1 : 2) else {
        return nil
      }
      return (key, slips)
    }
    return near.min { $0.slips < $1.slips }?.key
  }

  private static func letters(of name: String) -> String {
    name.lowercased().filter { !"-_ .".contains($0) }
  }

  /// Words that are spelt nearly like a key, and are keys of other tools or of an author's own.
  private static let otherKeys: Set<String> = [
    "data", "rate", "late", "gate", "mate", "fate", "dates", "dated", "craft", "graft", "drift", "tile",
    "titles",
    "titled", "border", "older", "orders", "tabs", "bags", "lags", "descriptor", "prescription", "struct",
    "street", "district", "checked", "unlocked",
  ]
}
