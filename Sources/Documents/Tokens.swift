/// What stands for masks in the text that CommonMark sees: the noncharacter U+FDD0, a key, the mask's
/// number, U+FDD1. To CommonMark it is a letter of no language: no marker, no punctuation, no white space.
///
/// The key depends on the whole note, so that nothing which a note holds is one of its tokens: neither these
/// characters nor references to them (`&#xFDD0;`).
struct Tokens {
  private static let opening: [UInt8] = [0xEF, 0xB7, 0x90]
  private static let closing: [UInt8] = [0xEF, 0xB7, 0x91]
  private let head: [UInt8]

  struct Token {
    /// Of the mask.
    let number: Int
    /// Whether a dollar that is not the note's stands before it and behind it.
    let hasDollars: (before: Bool, behind: Bool)
  }

  init(for note: [UInt8]) {
    // FNV-1a, 64 bits, by words of eight bytes.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    note.withUnsafeBytes { bytes in
      var index = 0
      while index + 8 <= bytes.count {
        hash = (hash ^ bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &* 0x100_0000_01B3
        hash ^= hash >> 29
        index += 8
      }
      while index < bytes.count {
        hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3
        index += 1
      }
    }
    head = Self.opening + Array(String(hash % 90_000_000 + 10_000_000).utf8)
  }

  func append(_ token: Token, to bytes: inout [UInt8]) {
    bytes += head
    let number = token.number * 4 + (token.hasDollars.before ? 1 : 0) + (token.hasDollars.behind ? 2 : 0)
    bytes += String(number).utf8
    bytes += Self.closing
  }

  /// The token that begins at `index`, and where it ends.
  func read(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (token: Token, end: Int)? {
    guard index + head.count + 4 <= bytes.count else { return nil }
    for k in head.indices where bytes[index + k] != head[k] { return nil }
    var number = 0
    var end = index + head.count
    while end < bytes.count, bytes[end].isDigit, number < 1_000_000_000 {
      number = number * 10 + Int(bytes[end] - 0x30)
      end += 1
    }
    guard bytes[end...].starts(with: Self.closing) else { return nil }
    return (Token(number: number / 4, hasDollars: (number % 2 == 1, number / 2 % 2 == 1)), end + 3)
  }
}
