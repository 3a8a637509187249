import Foundation

/// A name without its case, and how often each letter is in it: most names are told apart by that alone.
struct NameLetters: Sendable {
  /// Longer names are compared by their beginning.
  private static let longest = 100

  let text: String
  let bytes: [UInt8]
  /// Of letters and digits, several of which share a place.
  private let counts: SIMD32<UInt8>
  private let set: UInt64

  init(_ text: String) {
    self.text = text
    let folded = text.utf8.allSatisfy { $0 < 0x80 } ? text : text.precomposedStringWithCanonicalMapping
    bytes = Array(folded.lowercased().utf8.prefix(Self.longest))
    var counts = SIMD32<UInt8>()
    var set: UInt64 = 0
    for byte in bytes where byte.isLetter || byte.isDigit || byte >= 0x80 {
      counts[Int(byte & 31)] += 1
      set |= 1 << UInt64(byte & 63)
    }
    self.counts = counts
    self.set = set
  }

  /// False where `slips` letters inserted, deleted or replaced surely do not make this name the other.
  func mayBe(_ other: NameLetters, slips: Int) -> Bool {
    abs(bytes.count - other.bytes.count) <= slips
      && (set & ~other.set).nonzeroBitCount <= slips && (other.set & ~set).nonzeroBitCount <= slips
      && Self.sum(counts, without: other.counts) <= slips && Self.sum(other.counts, without: counts) <= slips
  }

  /// False where surely not all of this name's words are in the other.
  func mayBePart(of other: NameLetters) -> Bool {
    set & ~other.set == 0
  }

  private static func sum(_ counts: SIMD32<UInt8>, without other: SIMD32<UInt8>) -> Int {
    Int((counts &- other).replacing(with: 0, where: counts .< other).wrappedSum())
  }
}

extension [UInt8] {
  func contains(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first else { return true }
    var index = 0
    while index + word.count <= count {
      if self[index] == first, self[index..<index + word.count] == word { return true }
      index += 1
    }
    return false
  }
}
