/// A value as a run wrote it: a number, or numbers in nested brackets. Long ones are not whole.
indirect enum LoggedValue: Equatable {
  case number(String)
  /// `isWhole` is false where elements were left out.
  case list([LoggedValue], isWhole: Bool)
  case other

  init(_ text: String) {
    var rest = Array(text.utf8)[...]
    self = Self.read(&rest, depth: 0) ?? .other
    while let byte = rest.first, Self.isBlank(byte) { rest.removeFirst() }
    if !rest.isEmpty { self = .other }
  }

  /// The lengths of its axes; nil for those that are not known. Nil where it is no array, or a ragged one.
  var shape: [Int?]? {
    guard case .list(let elements, let isWhole) = self else { return nil }
    let inner = elements.map(\.shape)
    guard let first = inner.first, inner.allSatisfy({ $0 == first }) else {
      return elements.isEmpty ? [0] : nil
    }
    return [isWhole ? elements.count : nil] + (first ?? [])
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A }

  /// The deepest nesting of brackets; no tensor that anyone writes about has more axes.
  private static let deepest = 16

  private static func read(_ rest: inout ArraySlice<UInt8>, depth: Int) -> LoggedValue? {
    guard depth <= deepest else { return nil }
    while let byte = rest.first, isBlank(byte) { rest.removeFirst() }
    guard let first = rest.first else { return nil }
    guard first == UInt8(ascii: "[") else {
      let word = rest.prefix { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "]") && !isBlank($0) }
      let text = String(decoding: word, as: UTF8.self)
      guard ExactDecimal(text) != nil else { return nil }
      rest = rest.dropFirst(word.count)
      return .number(text)
    }
    rest.removeFirst()
    var elements: [LoggedValue] = []
    var isWhole = true
    while true {
      while let byte = rest.first, isBlank(byte) || byte == UInt8(ascii: ",") { rest.removeFirst() }
      guard let byte = rest.first else { return nil }
      if byte == UInt8(ascii: "]") {
        rest.removeFirst()
        return .list(elements, isWhole: isWhole)
      }
      if rest.starts(with: "...".utf8) {
        isWhole = false
        rest = rest.dropFirst(3)
      } else if let element = read(&rest, depth: depth + 1) {
        elements.append(element)
      } else {
        return nil
      }
    }
  }
}
