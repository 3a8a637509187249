/// Counts typing slips between two short words: letters that are wrong, missing, too many or exchanged.
package enum TypingSlips {
  /// Longer words are not compared.
  private static let longest = 40

  /// The least number of slips that make `left` of `right`; nil where one of them is too long. Case counts.
  /// - Source: Damerau, A technique for computer detection and correction of spelling errors; each pair of letters is
  ///   exchanged once at most.
  package static func count(_ left: some StringProtocol, _ right: some StringProtocol) -> Int? {
    guard left.utf8.count <= longest, right.utf8.count <= longest else { return nil }
    let (left, right) = (Array(left), Array(right))
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for i in left.indices {
      var row = [i + 1]
      for j in right.indices {
        var slips = min(last[j] + (left[i] == right[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          slips = min(slips, beforeLast[j - 1] + 1)
        }
        row.append(slips)
      }
      (beforeLast, last) = (last, row)
    }
    return last[right.count]
  }
}
