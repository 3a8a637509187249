/// The masks of a text, sorted by position.
struct SortedMasks: Sendable {
  let masks: [Mask]

  init(_ masks: [Mask]) {
    var isSorted = true
    for index in masks.indices.dropFirst() where Self.precedes(masks[index].range, masks[index - 1].range) {
      isSorted = false
    }
    self.masks = isSorted ? masks : masks.sorted { Self.precedes($0.range, $1.range) }
  }

  private static func precedes(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    (left.lowerBound, left.upperBound) < (right.lowerBound, right.upperBound)
  }

  /// The number of the first mask that begins at `offset` or behind it.
  func first(from offset: Int) -> Int {
    var low = 0
    var high = masks.count
    while low < high {
      let middle = (low + high) / 2
      if masks[middle].range.lowerBound < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether the mask `number` begins at `offset`, the start of a line, and writes the container prefix
  /// itself.
  func writesPrefix(at offset: Int, _ number: Int) -> Bool {
    guard number < masks.count, masks[number].range.lowerBound == offset else { return false }
    switch masks[number].content {
    case .commentLine(let prefix), .table(_, let prefix): return prefix != nil
    default: return false
    }
  }
}
