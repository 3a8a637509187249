/// A random number generator that gives the same numbers for the same seed on every platform.
///
/// - Source: Steele, Lea & Flood, Fast splittable pseudorandom number generators, 2014.
package struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  /// True with probability 1 / `count`.
  mutating func oneIn(_ count: Int) -> Bool { number(1...count) == 1 }

  mutating func pick<Value>(_ values: [Value]) -> Value { values[number(0...values.count - 1)] }

  /// A number from 1 to `most`, roughly uniform on a logarithmic scale.
  mutating func scaled(_ most: Int) -> Int {
    let bits = Double.random(in: 0...1, using: &self)
    var limit = 1.0
    var steps = bits * 20
    while steps > 0, limit < Double(most) {
      limit *= 2
      steps -= 1
    }
    return number(1...max(1, min(most, Int(limit))))
  }
}
