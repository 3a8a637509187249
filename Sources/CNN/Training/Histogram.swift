/// How the numbers of a tensor are distributed: how many fall into each of some equally wide bins.
///
/// It shows at a glance whether weights have grown too large or too many activations are 0:
///
///     [-1, -0.5) ███████████████ 3
///     [-0.5, 0)  █████ 1
///     [0, 0.5)   ████████████████████████████████████████ 8
///     [0.5, 1]   ██████████ 2
///     0 itself: 6 of 14
public struct Histogram: Equatable, Sendable, CustomStringConvertible {
  /// Where bins begin and end, one more than there are bins: bin i holds edges[i] <= x < edges[i + 1], and
  /// the last one its upper edge too.
  public let edges: [Float]

  /// How many numbers each bin holds.
  public let counts: [Int]

  /// How many numbers lie below the first edge, minus infinity among them.
  public let below: Int

  /// How many numbers lie above the last edge, infinity among them.
  public let above: Int

  /// How many are NaN.
  public let notANumber: Int

  /// How many are exactly 0 or -0. They are counted in their bin as well.
  public let zeros: Int

  /// How many numbers there were: all bins, `below`, `above` and `notANumber`.
  public let total: Int

  /// The share of those that are exactly 0, from 0 to 1; 0 for an empty tensor.
  public var zeroShare: Double { total == 0 ? 0 : Double(zeros) / Double(total) }

  /// Counts the numbers of a tensor of any shape.
  /// - Formula: edges[i] = a + i·(b - a)/bins for the range a...b.
  /// - Parameters:
  ///   - bins: how many.
  ///   - range: from the lowest edge to the highest; from the least to the greatest finite number by default.
  ///     Where these are the same, at least 0.5 is added to either side; without any the range is 0...1.
  /// - Precondition: bins >= 1: "a histogram needs at least 1 bin, not 0"; the range is finite and wider than
  ///   0: "range 1 ... 1 cannot be divided into bins".
  public init(_ tensor: Tensor, bins: Int = 10, range: ClosedRange<Float>? = nil) {
    guard bins >= 1 else { fatalError("a histogram needs at least 1 bin, not \(bins)") }
    if let range,
      !range.lowerBound.isFinite || !range.upperBound.isFinite || range.lowerBound == range.upperBound
    {
      fatalError("range \(text(range.lowerBound)) ... \(text(range.upperBound)) cannot be divided into bins")
    }
    let range = range ?? finiteRange(of: tensor)
    let edges = equallySpaced(range, bins: bins)
    var counts = [Int](repeating: 0, count: bins)
    var (below, above, notANumber, zeros) = (0, 0, 0, 0)
    for number in tensor.scalars {
      if number == 0 { zeros += 1 }
      if number.isNaN {
        notANumber += 1
      } else if number < range.lowerBound {
        below += 1
      } else if number > range.upperBound {
        above += 1
      } else {
        counts[bin(of: number, edges: edges)] += 1
      }
    }
    self.edges = edges
    self.counts = counts
    self.below = below
    self.above = above
    self.notANumber = notANumber
    self.zeros = zeros
    self.total = tensor.count
  }

  /// A bin a line: its edges, a bar, its count. The longest bar has 40 blocks, and a bin that is not empty at
  /// least one. Then the numbers outside of the bins and the exact zeros, where there are any.
  public var description: String {
    let names = counts.indices.map { index in
      "[\(text(edges[index])), \(text(edges[index + 1]))\(index == counts.count - 1 ? "]" : ")")"
    }
    var nameWidth = 0
    var highest = 1
    for name in names { nameWidth = max(nameWidth, name.utf8.count) }
    for count in counts { highest = max(highest, count) }
    var result = ""
    for (name, count) in zip(names, counts) {
      if !result.isEmpty { result += "\n" }
      result += name + String(repeating: " ", count: nameWidth - name.utf8.count)
      // Rounded up, so that what is there is seen.
      let blocks = Int((Int64(count) * 40 + Int64(highest) - 1) / Int64(highest))
      result += " " + String(repeating: "█", count: blocks) + (blocks == 0 ? "" : " ") + "\(count)"
    }
    if below > 0 { result += "\nbelow: \(below)" }
    if above > 0 { result += "\nabove: \(above)" }
    if notANumber > 0 { result += "\nNaN: \(notANumber)" }
    if zeros > 0 { result += "\n0 itself: \(zeros) of \(total)" }
    return result
  }
}

private func finiteRange(of tensor: Tensor) -> ClosedRange<Float> {
  var (least, greatest) = (Float.infinity, -Float.infinity)
  for number in tensor.scalars where number.isFinite {
    least = min(least, number)
    greatest = max(greatest, number)
  }
  if least > greatest { return 0...1 }
  if least < greatest { return least...greatest }
  let margin = max(0.5, least.magnitude * 0x1p-10)
  let limit = Float.greatestFiniteMagnitude
  return max(-limit, least - margin)...min(limit, least + margin)
}

private func equallySpaced(_ range: ClosedRange<Float>, bins: Int) -> [Float] {
  // In Double: the width of a range of Floats may be more than a Float can hold.
  let lower = Double(range.lowerBound)
  let width = Double(range.upperBound) - lower
  return (0...bins).map { Float(lower + width * Double($0) / Double(bins)) }
}

/// The last bin whose lower edge is not above the number, by binary search.
private func bin(of number: Float, edges: [Float]) -> Int {
  var (low, high) = (0, edges.count - 1)
  while high - low > 1 {
    let middle = (low + high) / 2
    if edges[middle] <= number { low = middle } else { high = middle }
  }
  return low
}
