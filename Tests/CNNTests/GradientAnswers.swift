import CNN

func gradientAnswers() -> [KnownAnswer] {
  let (x, y, z) = (Variable(-2, name: "x"), Variable(5, name: "y"), Variable(-4, name: "z"))
  let q = (x + y).named("q")
  let f = (q * z).named("f")
  let before = x.description
  f.backward()
  // By hand: q = 3, f = -12; ∂f/∂x = ∂f/∂y = z = -4, ∂f/∂z = q = 3.
  let example: [KnownAnswer] = [
    KnownAnswer("values of (x + y)z", [q.value, f.value], [3, -12]),
    KnownAnswer(
      "gradients of (x + y)z", [x, y, z, q, f].map { $0.gradient }, [-4, -4, 3, -4, 1]),
    KnownAnswer("local gradients of qz", f.edges.map { $0.local }, [-4, 3]),
    KnownAnswer("upstream gradients of x + y", q.edges.map { $0.upstream }, [-4, -4]),
    KnownAnswer("downstream gradients of qz", f.edges.map { $0.downstream }, [-4, 3]),
    KnownAnswer("a variable in words", before, "x = -2"),
    KnownAnswer("a variable in words, with its gradient", q.description, "q = 3, gradient -4"),
    KnownAnswer("an edge in words", "\(f.edges[0])", "to q: local -4, upstream 1, downstream -4"),
  ]
  return example + measuredGradients()
}

/// One function of three variables that uses every operation, twice: on variables and on plain numbers.
private func everything(_ x: Variable, _ y: Variable, _ z: Variable) -> Variable {
  let sums = (x + y) * z - x / y + 2 * z - 1
  let products = -x * x / (z * z + 0.5) + max(x * y, z) * 0.25 + max(x, y * y)
  return sums * products + (3 - x) + 1 / y + (x - 2) + y / 4 + (0.5 + z)
}

private func everything(_ x: Double, _ y: Double, _ z: Double) -> Double {
  let sums = (x + y) * z - x / y + 2 * z - 1
  let products = -x * x / (z * z + 0.5) + max(x * y, z) * 0.25 + max(x, y * y)
  return sums * products + (3 - x) + 1 / y + (x - 2) + y / 4 + (0.5 + z)
}

private func measuredGradients() -> [KnownAnswer] {
  let points: [[Double]] = [[1.5, -0.75, 2], [-2, 5, -4], [0.3, 0.7, -1.1]]
  return points.flatMap { point -> [KnownAnswer] in
    let inputs = point.map { Variable($0) }
    let result = everything(inputs[0], inputs[1], inputs[2])
    // An upstream gradient other than 1, so that forgetting it shows.
    result.backward(upstream: -2.5)
    let measured = finiteDifferences(at: point) { -2.5 * everything($0[0], $0[1], $0[2]) }
    return [
      KnownAnswer("value at \(point[0])", result.value, everything(point[0], point[1], point[2])),
      KnownAnswer(
        "every operation, measured at \(point[0])", inputs.map { $0.gradient }, measured, within: 1e-5),
    ]
  }
}

func graphAnswers() -> [KnownAnswer] {
  let x = Variable(3, name: "x")
  let y = Variable(4)
  let square = x * x
  square.backward()
  let once = x.gradient
  square.backward()

  // By hand: x is doubled 50 times, so 2⁵⁰ paths lead back to it. They are not walked one by one.
  let start = Variable(1, name: "start")
  var doubled = start
  for _ in 0..<50 { doubled = doubled + doubled }
  doubled.backward()

  let tie = (Variable(2), Variable(2))
  max(tie.0, tie.1).backward()

  return [
    KnownAnswer("one operand twice", once, 6),
    KnownAnswer("a second call begins afresh", x.gradient, 6),
    KnownAnswer("many paths", start.gradient, 1_125_899_906_842_624),
    KnownAnswer("a long chain", longChainGradient(), 1),
    KnownAnswer("equal operands of max: the first wins", [tie.0.gradient, tie.1.gradient], [1, 0]),
    KnownAnswer("name of a sum", (x + y).name, "x + 4"),
    KnownAnswer(
      "name of nested operations", ((x + y) * -x / max(x, -2 * x)).name,
      "((x + 4) * (-x)) / max(x, (-2) * x)"),
    KnownAnswer("a number without a name", y.description, "4"),
    KnownAnswer("a given name", ((x + y).named("q") * x).name, "q * x"),
    KnownAnswer("a long name is cut", (x + 1 + 2 + 3 + 4 + 5).name, "((((…) + 2) + 3) + 4) + 5"),
    // By hand: f(x) = x³ at 2 has the slope 12, and the central difference adds h².
    KnownAnswer("a finite difference", finiteDifference(at: 2, step: 0.5) { $0 * $0 * $0 }, 12.25),
    KnownAnswer("a finite difference with its own step", finiteDifference(at: -3) { $0 * $0 }, -6),
    KnownAnswer(
      "finite differences of (x + y)z", finiteDifferences(at: [-2, 5, -4]) { ($0[0] + $0[1]) * $0[2] },
      [-4, -4, 3]),
  ]
}

/// A graph of 100,000 operations behind each other, which recursion, backward or in releasing
/// it, would not survive.
private func longChainGradient() -> Double {
  let start = Variable(0)
  var end = start
  for _ in 0..<100_000 { end = end + 1 }
  end.backward()
  return start.gradient
}
