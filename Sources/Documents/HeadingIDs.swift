import Foundation

/// The ids of a note's headings: stable, unique, Unicode kept.
struct HeadingIDs {
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

  /// Letters, digits and their marks lowercased, blanks as hyphens, hyphens and underscores kept, all else
  /// dropped.
  static func slug(_ text: String) -> String {
    var slug = ""
    for scalar in text.precomposedStringWithCanonicalMapping.lowercased().unicodeScalars {
      if scalar.properties.isWhitespace {
        if !slug.isEmpty { slug.append("-") }
      } else if isKept(scalar) {
        slug.unicodeScalars.append(scalar)
      }
    }
    while slug.last == "-" { slug.removeLast() }
    return slug
  }

  private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      let byte = UInt8(ascii: scalar)
      return byte.isLetter || byte.isDigit || byte == .hyphen || scalar == "_"
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber: return true
    default: return scalar.properties.isAlphabetic
    }
  }
}
