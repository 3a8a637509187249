extension Sequence<String> {
  /// The word nearest to `word` by edit distance, if it is near enough to be what was meant.
  package func nearest(to word: String) -> String? {
    let candidates = map { (word: $0, distance: editDistance($0, word)) }
    guard let best = candidates.min(by: { $0.distance < $1.distance }) else { return nil }
    return best.distance <= Swift.max(1, word.count / 3) ? best.word : nil
  }
}

/// Levenshtein distance, in characters.
private func editDistance(_ left: String, _ right: String) -> Int {
  let right = Array(right)
  var row = Array(0...right.count)
  for (i, a) in left.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, b) in right.enumerated() {
      let above = row[j + 1]
      row[j + 1] = Swift.min(diagonal + (a == b ? 0 : 1), above + 1, row[j] + 1)
      diagonal = above
    }
  }
  return row[right.count]
}
