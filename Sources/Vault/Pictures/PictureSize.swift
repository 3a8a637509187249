import Markdown

/// The size of a picture in CSS pixels, as the head of its file says.
package struct PictureSize: Sendable, Equatable {
  /// The most bytes of a file that are read, at first and if its size stands far behind.
  static let head = 1 << 16
  static let longHead = 1 << 22

  private let width: Double
  private let height: Double
  /// Whether the file says how large the picture is, and not its proportions only.
  private let isNatural: Bool

  /// Nil for sizes that no picture has.
  init?(_ width: Double, _ height: Double, isNatural: Bool = true) {
    guard width > 0, height > 0, width <= 1_000_000, height <= 1_000_000 else { return nil }
    self.width = width
    self.height = height
    self.isNatural = isNatural
  }

  /// Reads a file's head; nil where it does not say the size, or is no picture.
  /// - Parameter read: the first bytes of the file, as many as are asked for.
  static func read(_ read: (_ most: Int) -> [UInt8]?) -> PictureSize? {
    guard let head = read(head) else { return nil }
    let short = PictureHead(bytes: head)
    if let size = short.size { return size }
    guard short.isJPEG, head.count == Self.head, let long = read(longHead) else { return nil }
    return PictureHead(bytes: long).size
  }

  /// The width and the height of the picture on a page.
  /// - Parameter width: the width that the author wants; nil for that of the file.
  /// - Returns: nil where the height is not known.
  package func shown(width wanted: Int? = nil) -> (width: Int, height: Int)? {
    guard let wanted else { return isNatural ? (Self.whole(width), Self.whole(height)) : nil }
    let shown = Double(wanted) * height / width
    return shown <= 1_000_000_000 ? (wanted, Self.whole(shown)) : nil
  }

  private static func whole(_ length: Double) -> Int { max(1, Int(length.rounded())) }
}
