/// Random numbers that are the same in every run and on every platform: one seed, one sequence.
///
/// Its own methods draw equally many bits wherever they run. Those that Swift's library adds to every
/// generator, such as `Int.random(in:using:)` and `shuffled(using:)`, draw other numbers where an `Int` has
/// 32 bits.
///
/// - Source: xoshiro256** 1.0 of Blackman & Vigna, Scrambled linear pseudorandom number generators (2021),
///   seeded as they advise by splitmix64, of Steele, Lea & Flood, Fast splittable pseudorandom number
///   generators (2014).
public struct SeededGenerator: RandomNumberGenerator, Equatable, Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)
  private var spareNormal: Double?

  /// The generator of the sequence with this number. Neighbouring seeds give unrelated sequences.
  public init(seed: UInt64) {
    var mixer = SplitMix(state: seed)
    state = (mixer.next(), mixer.next(), mixer.next(), mixer.next())
  }

  /// 64 random bits.
  public mutating func next() -> UInt64 {
    let result = rotatedLeft(state.1 &* 5, by: 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = rotatedLeft(state.3, by: 45)
    return result
  }

  /// A number from 0 up to, not including, 1: a multiple of 2⁻⁵³, each equally probable.
  public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A number of the range, uniformly distributed.
  /// - Formula: a + (b - a)·u with u from 0 up to 1, rounded to a `Float`; drawn again if that rounds to b.
  /// - Precondition: the range is finite and not empty: "range 1 ..< 1 has no numbers to draw from",
  ///   "range 0 ..< inf is not finite".
  public mutating func uniform(_ range: Range<Float>) -> Float {
    let (lower, upper) = (range.lowerBound, range.upperBound)
    guard lower.isFinite, upper.isFinite else {
      fatalError("range \(text(lower)) ..< \(text(upper)) is not finite")
    }
    guard lower < upper else {
      fatalError("range \(text(lower)) ..< \(text(upper)) has no numbers to draw from")
    }
    let start = Double(lower)
    let width = Double(upper) - start
    while true {
      let number = Float(start + width * uniform())
      if number < upper { return number }
    }
  }

  /// A number of the standard normal distribution, with mean 0 and deviation 1.
  /// - Formula: with u and v uniform in (0, 1], √(-2 ln u)·cos 2πv, and at the next call √(-2 ln u)·sin 2πv.
  /// - Source: Box & Muller, A note on the generation of random normal deviates (1958).
  public mutating func normal() -> Double {
    if let spare = spareNormal {
      spareNormal = nil
      return spare
    }
    let radius = squareRoot(-2 * naturalLogarithm(1 - uniform()))
    let angle = 2 * Double.pi * (1 - uniform())
    spareNormal = radius * sine(angle)
    return radius * cosine(angle)
  }

  /// A whole number from 0 up to, not including, `n`, each equally probable.
  ///
  /// It draws as many random bits as n - 1 has until they are below n: on average less than twice.
  /// - Precondition: n >= 1: "below 0 there is no number to draw".
  public mutating func below(_ n: Int) -> Int {
    guard n >= 1 else { fatalError("below \(n) there is no number to draw") }
    let limit = UInt64(n)
    let excess = UInt64((limit - 1).leadingZeroBitCount)
    while true {
      let number = next() >> excess
      if number < limit { return Int(number) }
    }
  }

  /// The numbers 0..<count in random order, each order equally probable.
  /// - Precondition: count >= 0: "-1 numbers cannot be shuffled".
  /// - Source: Durstenfeld, Algorithm 235: Random permutation (1964), after Fisher and Yates.
  public mutating func shuffled(_ count: Int) -> [Int] {
    guard count >= 0 else { fatalError("\(count) numbers cannot be shuffled") }
    var order = [Int](0..<count)
    var last = count - 1
    while last > 0 {
      order.swapAt(last, below(last + 1))
      last -= 1
    }
    return order
  }

  public static func == (left: SeededGenerator, right: SeededGenerator) -> Bool {
    left.state == right.state && left.spareNormal == right.spareNormal
  }
}

/// splitmix64, which turns any seed, 0 too, into bits without a pattern.
private struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

private func rotatedLeft(_ bits: UInt64, by count: UInt64) -> UInt64 { bits << count | bits >> (64 - count) }
