/// How often each letter is in a name: most names are told apart by that alone.
struct NameLetters: Sendable {
  private let length: Int
  /// Of letters and digits, several of which share a place.
  private let counts: SIMD32<UInt8>
  private let set: UInt64

  /// - Parameter name: at most 255 bytes.
  init(_ name: [UInt8]) {
    length = name.count
    var counts = SIMD32<UInt8>()
    var set: UInt64 = 0
    for byte in name where byte.isLetter || byte.isDigit || byte >= 0x80 {
      counts[Int(byte & 31)] += 1
      set |= 1 << UInt64(byte & 63)
    }
    self.counts = counts
    self.set = set
  }

  /// False where `slips` letters inserted, deleted or replaced surely do not make this name the other.
  func mayBe(_ other: NameLetters, slips: Int) -> Bool {
    abs(length - other.length) <= slips
      && (set & ~other.set).nonzeroBitCount <= slips && (other.set & ~set).nonzeroBitCount <= slips
      && Self.sum(counts, without: other.counts) <= slips && Self.sum(other.counts, without: counts) <= slips
  }

  /// False where surely not all of this name's words are in the other.
  func mayBePart(of other: NameLetters) -> Bool { set & ~other.set == 0 }

  private static func sum(_ counts: SIMD32<UInt8>, without other: SIMD32<UInt8>) -> Int {
    Int((counts &- other).replacing(with: 0, where: counts .< other).wrappedSum())
  }
}
