/// Names near to one that does not exist.
enum EditDistance {
  /// At most three of `names` that can be meant by `name`, the nearest first.
  static func candidates(for name: String, among names: some Sequence<String>) -> [String] {
    let wanted = Array(name.lowercased().utf8.prefix(longest))
    guard !wanted.isEmpty else { return [] }
    let allowed = max(1, wanted.count / 3)
    var near: [(distance: Int, name: String)] = []
    for candidate in names {
      let other = Array(candidate.lowercased().utf8.prefix(longest))
      guard abs(other.count - wanted.count) <= allowed else { continue }
      let distance = distance(wanted, other)
      if distance <= allowed { near.append((distance, candidate)) }
    }
    near.sort { ($0.distance, $0.name) < ($1.distance, $1.name) }
    var candidates: [String] = []
    for (_, name) in near where !candidates.contains(name) { candidates.append(name) }
    return Array(candidates.prefix(3))
  }

  private static let longest = 100

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
