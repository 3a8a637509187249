import CNN

// Gradients of tensor variables against central differences in double precision. Each operation is written out a second
// time here, in plain sums over numbers of double precision, and everything is weighted with an upstream gradient
// that differs from place to place.
func tensorVariableAnswers() -> [KnownAnswer] {
  layerAnswers() + lossAnswers() + arithmeticAnswers() + networkAnswers()
}

private func weightsOfResult(_ count: Int) -> [Double] {
  (0..<count).map { index -> Double in
    let number = Double(index * 5 % 7 - 3)
    return number / 2 + 0.25
  }
}

/// Numbers around 0 that are neither equal nor so close that a difference would step over a kink.
private func spread(_ shape: Int..., phase: Int = 0) -> Tensor {
  let count = shape.reduce(1, *)
  let scalars = (0..<count).map { index -> Float in
    let number = Float((index + phase) * 37 % 101 - 50)
    return number / 32 + 0.013
  }
  return Tensor(shape: shape, scalars: scalars)
}

/// The gradients of Σ weight · result with respect to each input, by backpropagation and by differences.
private func compare(
  _ name: String, _ inputs: [Tensor], _ operation: ([TensorVariable]) -> TensorVariable,
  with plain: ([[Double]]) -> [Double]
) -> [KnownAnswer] {
  let variables = inputs.enumerated().map { TensorVariable($1, name: "input \($0)") }
  let result = operation(variables)
  let weights = weightsOfResult(result.value.count)
  result.backward(upstream: Tensor(shape: result.shape, scalars: weights.map { Float($0) }))
  let numbers = inputs.map { $0.scalars.map { Double($0) } }
  var answers = [
    KnownAnswer(
      "\(name): value", result.value.scalars.map { Double($0) }, plain(numbers), within: 2e-5)
  ]
  for (index, variable) in variables.enumerated() {
    let differences = finiteDifferences(at: numbers[index]) { changed in
      var all = numbers
      all[index] = changed
      return zip(plain(all), weights).reduce(0) { $0 + $1.0 * $1.1 }
    }
    answers.append(
      KnownAnswer(
        "\(name): gradient of input \(index)", variable.gradient.scalars.map { Double($0) }, differences,
        within: 5e-5))
  }
  return answers
}

private func layerAnswers() -> [KnownAnswer] {
  var answers: [KnownAnswer] = []
  answers += compare(
    "gradients of convolution",
    [spread(2, 2, 4, 5), spread(3, 2, 3, 2, phase: 5), spread(3, phase: 9)]
  ) {
    $0[0].convolved(with: $0[1], bias: $0[2], stride: 2, padding: .border(1))
  } with: { x in
    convolved(x[0], (2, 2, 4, 5), x[1], (3, 3, 2), bias: x[2], stride: 2, padding: 1)
  }
  answers += compare(
    "gradients of transposed convolution", [spread(1, 2, 3, 2), spread(2, 3, 2, 3, phase: 4), spread(3)]
  ) {
    $0[0].transposedConvolved(with: $0[1], bias: $0[2], stride: 2)
  } with: { x in
    // Y[c, 2i + r, 2j + s] gains X[k, i, j] · F[k, c, r, s].
    var output = (0..<3 * 6 * 5).map { x[2][$0 / 30] }
    for k in 0..<2 {
      for (i, j) in places(3, 2) {
        for c in 0..<3 {
          for (r, s) in places(2, 3) {
            output[(c * 6 + 2 * i + r) * 5 + 2 * j + s] +=
              x[0][(k * 3 + i) * 2 + j] * x[1][((k * 3 + c) * 2 + r) * 3 + s]
          }
        }
      }
    }
    return output
  }
  answers += compare(
    "gradients of dense", [spread(3, 5), spread(4, 5, phase: 3), spread(4, phase: 1)]
  ) {
    $0[0].dense(weights: $0[1], bias: $0[2])
  } with: { x in
    places(3, 4).map { n, k in
      (0..<5).reduce(x[2][k]) { $0 + x[0][n * 5 + $1] * x[1][k * 5 + $1] }
    }
  }
  answers += compare("gradients of max-pooling", [spread(1, 9, 5, 4)]) {
    $0[0].maxPooled(size: 2)
  } with: { x in
    (0..<9).flatMap { c in
      places(2, 2).map { i, j in
        places(2, 2).map { x[0][(c * 5 + 2 * i + $0) * 4 + 2 * j + $1] }.max()!
      }
    }
  }
  answers += compare("gradients of overlapping max-pooling", [spread(1, 1, 4, 4)]) {
    $0[0].maxPooled(size: 3, stride: 1)
  } with: { x in
    places(2, 2).map { i, j in places(3, 3).map { x[0][(i + $0) * 4 + j + $1] }.max()! }
  }
  answers += compare("gradients of average-pooling", [spread(1, 2, 4, 5)]) {
    $0[0].averagePooled(size: 2)
  } with: { x in
    (0..<2).flatMap { c in
      places(2, 2).map { i, j in
        places(2, 2).reduce(0) { $0 + x[0][(c * 4 + 2 * i + $1.0) * 5 + 2 * j + $1.1] } / 4
      }
    }
  }
  answers += compare("gradients of upsampling", [spread(1, 2, 2, 3)]) {
    $0[0].upsampled(by: 2)
  } with: { x in
    (0..<2).flatMap { c in places(4, 6).map { x[0][(c * 2 + $0 / 2) * 3 + $1 / 2] } }
  }
  return answers
}

private func lossAnswers() -> [KnownAnswer] {
  var answers: [KnownAnswer] = []
  let labels = [2, 0, 1]
  answers += compare("softmax cross-entropy", [spread(3, 4)]) {
    $0[0].softmaxCrossEntropy(labels)
  } with: { x in
    // -log p = log Σ e^(s_j - s_label).
    [
      (0..<3).reduce(0) { sum, n in
        let exponentials = (0..<4).map { plainExponential(x[0][n * 4 + $0] - x[0][n * 4 + labels[n]]) }
        return sum + plainLogarithm(exponentials.reduce(0, +)) / 3
      }
    ]
  }
  answers += compare("hinge loss", [spread(3, 4)]) {
    $0[0].hingeLoss(labels)
  } with: { x in
    [
      places(3, 4).reduce(0) { sum, place in
        let (n, j) = place
        let excess = x[0][n * 4 + j] - x[0][n * 4 + labels[n]] + 1
        return sum + (j == labels[n] ? 0 : max(0, excess) / 3)
      }
    ]
  }
  answers += compare("mean squared error", [spread(2, 3)]) {
    $0[0].meanSquaredError(spread(2, 3, phase: 8))
  } with: { x in
    let wanted = spread(2, 3, phase: 8).scalars.map { Double($0) }
    return [zip(x[0], wanted).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / 6]
  }
  answers += compare("L2 penalty", [spread(2, 3), spread(4, phase: 2)]) {
    l2Penalty($0)
  } with: { x in
    [x.joined().reduce(0) { $0 + $1 * $1 } / 2]
  }
  answers += compare("L1 penalty", [spread(2, 3), spread(4, phase: 2)]) {
    l1Penalty($0)
  } with: { x in
    [x.joined().reduce(0) { $0 + $1.magnitude }]
  }
  return answers
}

private func arithmeticAnswers() -> [KnownAnswer] {
  var answers: [KnownAnswer] = []
  let (a, b) = (spread(2, 3), spread(2, 3, phase: 6))
  answers += compare("gradients of sum and product", [a, b]) {
    ($0[0] * $0[1] + $0[0]) - 3 * $0[1]
  } with: { x in
    zip(x[0], x[1]).map { $0 * $1 + $0 - 3 * $1 }
  }
  answers += compare("a variable used twice", [a]) {
    $0[0] * $0[0] + 1
  } with: { x in
    x[0].map { $0 * $0 + 1 }
  }
  answers += compare("gradients of matrix product", [a, spread(3, 2, phase: 4)]) {
    $0[0].matrixProduct($0[1])
  } with: { x in
    places(2, 2).map { i, j in (0..<3).reduce(0) { $0 + x[0][i * 3 + $1] * x[1][$1 * 2 + j] } }
  }
  answers += compare("gradients of mean and reshaping", [a]) {
    $0[0].reshaped([3, 2]).mean
  } with: { x in
    [x[0].reduce(0, +) / 6]
  }
  answers += compare("gradients of softmax", [spread(3, 4)]) {
    $0[0].softmax
  } with: { x in
    (0..<3).flatMap { n -> [Double] in
      let exponentials = (0..<4).map { plainExponential(x[0][n * 4 + $0]) }
      let sum = exponentials.reduce(0, +)
      return exponentials.map { $0 / sum }
    }
  }
  let activations: [(name: String, activation: Activation, plain: (Double) -> Double)] = [
    ("ReLU", .relu, { max(0, $0) }),
    ("leaky ReLU", .leakyReLU(slope: 0.25), { $0 < 0 ? 0.25 * $0 : $0 }),
    ("sigmoid", .sigmoid, { 1 / (1 + plainExponential(-$0)) }),
    ("tanh", .tanh, { (plainExponential(2 * $0) - 1) / (plainExponential(2 * $0) + 1) }),
  ]
  for (name, activation, plain) in activations {
    answers += compare("gradients of \(name)", [spread(3, 5)]) {
      $0[0].activated(activation)
    } with: {
      $0[0].map(plain)
    }
  }
  answers += [
    // Python: x (1 + math.erf(x / √2)) / 2, and its slope, at -2, -0.5, 0, 1, 3.
    KnownAnswer(
      "GELU", Activation.gelu([-2, -0.5, 0, 1, 3]).scalars.map { Double($0) },
      [-0.04550026389635842, -0.15426876936299344, 0, 0.8413447460685429, 2.99595030590511], within: 1e-6),
    KnownAnswer(
      "slope of GELU", Activation.gelu.derivative(at: [-2, -0.5, 0, 1, 3]).scalars.map { Double($0) },
      [-0.08523180107819692, 0.13250487534383712, 0.5, 1.0833154705876864, 1.011945647204184],
      within: 1e-6),
    KnownAnswer(
      "softmax", softmax([[0, 0, 0, 0], [1000, 1000, -1000, -1000]]),
      [[0.25, 0.25, 0.25, 0.25], [0.5, 0.5, 0, 0]]),
    KnownAnswer("softmax beside minus infinity", softmax(Tensor([-Float.infinity, 0])), [0, 1]),
    KnownAnswer("softmax of NaN", softmax(Tensor([Float.nan, 0])).scalars.map { Double($0) }, [.nan, .nan]),
    KnownAnswer(
      "a certain mistake is infinitely surprising",
      Double(softmaxCrossEntropy(Tensor([-Float.infinity, 0]), [0])), .infinity),
    KnownAnswer("logistic of large numbers", sigmoid([-200, 0, 200]), [0, 0.5, 1]),
    KnownAnswer(
      "NaN goes through a ReLU", relu(Tensor([Float.nan, -1, 2])).scalars.map { Double($0) }, [.nan, 0, 2]),
  ]
  return answers
}

/// The same steps of an optimiser by hand.
private func networkAnswers() -> [KnownAnswer] {
  func descend(_ steps: Int, _ step: ([TensorVariable]) -> Void) -> [Double] {
    // f(w) = ½ w², so the gradient is w.
    let weight = TensorVariable([1, -2] as Tensor, name: "w")
    for _ in 0..<steps {
      l2Penalty([weight]).backward()
      step([weight])
    }
    return weight.value.scalars.map { Double($0) }
  }
  var plain = SGD(rate: 0.1)
  var heavy = SGD(rate: 0.1, momentum: 0.5)
  var decaying = SGD(rate: 0.1, weightDecay: 1)
  var adam = Adam(rate: 0.1)
  let layers: [Layer] = [
    .convolution(8, size: 3, padding: .same), .relu, .maxPool(2), .flatten, .dense(10),
  ]
  let network = Network(input: [1, 8, 8], layers, seed: 1)
  let image = spread(1, 8, 8)
  return [
    // 0.9² and -2 · 0.9².
    KnownAnswer("two steps downhill", descend(2) { plain.step($0) }, [0.81, -1.62], within: 1e-6),
    // v = 1, w = 0.9; v = 0.5 + 0.9 = 1.4, w = 0.76.
    KnownAnswer("two steps with momentum", descend(2) { heavy.step($0) }, [0.76, -1.52], within: 1e-6),
    // The gradient counts twice: 0.8².
    KnownAnswer(
      "two steps with weight decay", descend(2) { decaying.step($0) }, [0.64, -1.28], within: 1e-6),
    // The first step has the length of the rate whatever the gradient is.
    KnownAnswer("a step of Adam", descend(1) { adam.step($0) }, [0.9, -1.9], within: 1e-6),
    KnownAnswer("parameters of a network", network.summary.parameters, 8 * 9 + 8 + 128 * 10 + 10),
    KnownAnswer(
      "multiplications of a network", network.summary.multiplications, 64 * 8 * 9 + 128 * 10),
    KnownAnswer("bytes of a network", network.summary.outputBytes, 4 * (512 + 512 + 128 + 128 + 10)),
    KnownAnswer(
      "feature maps", network.featureMaps(of: image).flatMap { $0.shape },
      [8, 8, 8, 8, 8, 8, 8, 4, 4, 128, 10]),
    KnownAnswer(
      "an optimiser in one line", "\(SGD(rate: 0.2, momentum: 0.5))", "SGD, rate 0.2, momentum 0.5"),
    KnownAnswer(
      "a network in one line", "\(Network(input: [4], [.dense(2), .relu], seed: 1))", "[4] → dense 2 → ReLU"),
    KnownAnswer("images in one line", "\(Digits.all.prefix(3))", "3 images [1, 8, 8]"),
    KnownAnswer("a gradient on the way", namedGradient(), [4, 6]),
    KnownAnswer("a chain of 100,000 operations", longChain(), 100_000.0),
    KnownAnswer(
      "the last feature map is the score", network.featureMaps(of: image)[4],
      network(image.reshaped([1, 1, 8, 8])).value.reshaped([10])),
    KnownAnswer(
      "the same seed", Network(input: [1, 8, 8], layers, seed: 1).parameters[0].value,
      network.parameters[0].value),
  ]
}

/// (w²)² has the gradient 2w² at w², here with w² = 2 and 3.
private func namedGradient() -> Tensor {
  let square = TensorVariable([2, 3] as Tensor).named("square")
  let result = square * square
  let named = (square + 0).named("between")
  (named * named + result * 0).backward()
  return named.gradient
}

/// Neither the way back nor the release of a long chain may use the stack.
private func longChain() -> Double {
  let start = TensorVariable([1] as Tensor, name: "start")
  var chain = start
  for _ in 1..<100_000 { chain = chain + start }
  chain.backward()
  return Double(start.gradient.scalars[0])
}

// MARK: In plain sums

private func places(_ rows: Int, _ columns: Int) -> [(Int, Int)] {
  (0..<rows * columns).map { ($0 / columns, $0 % columns) }
}

private func convolved(
  _ x: [Double], _ input: (n: Int, c: Int, h: Int, w: Int), _ f: [Double], _ filter: (k: Int, r: Int, s: Int),
  bias: [Double], stride: Int, padding: Int
) -> [Double] {
  let height = (input.h + 2 * padding - filter.r) / stride + 1
  let width = (input.w + 2 * padding - filter.s) / stride + 1
  var output: [Double] = []
  for n in 0..<input.n {
    for k in 0..<filter.k {
      for (i, j) in places(height, width) {
        var sum = bias[k]
        for c in 0..<input.c {
          for (r, s) in places(filter.r, filter.s) {
            let (row, column) = (i * stride + r - padding, j * stride + s - padding)
            guard (0..<input.h).contains(row), (0..<input.w).contains(column) else { continue }
            sum +=
              x[((n * input.c + c) * input.h + row) * input.w + column]
              * f[((k * input.c + c) * filter.r + r) * filter.s + s]
          }
        }
        output.append(sum)
      }
    }
  }
  return output
}

/// Σ xⁿ / n! of a number halved ten times, squared as often: exact enough for a comparison, and not the core's.
private func plainExponential(_ x: Double) -> Double {
  var (sum, term) = (1.0, 1.0)
  for n in 1...18 {
    term *= x / 1024 / Double(n)
    sum += term
  }
  for _ in 0..<10 { sum *= sum }
  return sum
}

/// Newton's method for e^y = x.
private func plainLogarithm(_ x: Double) -> Double {
  var y = 0.0
  for _ in 0..<60 { y += 2 * (x - plainExponential(y)) / (x + plainExponential(y)) }
  return y
}
