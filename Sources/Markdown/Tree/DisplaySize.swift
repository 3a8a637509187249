/// The size that an author gives a picture or a film: `300` or `300x200`, in CSS pixels.
package struct DisplaySize: Sendable, Equatable {
  package let width: Int
  package let height: Int?

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
  package static func split(_ label: String) -> (label: String?, size: DisplaySize?) {
    if let size = DisplaySize(label) { return (nil, size) }
    if let bar = label.lastIndex(of: "|"), let size = DisplaySize(label[label.index(after: bar)...]) {
      return (String(label[..<bar]), size)
    }
    return (label.isEmpty ? nil : label, nil)
  }

  private static func number(_ digits: some StringProtocol) -> Int? {
    guard digits.utf8.allSatisfy(\.isDigit), let number = Int(digits), number > 0 else { return nil }
    return number
  }
}
