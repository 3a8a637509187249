import CNN

// An implementation of its own in Python, of integers without bounds, which gives the number that PHP's test
// of its engine Xoshiro256StarStar expects for the seed 1234 after 10,000 steps, a jump and a long jump.
func randomAnswers() -> [KnownAnswer] {
  var generator = SeededGenerator(seed: 42)
  let bits = (0..<4).map { _ in generator.next() }
  var zero = SeededGenerator(seed: 0)
  let zeroBits = (0..<4).map { _ in zero.next() }
  return [
    KnownAnswer(
      "xoshiro256**, seed 42", bits.map { text($0) }.joined(separator: " "),
      "15780b2e0c2ec716 6104d9866d113a7e ae17533239e499a1 ecb8ad4703b360a1"),
    KnownAnswer(
      "xoshiro256**, seed 0", zeroBits.map { text($0) }.joined(separator: " "),
      "99ec5f36cb75f2b4 bf6e1f784956452a 1a5f849d4933e6e0 6aa594f1262d2d2c"),
    KnownAnswer(
      "uniform", drawn(4) { $0.uniform() },
      [0.7005764821796896, 0.2787512294737843, 0.8396274618764198, 0.9810977250149351]),
    KnownAnswer(
      "uniform in a range", Tensor(drawn(4) { $0.uniform(-0.5..<0.25) }),
      Tensor([0.025432361, -0.2909366, 0.1297206, 0.23582329])),
    // By hand: every second number rounds to the upper bound and is drawn anew.
    KnownAnswer(
      "a range of one number", Tensor(drawn(100) { $0.uniform((1 as Float)..<(1 as Float).nextUp) }),
      Tensor(shape: [100], repeating: 1)),
    KnownAnswer(
      "a range wider than a Float",
      drawn(100) { $0.uniform(-Float.greatestFiniteMagnitude..<Float.greatestFiniteMagnitude) }
        .filter { $0.isFinite }.count, 100),
    KnownAnswer(
      "normal", drawn(5) { $0.normal() },
      [-0.2790239910251991, -1.5277231859624534, 1.8997685786889569, 0.2266957459968594, 2.136306014732201],
      within: 1e-15),
    KnownAnswer(
      "below a limit", below([10, 10, 10, 1, 3, 1_000_000, 2, 7, 10]), [4, 0, 1, 0, 0, 567_665, 1, 3, 8]),
    KnownAnswer("shuffled", drawn(1) { $0.shuffled(10) }[0], [7, 6, 5, 2, 9, 1, 3, 8, 0, 4]),
    KnownAnswer("shuffled, none", drawn(1) { $0.shuffled(0) }[0], []),
  ] + distributionAnswers() + initialisationAnswers()
}

private func drawn<Drawn>(_ count: Int, _ draw: (inout SeededGenerator) -> Drawn) -> [Drawn] {
  var generator = SeededGenerator(seed: 7)
  return (0..<count).map { _ in draw(&generator) }
}

private func below(_ limits: [Int]) -> [Int] {
  var generator = SeededGenerator(seed: 7)
  return limits.map { generator.below($0) }
}

private func text(_ bits: UInt64) -> String { String(bits, radix: 16) }

/// What must hold of many numbers by the laws of chance: with standard errors in mind, and no luck needed, as
/// the seed is given.
private func distributionAnswers() -> [KnownAnswer] {
  let uniform = drawn(100_000) { $0.uniform() }
  let normal = drawn(100_000) { $0.normal() }
  var counts = [0, 0, 0, 0, 0, 0]
  for number in drawn(60_000, { $0.below(6) }) { counts[number] += 1 }
  func mean(_ numbers: [Double]) -> Double { numbers.reduce(0, +) / Double(numbers.count) }
  return [
    KnownAnswer(
      "mean and mean square of uniform", [mean(uniform), mean(uniform.map { $0 * $0 })], [1.0 / 2, 1.0 / 3],
      within: 0.003),
    KnownAnswer(
      "the first four moments of normal",
      [
        mean(normal), mean(normal.map { $0 * $0 }), mean(normal.map { $0 * $0 * $0 }),
        mean(normal.map { $0 * $0 * $0 * $0 }),
      ],
      [0, 1, 0, 3], within: 0.1),
    KnownAnswer(
      "below 6, each a sixth", counts.map { Double($0) }, [Double](repeating: 10_000, count: 6), within: 300),
    KnownAnswer("a shuffle loses nothing", drawn(1) { $0.shuffled(1797) }[0].sorted(), [Int](0..<1797)),
  ]
}

// The same implementation in Python; numbers rounded to the nearest Float.
private func initialisationAnswers() -> [KnownAnswer] {
  func weights(_ make: (inout SeededGenerator) -> Tensor) -> Tensor {
    var generator = SeededGenerator(seed: 3)
    return make(&generator)
  }
  return [
    KnownAnswer(
      "normal tensor", weights { Tensor.normal([2, 2], mean: 1.5, deviation: 0.25, using: &$0) },
      [[1.2569733, 1.7959621], [1.3285382, 1.5371534]]),
    KnownAnswer("deviation 0", weights { Tensor.normal([2], mean: -2, deviation: 0, using: &$0) }, [-2, -2]),
    KnownAnswer(
      "Xavier, uniform, dense", weights { Tensor.xavierUniform([2, 3], using: &$0) },
      [[0.4176676, 0.30799755, -0.6172562], [0.0744062, -0.1652027, -0.22016689]]),
    KnownAnswer(
      "Xavier, normal, filters", weights { Tensor.xavierNormal([1, 2, 2, 1], using: &$0) },
      [[[[-0.56124616], [0.68349504]], [[-0.395974], [0.085802056]]]]),
    KnownAnswer(
      "He, normal, filters", weights { Tensor.heNormal([1, 2, 2, 1], using: &$0) },
      [[[[-0.68738335], [0.83710706]], [[-0.48496714], [0.10508563]]]]),
    KnownAnswer(
      "He, uniform, dense", weights { Tensor.heUniform([2, 3], using: &$0) },
      [[0.5392065, 0.39762312, -0.79687434], [0.09605798, -0.21327576, -0.28423423]]),
    KnownAnswer(
      "uniform tensor", weights { Tensor.uniform([2, 3], in: -1..<1, using: &$0) }.shape, [2, 3]),
  ]
}
