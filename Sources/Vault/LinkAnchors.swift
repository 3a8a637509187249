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

  init(_ document: Document) {
    var written: [String?] = []
    for (heading, lines) in zip(document.contents.headings, document.contents.headingLines) {
      headings.append((heading.level, heading.content.visibleText, heading.id))
      written.append(Self.source(of: heading, lines, in: document.source))
    }
    for name in document.contents.blockNames
    where blocksByName.updateValue(name, forKey: name.lowercased()) == nil {
      blockNames.append(name)
    }
    // If several blocks share a name, which is an error, the first one counts.
    for name in blockNames { blocksByName[name.lowercased()] = name }
    ends = Array(repeating: headings.count, count: headings.count)
    var open: [Int] = []
    for (index, heading) in headings.enumerated() {
      headingsByID[heading.id] = index
      let key = Self.key(heading.text)
      headingsByText[key, default: []].append(index)
      if let other = written[index].map(Self.key), other != key {
        headingsByText[other, default: []].append(index)
      }
      while let last = open.last, headings[last].level >= heading.level {
        ends[last] = index
        open.removeLast()
      }
      open.append(index)
    }
  }

  /// The text of a heading as it is written, which Obsidian puts into a link to it; nil if that is the text that is seen.
  private static func source(of heading: Heading, _ lines: ClosedRange<Int>, in source: Source) -> String? {
    // An underlined heading has a line more than its text. Other signs before the text count as blanks.
    guard lines.count == 1 else {
      return lines.dropLast().map { String(decoding: source.line($0), as: UTF8.self) }.joined(separator: " ")
    }
    let line = source.line(lines.lowerBound)
    if case .text(let text)? = heading.content.first, line.suffix(text.utf8.count).elementsEqual(text.utf8) {
      return nil
    }
    return String(decoding: line.drop { $0 != UInt8(ascii: "#") }, as: UTF8.self)
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
  ///
  /// Obsidian compares headings with a blank in place of each sign, and a run of blanks counts as one. So do we, and a
  /// hyphen is a blank, too, for addresses of other tools.
  private static func key(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) {
      let key = asciiKey(text)
      if !key.isEmpty { return key }
    }
    let blank = String(String.UnicodeScalarView(text.unicodeScalars.map { isBlank($0) ? " " : $0 }))
    let slug = HeadingSlugs.slug(blank).split(separator: "-").joined(separator: "-")
    return slug.isEmpty ? text.filter { !$0.isWhitespace } : slug
  }

  /// Every sign but `_` and `'`.
  /// - Source: Obsidian's API, `stripHeading`.
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.isASCII, scalar != "_", scalar != "'" else { return false }
    let byte = UInt8(truncatingIfNeeded: scalar.value)
    return !byte.isLetter && !byte.isDigit
  }

  /// A fast path of `key` for ASCII.
  private static func asciiKey(_ text: String) -> String {
    String(unsafeUninitializedCapacity: text.utf8.count * 2) { key in
      var count = 0
      var isBehindBlank = false
      for byte in text.utf8 {
        if byte.isLetter || byte.isDigit || byte == .underscore {
          if isBehindBlank {
            key[count] = .hyphen
            count += 1
            isBehindBlank = false
          }
          key[count] = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
          count += 1
        } else if byte != UInt8(ascii: "'") {
          isBehindBlank = count > 0
        }
      }
      return count
    }
  }
}
