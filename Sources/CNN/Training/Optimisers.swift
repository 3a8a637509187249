/// Gradient descent, with or without momentum: each step goes against the gradient.
///
/// - Formula: v ← μ v + g, w ← w - η v, with the rate η, the momentum μ and the gradient g; with weight decay
///   λ, g + λ w in the place of g.
/// - Source: Sutskever, Martens, Dahl & Hinton, On the importance of initialization and momentum in deep
///   learning (2013), in the form that multiplies the velocity by the rate.
public struct SGD: Sendable, CustomStringConvertible {
  public var rate: Float
  public var momentum: Float
  public var weightDecay: Float
  private var velocities: [Tensor] = []

  /// - Parameters:
  ///   - rate: η, by which the gradient is multiplied.
  ///   - momentum: μ, the share of its velocity that a weight keeps.
  ///   - weightDecay: λ, the strength of an L2 penalty on everything that is trained.
  public init(rate: Float, momentum: Float = 0, weightDecay: Float = 0) {
    self.rate = rate
    self.momentum = momentum
    self.weightDecay = weightDecay
  }

  /// `SGD, rate 0.2`, and what else is not 0.
  public var description: String {
    "SGD, rate \(text(rate))" + (momentum == 0 ? "" : ", momentum \(text(momentum))")
      + (weightDecay == 0 ? "" : ", weight decay \(text(weightDecay))")
  }

  /// Moves every parameter one step along its gradient.
  /// - Precondition: `backward()` was called; from step to step they are the same parameters: "3 parameters
  ///   after 4".
  public mutating func step(_ parameters: [TensorVariable]) {
    if momentum != 0, velocities.isEmpty { velocities = parameters.map { .zeros($0.shape) } }
    requireSame(parameters, as: velocities, if: momentum != 0)
    let (rate, momentum, decay) = (rate, momentum, weightDecay)
    for (index, parameter) in parameters.enumerated() {
      let gradient = parameter.gradient.scalars
      if momentum == 0 {
        parameter.update(gradient) { $0 - rate * ($1 + decay * $0) }
      } else {
        let value = parameter.value.scalars
        velocities[index].scalars.withUnsafeMutableBufferPointer { velocity in
          for place in velocity.indices {
            velocity[place] = momentum * velocity[place] + gradient[place] + decay * value[place]
          }
        }
        let velocity = velocities[index].scalars
        parameter.update(velocity) { $0 - rate * $1 }
      }
    }
  }
}

/// Gradient descent with a rate for every weight, from the running mean of its gradients and of their
/// squares.
///
/// - Formula: m ← β₁ m + (1 - β₁) g, v ← β₂ v + (1 - β₂) g²,
///   w ← w - η (m / (1 - β₁ᵗ)) / (√(v / (1 - β₂ᵗ)) + ε) at step t.
/// - Source: Kingma & Ba, Adam: a method for stochastic optimization (2015), algorithm 1.
public struct Adam: Sendable, CustomStringConvertible {
  public var rate: Float
  private let first, second, epsilon: Float
  private var firstPower: Float = 1
  private var secondPower: Float = 1
  private var means: [Tensor] = []
  private var squares: [Tensor] = []

  /// - Parameters:
  ///   - rate: η.
  ///   - betas: β₁ and β₂, the decay rates of the two means.
  ///   - epsilon: ε, which prevents a division by 0.
  public init(rate: Float = 0.001, betas: (Float, Float) = (0.9, 0.999), epsilon: Float = 1e-8) {
    self.rate = rate
    first = betas.0
    second = betas.1
    self.epsilon = epsilon
  }

  /// `Adam, rate 0.001`.
  public var description: String { "Adam, rate \(text(rate))" }

  /// Moves every parameter one step.
  /// - Precondition: as for `SGD`.
  public mutating func step(_ parameters: [TensorVariable]) {
    if means.isEmpty {
      means = parameters.map { .zeros($0.shape) }
      squares = means
    }
    requireSame(parameters, as: means, if: true)
    firstPower *= first
    secondPower *= second
    let (first, second, rate, epsilon) = (first, second, rate, epsilon)
    let (meanScale, squareScale) = (1 / (1 - firstPower), 1 / (1 - secondPower))
    for (index, parameter) in parameters.enumerated() {
      let gradient = parameter.gradient.scalars
      let steps = means[index].scalars.withUnsafeMutableBufferPointer { means in
        squares[index].scalars.withUnsafeMutableBufferPointer { squares in
          gradient.withUnsafeBufferPointer { gradient in
            filled(gradient.count) { steps in
              for place in gradient.indices {
                let g = gradient[place]
                let mean = first * means[place] + (1 - first) * g
                let square = second * squares[place] + (1 - second) * g * g
                means[place] = mean
                squares[place] = square
                steps[place] = mean * meanScale / (squareRoot(square * squareScale) + epsilon)
              }
            }
          }
        }
      }
      parameter.update(steps) { $0 - rate * $1 }
    }
  }
}

private func requireSame(_ parameters: [TensorVariable], as state: [Tensor], if applies: Bool) {
  guard applies else { return }
  guard parameters.count == state.count else {
    fatalError("\(parameters.count) parameters after \(state.count)")
  }
  for (parameter, tensor) in zip(parameters, state) where parameter.shape != tensor.shape {
    fatalError("a parameter of shape \(text(parameter.shape)) after one of shape \(text(tensor.shape))")
  }
}

extension TensorVariable {
  /// Replaces each number by `transform` of it and of the number at the same place in `other`.
  @inline(__always)
  fileprivate func update(_ other: [Float], _ transform: (Float, Float) -> Float) {
    var scalars = value.scalars
    contents = .tensor(Tensor(shape: [0], scalars: []))
    scalars.withUnsafeMutableBufferPointer { scalars in
      other.withUnsafeBufferPointer { other in
        for place in scalars.indices { scalars[place] = transform(scalars[place], other[place]) }
      }
    }
    contents = .tensor(Tensor(shape: shape, scalars: scalars))
  }
}
