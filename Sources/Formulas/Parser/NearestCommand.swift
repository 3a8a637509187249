/// The known name that a wrong one is most like.
enum NearestCommand {
  static func to(_ name: String, among others: some Sequence<String>, isCommand: Bool = true) -> String? {
    let wanted = Array(name.utf8.prefix(40))
    var best: (name: String, distance: Int)?
    let most = max(1, wanted.count / 3)
    func consider(_ other: String) {
      guard abs(other.utf8.count - wanted.count) <= most else { return }
      let distance = distance(wanted, Array(other.utf8))
      guard distance <= most else { return }
      if let best, (best.distance, best.name) <= (distance, other) { return }
      best = (other, distance)
    }
    for other in others { consider(other) }
    if isCommand {
      for other in MathCommands.named.keys where other.utf8.first.map({ $0 >= 0x41 }) == true {
        consider(other)
      }
    }
    return best?.name
  }

  /// Letters inserted, left out, changed or swapped with the next one.
  ///
  /// - Source: Damerau, A technique for computer detection and correction of spelling errors, CACM 7 (1964).
  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
        row.append(cost)
      }
      before = last
      last = row
    }
    return last[b.count]
  }
}
