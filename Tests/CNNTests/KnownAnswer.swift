import CNN

/// Something whose answer is known from elsewhere: worked by hand, or made with numpy or scipy.
struct KnownAnswer: Sendable {
  let name: String
  let seen: Answer
  let expected: Answer
  let tolerance: Double

  init(_ name: String, _ seen: Tensor, _ expected: Tensor, within tolerance: Double = 0) {
    self.init(name, .tensor(seen), .tensor(expected), tolerance)
  }

  init(_ name: String, _ seen: Int, _ expected: Int) {
    self.init(name, .integers([seen]), .integers([expected]), 0)
  }

  init(_ name: String, _ seen: [Int], _ expected: [Int]) {
    self.init(name, .integers(seen), .integers(expected), 0)
  }

  init(_ name: String, _ seen: Double, _ expected: Double, within tolerance: Double = 0) {
    self.init(name, .numbers([seen]), .numbers([expected]), tolerance)
  }

  init(_ name: String, _ seen: [Double], _ expected: [Double], within tolerance: Double = 0) {
    self.init(name, .numbers(seen), .numbers(expected), tolerance)
  }

  init(_ name: String, _ seen: String, _ expected: String) {
    self.init(name, .text(seen), .text(expected), 0)
  }

  private init(_ name: String, _ seen: Answer, _ expected: Answer, _ tolerance: Double) {
    self.name = name
    self.seen = seen
    self.expected = expected
    self.tolerance = tolerance
  }

  var holds: Bool { seen.agrees(with: expected, within: tolerance) }

  /// Both values, for the message of one that does not hold.
  var difference: String { "\(name)\nseen\n\(seen.shown)\nexpected\n\(expected.shown)" }
}

enum Answer: Sendable {
  case tensor(Tensor)
  case integers([Int])
  case numbers([Double])
  case text(String)

  func agrees(with other: Answer, within tolerance: Double) -> Bool {
    switch (self, other) {
    case (.tensor(let a), .tensor(let b)):
      return a.shape == b.shape && a.strides == b.strides
        && zip(a.scalars, b.scalars).allSatisfy { agree(Double($0), Double($1), within: tolerance) }
    case (.integers(let a), .integers(let b)): return a == b
    case (.numbers(let a), .numbers(let b)):
      return a.count == b.count && zip(a, b).allSatisfy { agree($0, $1, within: tolerance) }
    case (.text(let a), .text(let b)): return a == b
    default: return false
    }
  }

  var shown: String {
    switch self {
    case .tensor(let tensor): return tensor.description
    case .integers(let integers): return integers.map { "\($0)" }.joined(separator: ", ")
    case .numbers(let numbers): return numbers.map { "\($0)" }.joined(separator: ", ")
    case .text(let text): return text
    }
  }
}

/// Equal infinities agree, and so do two NaNs.
func agree(_ a: Double, _ b: Double, within tolerance: Double) -> Bool {
  a == b || (a - b).magnitude <= tolerance || a.isNaN && b.isNaN
}

/// Whole numbers of both signs without an obvious pattern: (i · step) mod modulus - modulus / 2 for i = 0…
/// In numpy: `(np.arange(np.prod(shape)) * step % modulus - modulus // 2).reshape(shape)`.
func scattered(_ shape: Int..., step: Int, modulus: Int) -> Tensor {
  scattered(shape, step: step, modulus: modulus)
}

func scattered(_ shape: [Int], step: Int, modulus: Int) -> Tensor {
  let count = shape.reduce(1, *)
  return Tensor(shape: shape, scalars: (0..<count).map { Float($0 * step % modulus - modulus / 2) })
}

let knownAnswers: [KnownAnswer] = ofGeometry() + ofTensors() + ofConvolutions() + ofTraining()

private func ofGeometry() -> [KnownAnswer] {
  slidingWindowAnswers() + roundingAnswers() + receptiveFieldAnswers() + convolutionGeometryAnswers()
    + paddingAnswers() + borderAnswers()
}

private func ofTensors() -> [KnownAnswer] {
  tensorAnswers() + tensorTextAnswers() + imageAnswers() + kernelAnswers() + averagePoolAnswers()
    + maxPoolAnswers() + toeplitzAnswers() + imageColumnAnswers() + mathematicsAnswers()
}

private func ofConvolutions() -> [KnownAnswer] {
  correlationAnswers() + convolutionAnswers() + fastConvolutionAnswers()
}

private func ofTraining() -> [KnownAnswer] {
  gradientAnswers() + graphAnswers() + tensorVariableAnswers() + randomAnswers() + histogramAnswers()
    + dataAnswers()
    + trainingAnswers()
}
