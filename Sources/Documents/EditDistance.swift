import Foundation

/// Names near to one that does not exist: a slip of the hand away from it, or with all its words in them.
package struct EditDistance: Sendable {
  /// Fewer letters than these are part of too many names.
  private static let shortestPart = 3
  /// More slips than these are no slips.
  private static let mostSlips = 6

  /// By their text, of those that differ in case only the first.
  private let names: [NameLetters]

  package init(_ names: some Sequence<String>) {
    var taken: Set<String> = []
    self.names = Set(names).sorted().filter { taken.insert($0.lowercased()).inserted }.map(NameLetters.init)
  }

  /// At most three of the names that can be meant by `name`, the nearest first, then by their text.
  package func candidates(for name: String) -> [String] {
    let wanted = NameLetters(name)
    guard !wanted.bytes.isEmpty else { return [] }
    // An extension tells nothing about a name.
    let stem = wanted.bytes.lastIndex(of: UInt8(ascii: ".")) ?? wanted.bytes.count
    let allowed = max(1, min(stem / 3, Self.mostSlips))
    let words = wanted.bytes.split(whereSeparator: \.isSeparator)
    let isPart = words.reduce(0) { $0 + $1.count } >= Self.shortestPart

    var nearest: [(distance: Int, name: String)] = []
    var row: [Int] = []
    for name in names {
      // Only what is nearer than the third can still come in.
      let limit = nearest.count == 3 ? nearest[2].distance - 1 : Int.max
      if limit < 0 { break }
      var distance: Int?
      let slips = min(allowed, limit)
      if wanted.mayBe(name, slips: slips) {
        distance = Self.distance(wanted.bytes, name.bytes, atMost: slips, &row)
      }
      let surplus = name.bytes.count - wanted.bytes.count
      if distance == nil, isPart, surplus <= limit, wanted.mayBePart(of: name),
        words.allSatisfy({ name.bytes.contains($0) })
      {
        distance = max(surplus, 0)
      }
      guard let distance else { continue }
      let place = nearest.firstIndex { $0.distance > distance } ?? nearest.count
      nearest.insert((distance, name.text), at: place)
      if nearest.count > 3 { nearest.removeLast() }
    }
    return nearest.map(\.name)
  }

  /// Levenshtein's: how many bytes must be inserted, deleted or replaced; nil where more than `limit`.
  ///
  /// - Parameter row: memory that is used again.
  /// - Source: Ukkonen, Algorithms for approximate string matching, section 2: only a band of the table
  ///   can hold values up to the limit.
  static func distance(_ left: [UInt8], _ right: [UInt8], atMost limit: Int, _ row: inout [Int]) -> Int? {
    guard abs(left.count - right.count) <= limit else { return nil }
    let tooFar = limit + 1
    row.removeAll(keepingCapacity: true)
    for j in 0...right.count { row.append(min(j, tooFar)) }
    for i in 0..<left.count {
      let first = max(0, i - limit)
      let last = min(right.count, i + limit + 1)
      var diagonal = row[first]
      row[first] = first == 0 ? min(i + 1, tooFar) : tooFar
      var least = row[first]
      for j in first..<max(first, last) {
        let replaced = diagonal + (left[i] == right[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1, tooFar)
        least = min(least, row[j + 1])
      }
      if least > limit { return nil }
    }
    return row[right.count] <= limit ? row[right.count] : nil
  }
}

extension UInt8 {
  fileprivate var isSeparator: Bool { self == .space || "-_./".utf8.contains(self) }
}
