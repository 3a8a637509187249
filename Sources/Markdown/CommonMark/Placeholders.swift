import Foundation

/// Tokens that stand for masks in the text that CommonMark sees: the noncharacter U+FDD0, a key, the token's
/// number, U+FDD1. CommonMark treats a token as letters: no marker, no punctuation, no white space.
///
/// A note that contains these characters, or references to them (`&#xFDD0;`), gets a random key, which no
/// author can predict. So nothing in the note is mistaken for a token. The key never reaches a page. Other
/// notes need none.
struct Placeholders {
  private static let opening: [UInt8] = [0xEF, 0xB7, 0x90]
  private static let closing: [UInt8] = [0xEF, 0xB7, 0x91]
  private let head: [UInt8]

  struct Token {
    let number: Int
    /// Whether a dollar that is not the note's was added before and after the token.
    let hasDollars: (before: Bool, behind: Bool)
  }

  init(for note: [UInt8]) {
    guard Self.mayHoldToken(note) else {
      head = Self.opening
      return
    }
    head = Self.opening + Array(String(Int.random(in: 10_000_000...99_999_999)).utf8)
  }

  private static func mayHoldToken(_ note: [UInt8]) -> Bool {
    note.withUnsafeBytes { bytes in
      holds(bytes, 0xEF, 0xB7) || holds(bytes, UInt8(ascii: "&"), .hash)
    }
  }

  private static func holds(_ bytes: UnsafeRawBufferPointer, _ first: UInt8, _ second: UInt8) -> Bool {
    guard var next = bytes.baseAddress else { return false }
    let end = next + bytes.count
    while let found = memchr(next, Int32(first), end - next) {
      next = UnsafeRawPointer(found) + 1
      if next < end, next.load(as: UInt8.self) == second { return true }
    }
    return false
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
