import Foundation

/// Shortens a failing text while it fails in the same way: removes chunks of lines, then chunks of characters.
///
/// - Source: Zeller & Hildebrandt, Simplifying and isolating failure-inducing input, 2002.
struct Minimization {
  let examiner: Examiner
  let signature: String
  /// The attempts left; each starts a process.
  private var attempts = 1_500
  private let end = ContinuousClock.now + .seconds(60)

  init(examiner: Examiner, signature: String) {
    self.examiner = examiner
    self.signature = signature
  }

  private var isOver: Bool { attempts <= 0 || ContinuousClock.now > end }

  mutating func minimized(_ note: [UInt8]) async throws -> [UInt8] {
    var smallest = note
    while true {
      let before = smallest.count
      let lines = try await reduced(
        smallest.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
      ) {
        Array($0.joined(separator: [0x0A]))
      }
      smallest = Array(lines.joined(separator: [0x0A]))
      // Characters and not bytes, since half a character would be a different failure.
      let scalars = String(decoding: smallest, as: UTF8.self).unicodeScalars.map { Array(String($0).utf8) }
      if Array(scalars.joined()) == smallest {
        smallest = Array(try await reduced(scalars) { Array($0.joined()) }.joined())
      }
      guard smallest.count < before, !isOver else { return smallest }
    }
  }

  private mutating func reduced(_ whole: [[UInt8]], _ joined: ([[UInt8]]) -> [UInt8]) async throws
    -> [[UInt8]]
  {
    var pieces = whole
    var size = max(1, pieces.count / 2)
    while true {
      var start = 0
      var isSmaller = false
      while start < pieces.count, !isOver {
        var fewer = pieces
        fewer.removeSubrange(start..<min(start + size, pieces.count))
        attempts -= 1
        if try await examiner.failures(of: joined(fewer)).contains(where: { $0.signature == signature }) {
          pieces = fewer
          isSmaller = true
        } else {
          start += size
        }
      }
      if isOver || size == 1 && !isSmaller { return pieces }
      if !isSmaller || size > pieces.count { size = max(1, size / 2) }
    }
  }
}
