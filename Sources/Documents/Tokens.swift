/// What stands for masks in the text that CommonMark sees: the noncharacter U+FDD0, a key, the mask's
/// number, U+FDD1. To CommonMark it is a letter of no language: no marker, no punctuation, no white space.
///
/// The key depends on the whole note, so that nothing which a note holds is one of its tokens: neither these
/// characters nor references to them (`&#xFDD0;`).
struct Tokens {
  private static let opening: [UInt8] = [0xEF, 0xB7, 0x90]
  private static let closing: [UInt8] = [0xEF, 0xB7, 0x91]
  private let head: [UInt8]

  init(for note: [UInt8]) {
    // FNV-1a, 64 bits.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in note { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    head = Self.opening + Array(String(hash % 90_000_000 + 10_000_000).utf8)
  }

  func append(_ number: Int, to bytes: inout [UInt8]) {
    bytes += head
    bytes += String(number).utf8
    bytes += Self.closing
  }

  /// The token that begins at `index`, and where it ends.
  func read(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (number: Int, end: Int)? {
    guard index + head.count + 4 <= bytes.count else { return nil }
    for k in head.indices where bytes[index + k] != head[k] { return nil }
    var number = 0
    var end = index + head.count
    while end < bytes.count, bytes[end].isDigit, number < 100_000_000 {
      number = number * 10 + Int(bytes[end] - 0x30)
      end += 1
    }
    guard bytes[end...].starts(with: Self.closing) else { return nil }
    return (number, end + 3)
  }
}
