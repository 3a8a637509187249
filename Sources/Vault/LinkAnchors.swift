import Markdown

/// Finds the headings and blocks of a note by the fragment of a link, the text after `#`.
struct LinkAnchors: Sendable {
  enum Found: Equatable {
    /// The id on the page.
    case anchor(String)
    case missingHeading(part: String)
    case missingBlock(name: String)
  }

  private(set) var headings: [(level: Int, text: String, id: String)] = []
  /// As written in the note, without duplicates.
  private(set) var blockNames: [String] = []
  /// For each heading, the index of the next heading outside its section.
  private var ends: [Int] = []
  private var headingsByID: [String: Int] = [:]
  private var headingsByText: [String: [Int]] = [:]
  private var blocksByName: [String: String] = [:]

  init(_ contents: DocumentIndex) {
    headings = contents.headings.map { ($0.level, $0.content.visibleText, $0.id) }
    for name in contents.blockNames where blocksByName.updateValue(name, forKey: name.lowercased()) == nil {
      blockNames.append(name)
    }
    // If several blocks share a name, which is an error, the first one counts.
    for name in blockNames { blocksByName[name.lowercased()] = name }
    ends = Array(repeating: headings.count, count: headings.count)
    var open: [Int] = []
    for (index, heading) in headings.enumerated() {
      headingsByID[heading.id] = index
      headingsByText[Self.key(heading.text), default: []].append(index)
      while let last = open.last, headings[last].level >= heading.level {
        ends[last] = index
        open.removeLast()
      }
      open.append(index)
    }
  }

  /// Resolves `fragment`: `^name` is a block; anything else is the id or the text of a heading.
  /// `Part#Section` is the section within that part.
  func find(_ fragment: String) -> Found {
    let parts = fragment.split(separator: "#")
    if let last = parts.last, last.hasPrefix("^") {
      let name = String(last.dropFirst())
      return blocksByName[name.lowercased()].map { .anchor("^" + $0) } ?? .missingBlock(name: name)
    }
    if headingsByID[fragment] != nil { return .anchor(fragment) }
    var range = 0..<headings.count
    var found: String?
    for part in parts {
      guard let index = first(Self.key(String(part)), in: range) else {
        return .missingHeading(part: String(part))
      }
      found = headings[index].id
      range = index + 1..<ends[index]
    }
    return found.map { .anchor($0) } ?? .missingHeading(part: fragment)
  }

  /// How a link writes `anchor`: the text of the heading, or `^` and the name of the block.
  func text(of anchor: String) -> String { headingsByID[anchor].map { headings[$0].text } ?? anchor }

  private func first(_ key: String, in range: Range<Int>) -> Int? {
    let indices = headingsByText[key] ?? []
    var low = 0
    var high = indices.count
    while low < high {
      let middle = (low + high) / 2
      if indices[middle] < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < indices.count && range.contains(indices[low]) ? indices[low] : nil
  }

  /// The key by which headings are compared: their letters and digits, or their text if they have none.
  /// Obsidian replaces characters that have a meaning in links by spaces; a run of them counts as one.
  private static func key(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) {
      let key = asciiKey(text)
      if !key.isEmpty { return key }
    }
    let blank = String(String.UnicodeScalarView(text.unicodeScalars.map { isBlank($0) ? " " : $0 }))
    let slug = HeadingSlugs.slug(blank).split(separator: "-").joined(separator: "-")
    return slug.isEmpty ? text.filter { !$0.isWhitespace } : slug
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ":", "#", "|", "^", "\\", "%", "[", "]": true
    default: false
    }
  }

  /// A fast path of `key` for ASCII.
  private static func asciiKey(_ text: String) -> String {
    String(unsafeUninitializedCapacity: text.utf8.count * 2) { key in
      var count = 0
      var isBehindBlank = false
      for byte in text.utf8 {
        if byte.isWhitespace || byte == .hyphen || isBlank(Unicode.Scalar(byte)) {
          isBehindBlank = count > 0
        } else if byte.isLetter || byte.isDigit || byte == .underscore {
          if isBehindBlank {
            key[count] = .hyphen
            count += 1
            isBehindBlank = false
          }
          key[count] = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
          count += 1
        }
      }
      return count
    }
  }
}
