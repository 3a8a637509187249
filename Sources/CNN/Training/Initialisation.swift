extension Tensor {
  /// Numbers of the range, all parts of it equally probable.
  /// - Precondition: no axis is negative: "shape [2, -1] has a negative axis"; the range is finite and not
  ///   empty: "range 1 ..< 1 has no numbers to draw from", "range 0 ..< inf is not finite".
  public static func uniform(
    _ shape: [Int], in range: Range<Float>, using generator: inout SeededGenerator
  ) -> Tensor {
    var result = Tensor.zeros(shape)
    for place in result.scalars.indices { result.scalars[place] = generator.uniform(range) }
    return result
  }

  /// Numbers of the normal distribution with this mean and this standard deviation.
  /// - Precondition: no axis is negative: "shape [2, -1] has a negative axis"; deviation >= 0: "a deviation
  ///   of -1 is below 0".
  public static func normal(
    _ shape: [Int], mean: Float = 0, deviation: Float = 1, using generator: inout SeededGenerator
  ) -> Tensor {
    guard deviation >= 0 else { fatalError("a deviation of \(text(deviation)) is below 0") }
    return normal(shape, mean: Double(mean), deviation: Double(deviation), &generator)
  }

  /// Weights for layers whose activation is close to the identity around 0, such as tanh: with them neither
  /// the activations of the forward pass nor the gradients of the backward pass grow or fade from layer to
  /// layer. Known as Xavier or Glorot initialisation.
  ///
  /// - Formula: uniform in ±√(6 / (fan-in + fan-out)), whose variance is 2 / (fan-in + fan-out). The fan-in
  ///   is the number of inputs that one output sums up, the fan-out the number of outputs that one input goes
  ///   into.
  /// - Shapes: dense weights `[outputs, inputs]`: fan-in is inputs, fan-out is outputs. Filters `[K, C, R,
  ///   S]`: fan-in is C·R·S, fan-out is K·R·S.
  /// - Precondition: the shape is one of those: "shape [3] has no fan-in: expected [outputs, inputs] or
  ///   [K, C, R, S]"; no axis is empty: "shape [0, 2] has an empty axis".
  /// - Source: Glorot & Bengio, Understanding the difficulty of training deep feedforward neural networks
  ///   (2010), equation 16.
  public static func xavierUniform(_ shape: [Int], using generator: inout SeededGenerator) -> Tensor {
    let fan = Fan(of: shape)
    let bound = Float(squareRoot(6 / (fan.inputs + fan.outputs)))
    return uniform(shape, in: -bound..<bound, using: &generator)
  }

  /// As `xavierUniform`, but of a normal distribution.
  /// - Formula: mean 0, deviation √(2 / (fan-in + fan-out)).
  /// - Shapes, preconditions: as for `xavierUniform`.
  /// - Source: Glorot & Bengio, Understanding the difficulty of training deep feedforward neural networks
  ///   (2010), equation 12.
  public static func xavierNormal(_ shape: [Int], using generator: inout SeededGenerator) -> Tensor {
    let fan = Fan(of: shape)
    return normal(shape, mean: 0, deviation: squareRoot(2 / (fan.inputs + fan.outputs)), &generator)
  }

  /// Weights for layers followed by a ReLU, which lets only half of the variance through: so theirs is
  /// twice as large. Known as He or Kaiming initialisation.
  ///
  /// - Formula: normal with mean 0 and deviation √(2 / fan-in). The fan-in is the number of inputs that one
  ///   output sums up.
  /// - Shapes, preconditions: as for `xavierUniform`.
  /// - Source: He, Zhang, Ren & Sun, Delving deep into rectifiers: surpassing human-level performance on
  ///   ImageNet classification (2015), equation 10.
  public static func heNormal(_ shape: [Int], using generator: inout SeededGenerator) -> Tensor {
    normal(shape, mean: 0, deviation: squareRoot(2 / Fan(of: shape).inputs), &generator)
  }

  /// As `heNormal`, but of a uniform distribution with the same variance.
  /// - Formula: uniform in ±√(6 / fan-in), whose variance is 2 / fan-in.
  /// - Shapes, preconditions, source: as for `heNormal`.
  public static func heUniform(_ shape: [Int], using generator: inout SeededGenerator) -> Tensor {
    let bound = Float(squareRoot(6 / Fan(of: shape).inputs))
    return uniform(shape, in: -bound..<bound, using: &generator)
  }

  // The deviation is a Double, so that only the product is rounded.
  private static func normal(
    _ shape: [Int], mean: Double, deviation: Double, _ generator: inout SeededGenerator
  ) -> Tensor {
    var result = Tensor.zeros(shape)
    for place in result.scalars.indices {
      result.scalars[place] = Float(mean + deviation * generator.normal())
    }
    return result
  }
}

/// How many inputs one output of a layer sums up, and how many outputs one input goes into.
private struct Fan {
  let inputs: Double
  let outputs: Double

  init(of shape: [Int]) {
    guard shape.count == 2 || shape.count == 4 else {
      fatalError("shape \(text(shape)) has no fan-in: expected [outputs, inputs] or [K, C, R, S]")
    }
    if shape.contains(0) { fatalError("shape \(text(shape)) has an empty axis") }
    let places = placeCount(of: [Int](shape.dropFirst(2)))
    inputs = Double(shape[1]) * Double(places)
    outputs = Double(shape[0]) * Double(places)
  }
}
