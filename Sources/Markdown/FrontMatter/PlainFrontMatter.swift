import Yams

/// Front matter as most notes have it: on each line a key and a plain text, or a list of plain texts in brackets. YAML
/// reads it the same way, and takes ten times as long.
enum PlainFrontMatter {
  /// Longer keys are not looked at: YAML limits them.
  private static let longestKey = 64

  /// The keys and values, without their places in the note; nil where YAML may mean more than stands there.
  /// - Parameter text: lines, each with a line feed at its end.
  static func fields(of text: [UInt8]) -> [(key: Node, value: Node)]? {
    var fields: [(key: Node, value: Node)] = []
    var keys: Set<String> = []
    let tag = Yams.Tag(.implicit, .basic, Constructor([:], [:], [:]))
    func node(_ text: ArraySlice<UInt8>) -> Node {
      .scalar(Node.Scalar(String(decoding: text, as: UTF8.self), tag, .plain))
    }
    for line in text.dropLast().split(separator: .lineFeed, omittingEmptySubsequences: false) {
      let key = line.prefix { isWordByte($0) }
      guard key.first?.isLetter == true, key.count <= longestKey,
        line.dropFirst(key.count).starts(with: [UInt8(ascii: ":"), .space]),
        keys.insert(String(decoding: key, as: UTF8.self)).inserted
      else { return nil }
      let value = trimmed(line.dropFirst(key.count + 2))
      if value.first == .bracket {
        guard value.last == UInt8(ascii: "]") else { return nil }
        var items: [Node] = []
        for item in value.dropFirst().dropLast().split(
          separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        {
          let item = trimmed(item)
          guard isPlain(item, where: { isWordByte($0) || $0 == .space }) else { return nil }
          items.append(node(item))
        }
        fields.append((node(key), .sequence(Node.Sequence(items, tag, .flow))))
      } else {
        guard isPlain(value, where: isPlainByte) else { return nil }
        fields.append((node(key), node(value)))
      }
    }
    return fields
  }

  private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = text.drop { $0 == .space }
    while text.last == .space { text.removeLast() }
    return text
  }

  /// Whether a text begins with a letter or a digit and has no other bytes.
  private static func isPlain(_ text: ArraySlice<UInt8>, where isAllowed: (UInt8) -> Bool) -> Bool {
    guard let first = text.first, first.isLetter || first.isDigit else { return false }
    return text.allSatisfy(isAllowed)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte == .hyphen || byte == .underscore
  }

  /// Bytes that mean nothing in a YAML text, whatever stands beside them.
  private static func isPlainByte(_ byte: UInt8) -> Bool {
    switch byte {
    case .space, UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: "("),
      UInt8(ascii: ")"),
      UInt8(ascii: "/"), UInt8(ascii: "'"), UInt8(ascii: "+"), UInt8(ascii: "?"), UInt8(ascii: "!"):
      true
    default: isWordByte(byte)
    }
  }
}
