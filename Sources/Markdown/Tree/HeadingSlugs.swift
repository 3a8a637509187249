import Foundation

/// Generates the ids of a note's headings: stable, unique, Unicode kept.
package struct HeadingSlugs {
  private var taken: Set<String> = []
  private var nextNumber: [String: Int] = [:]

  /// The id of the next heading, whose visible text is `text`: `max-pooling`, then `max-pooling-1`.
  mutating func next(for text: String) -> String {
    let slug = Self.slug(text)
    let base = slug.isEmpty ? "section" : slug
    var id = base
    while !taken.insert(id).inserted {
      let number = nextNumber[base, default: 1]
      nextNumber[base] = number + 1
      id = "\(base)-\(number)"
    }
    return id
  }

  /// Lowercases letters, keeps digits, combining marks, hyphens and underscores, turns white space into
  /// hyphens, and drops everything else.
  package static func slug(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return asciiSlug(text) }
    var slug = ""
    for scalar in text.precomposedStringWithCanonicalMapping.lowercased().unicodeScalars {
      if scalar.properties.isWhitespace {
        if !slug.isEmpty { slug.append("-") }
      } else if isKept(scalar) {
        slug.unicodeScalars.append(scalar)
      }
    }
    return trimmed(slug)
  }

  private static func asciiSlug(_ text: String) -> String {
    String(unsafeUninitializedCapacity: text.utf8.count) { slug in
      var count = 0
      var end = 0
      for byte in text.utf8 {
        if byte.isWhitespace {
          guard count > 0 else { continue }
          slug[count] = .hyphen
        } else if byte.isLetter || byte.isDigit || byte == .hyphen || byte == .underscore {
          slug[count] = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
        } else {
          continue
        }
        count += 1
        if slug[count - 1] != .hyphen { end = count }
      }
      return end
    }
  }

  private static func trimmed(_ slug: String) -> String {
    guard slug.utf8.last == .hyphen else { return slug }
    return String(slug[..<(slug.lastIndex { $0 != "-" }.map { slug.index(after: $0) } ?? slug.startIndex)])
  }

  private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "-" || scalar == "_" || scalar.isLetterOrDigit
  }
}
