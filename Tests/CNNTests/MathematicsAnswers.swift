import CNN

// mpmath with 300 bits, of the arguments as Floats, rounded to the nearest Float: so without a tolerance.
func mathematicsAnswers() -> [KnownAnswer] {
  [
    KnownAnswer(
      "exp", exp(Tensor([0, 1, -1, 0.5, -0.25, 10, -10, 88.5, -87.5, -100, -103.5])),
      Tensor([
        1, 2.7182817, 0.36787945, 1.6487212, 0.7788008, 22026.465, 4.539993e-05, 2.723088e+38, 0x6cb2bcp-149,
        0x1bp0 * 0x1p-149, 0x1p-149,
      ])),
    KnownAnswer(
      "exp at its edges", exp(Tensor([-0.0, 89, 800, .infinity, -104, -.infinity, .nan])),
      Tensor([1, .infinity, .infinity, .infinity, 0, 0, .nan])),
    KnownAnswer(
      "log", log(Tensor([1, 2, 0.5, 10, 0.75, 3e38, 0x1p-133, 1.0000001, 0.1])),
      Tensor([
        0, 0.6931472, -0.6931472, 2.3025851, -0.2876821, 88.59685, -92.188576, 1.1920928e-07, -2.3025851,
      ])),
    KnownAnswer(
      "log at its edges", log(Tensor([0, -0.0, -1, -.infinity, .infinity, .nan])),
      Tensor([-.infinity, -.infinity, .nan, .nan, .infinity, .nan])),
    KnownAnswer(
      "tanh", tanh(Tensor([0, 0.5, -0.5, 1, -3, 9.5, 1e-05, 0.1])),
      Tensor([0, 0.46211717, -0.46211717, 0.7615942, -0.9950548, 1, 1e-05, 0.099667996])),
    KnownAnswer(
      "tanh at its edges", tanh(Tensor([100, -.infinity, .infinity, 0x1p-140, .nan])),
      Tensor([1, -1, 1, 0x1p-140, .nan])),
    KnownAnswer(
      "tanh keeps the sign of -0", tanh(Tensor([-0.0])).scalars.map { $0.sign == .minus ? 1 : 0 }, [1]),
    KnownAnswer(
      "sqrt", sqrt(Tensor([[0, 2, 0.25], [0x1p-133, 3e38, -1]])),
      Tensor([[0, 1.4142135, 0.5], [9.583084e-21, 1.7320508e+19, .nan]])),
  ] + variableFunctionAnswers() + functionGradients()
}

/// The value, which should be right to within a unit in the last place, and so 1.
private func ratio(_ seen: Variable, _ expected: Double) -> Double { seen.value / expected }

private func localGradient(_ result: Variable) -> Double { result.edges[0].local }

// mpmath with 300 bits, rounded to the nearest Double.
private func variableFunctionAnswers() -> [KnownAnswer] {
  let x = Variable(2, name: "x")
  return [
    KnownAnswer(
      "exp of a variable",
      [
        ratio(exp(Variable(1)), 2.718281828459045), ratio(exp(Variable(-0.5)), 0.6065306597126334),
        ratio(exp(Variable(30)), 10686474581524.463),
      ], [1, 1, 1], within: 3e-16),
    KnownAnswer(
      "log of a variable",
      [
        ratio(log(x), 0.6931471805599453), ratio(log(Variable(0.1)), -2.3025850929940455),
        ratio(log(Variable(1e300)), 690.7755278982137),
      ], [1, 1, 1], within: 3e-16),
    KnownAnswer(
      "tanh of a variable",
      [ratio(tanh(Variable(0.25)), 0.24491866240370913), ratio(tanh(Variable(-2)), -0.9640275800758169)],
      [1, 1], within: 4e-16),
    KnownAnswer(
      "sigmoid of a variable",
      [
        ratio(sigmoid(Variable(1)), 0.7310585786300049), ratio(sigmoid(Variable(-2)), 0.11920292202211756),
        ratio(sigmoid(Variable(-40)), 4.248354255291589e-18),
      ], [1, 1, 1], within: 6e-16),
    KnownAnswer(
      "sigmoid far away", [sigmoid(Variable(-1000)).value, sigmoid(Variable(1000)).value], [0, 1]),
    KnownAnswer(
      "relu", [-2, 0, 3, .infinity, .nan].map { relu(Variable($0)).value }, [0, 0, 3, .infinity, .nan]),
    KnownAnswer(
      "local gradients of relu", [-2, 0, 3, .infinity].map { localGradient(relu(Variable($0))) },
      [0, 0, 1, 1]),
    KnownAnswer(
      "local gradients of sigmoid",
      [1, -2].map { localGradient(sigmoid(Variable($0))) },
      [0.19661193324148185, 0.10499358540350652], within: 2e-16),
    KnownAnswer(
      "the local gradient of sigmoid where it is 1",
      localGradient(sigmoid(Variable(40))), 4.248354255291589e-18, within: 1e-32),
    KnownAnswer(
      "local gradients of tanh", [0.25, -2].map { localGradient(tanh(Variable($0))) },
      [0.940014848806378, 0.07065082485316447], within: 3e-16),
    KnownAnswer(
      "names of functions", (relu(exp(x)) + tanh(-x) * sigmoid(log(x))).name,
      "relu(exp(x)) + (tanh(-x) * sigmoid(log(x)))"),
  ]
}

private func functionGradients() -> [KnownAnswer] {
  func everything(_ x: Variable) -> Variable {
    exp(x) * tanh(x * 0.5) + log(x + 3) * sigmoid(-2 * x) + relu(x) * relu(-x + 1)
  }
  return [-1.25, 0.5, 2].map { place in
    let x = Variable(place)
    everything(x).backward(upstream: -2.5)
    let measured = finiteDifference(at: place) { -2.5 * everything(Variable($0)).value }
    return KnownAnswer("every function, measured at \(place)", x.gradient, measured, within: 1e-8)
  }
}
