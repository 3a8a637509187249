/// The masks of a text in the order of their places, while they are written.
struct OrderedMasks {
  private let masks: [Mask]
  private var index = 0

  init(_ masks: [Mask]) {
    let order = { (left: Mask, right: Mask) in
      (left.range.lowerBound, left.range.upperBound) < (right.range.lowerBound, right.range.upperBound)
    }
    let isSorted = !zip(masks, masks.dropFirst()).contains { order($1, $0) }
    self.masks = isSorted ? masks : masks.sorted(by: order)
  }

  /// The next mask, if it ends up to `end`.
  mutating func next(before end: Int) -> Mask? {
    guard index < masks.count, masks[index].range.upperBound <= end else { return nil }
    index += 1
    return masks[index - 1]
  }

  /// Whether a line that begins at `offset` is written anew with the prefix of its containers.
  func writesPrefix(at offset: Int) -> Bool {
    guard index < masks.count, masks[index].range.lowerBound == offset else { return false }
    switch masks[index].content {
    case .commentLine(let prefix), .table(_, let prefix): return prefix != nil
    default: return false
    }
  }
}
