/// Names near to one that does not exist.
package struct EditDistance {
  private let names: [(text: String, bytes: [UInt8])]

  package init(_ names: some Sequence<String>) {
    self.names = names.map { ($0, Self.bytes($0)) }
  }

  /// At most three of the names that can be meant by `name`, the nearest first.
  package func candidates(for name: String) -> [String] {
    let wanted = Self.bytes(name)
    guard !wanted.isEmpty else { return [] }
    // An extension tells nothing about a name.
    let stem = wanted.lastIndex(of: UInt8(ascii: ".")) ?? wanted.count
    let allowed = max(1, stem / 3)
    var near: [(distance: Int, name: String)] = []
    for (candidate, other) in names {
      guard abs(other.count - wanted.count) <= allowed else { continue }
      let distance = Self.distance(wanted, other)
      if distance <= allowed { near.append((distance, candidate)) }
    }
    near.sort { ($0.distance, $0.name) < ($1.distance, $1.name) }
    var candidates: [String] = []
    for (_, name) in near where !candidates.contains(name) { candidates.append(name) }
    return Array(candidates.prefix(3))
  }

  private static func bytes(_ name: String) -> [UInt8] { Array(name.lowercased().utf8.prefix(100)) }

  /// Levenshtein's: how many bytes must be inserted, deleted or replaced.
  static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var row = Array(0...right.count)
    for i in 0..<left.count {
      var diagonal = row[0]
      row[0] = i + 1
      for j in 0..<right.count {
        let replaced = diagonal + (left[i] == right[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[right.count]
  }
}
