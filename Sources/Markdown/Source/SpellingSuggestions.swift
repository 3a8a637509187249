import Foundation

/// Suggests existing names for a misspelled one: those within a few typos, or that contain all its words.
package struct SpellingSuggestions: Sendable {
  /// Words with fewer letters than this are part of too many names.
  private static let shortestPart = 3
  /// The most typos in a suggested name.
  private static let mostSlips = 6

  /// Longer names are compared by their beginning.
  private static let longest = 100

  /// Sorted; of names that differ only in case, the first.
  private let names: [String]
  private let spellings: [[UInt8]]

  package init(_ names: some Sequence<String>) {
    var taken: Set<String> = []
    self.names = Set(names).sorted().filter { taken.insert($0.lowercased()).inserted }
    spellings = self.names.map(Self.spelling)
  }

  /// At most three names that `name` may stand for, the nearest first, then alphabetically.
  package func candidates(for name: String) -> [String] {
    let wanted = Self.spelling(name)
    guard !wanted.isEmpty else { return [] }
    // Letters of an extension do not allow more typos.
    let stem = wanted.lastIndex(of: UInt8(ascii: ".")) ?? wanted.count
    let allowed = max(1, min(stem / 3, Self.mostSlips))
    let words = wanted.split(whereSeparator: \.isSeparator)
    let isPart = words.reduce(0) { $0 + $1.count } >= Self.shortestPart

    var nearest: [(distance: Int, index: Int)] = []
    var row: [Int] = []
    for index in names.indices {
      // Only a name nearer than the third can still get in.
      let limit = nearest.count == 3 ? nearest[2].distance - 1 : Int.max
      if limit < 0 { break }
      ScannerSteps.count(1)
      var distance = Self.distance(wanted, spellings[index], atMost: min(allowed, limit), &row)
      if distance == nil, isPart {
        let surplus = max(spellings[index].count - wanted.count, 0)
        if surplus <= limit, words.allSatisfy({ spellings[index].contains($0) }) { distance = surplus }
      }
      guard let distance else { continue }
      let place = nearest.firstIndex { $0.distance > distance } ?? nearest.count
      nearest.insert((distance, index), at: place)
      if nearest.count > 3 { nearest.removeLast() }
    }
    return nearest.map { names[$0.index] }
  }

  /// Lowercased, composed and shortened.
  private static func spelling(_ name: String) -> [UInt8] {
    let composed = name.utf8.allSatisfy { $0 < 0x80 } ? name : name.precomposedStringWithCanonicalMapping
    return Array(composed.lowercased().utf8.prefix(longest))
  }

  /// The Levenshtein distance in bytes: insertions, deletions, replacements; nil if it exceeds `limit`.
  ///
  /// - Parameter row: scratch memory, reused between calls.
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

extension [UInt8] {
  fileprivate func contains(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first else { return true }
    var index = 0
    while index + word.count <= count {
      if self[index] == first, self[index..<index + word.count] == word { return true }
      index += 1
    }
    return false
  }
}
