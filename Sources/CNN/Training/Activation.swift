/// A function that a layer applies to each of its scores. Without one between them, two linear layers would
/// be one: W₂(W₁x) = (W₂W₁)x.
///
/// `Activation.relu(scores)` applies it, `Activation.relu.derivative(at: scores)` is its slope there.
public enum Activation: Equatable, Sendable {
  /// max(0, x), with the slope 1 above 0, and 0 at 0 and below.
  /// - Source: Nair & Hinton, Rectified linear units improve restricted Boltzmann machines (2010).
  case relu

  /// x above 0, slope · x below, so that the gradient is not 0 there.
  /// - Source: Maas, Hannun & Ng, Rectifier nonlinearities improve neural network acoustic models (2013).
  case leakyReLU(slope: Float)

  /// σ(x) = 1 / (1 + e⁻ˣ), with σ' = σ(1 - σ).
  case sigmoid

  /// tanh x, with 1 - tanh² x.
  case tanh

  /// x · Φ(x), where Φ(x) = (1 + erf(x / √2)) / 2, with the slope Φ(x) + x · e^(-x²/2) / √(2π).
  /// - Source: Hendrycks & Gimpel, Gaussian error linear units (2016), section 2.
  case gelu

  /// x itself: no activation.
  case identity

  /// Of each number.
  public func callAsFunction(_ input: Tensor) -> Tensor {
    Tensor(
      shape: input.shape,
      scalars: TensorContents.tensor(input).activated(self).tensor(shape: input.shape).scalars)
  }

  /// The slope at each number.
  public func derivative(at input: Tensor) -> Tensor {
    let ones = Tensor(shape: input.shape, repeating: 1)
    return TensorContents.tensor(ones).times(self, slopeAt: .tensor(input), shape: input.shape)
      .tensor(shape: input.shape)
  }
}

extension TensorContents {
  func activated(_ activation: Activation) -> TensorContents {
    switch activation {
    // A NaN stays one: it is not below 0.
    case .relu: return map { $0 < 0 ? 0 : $0 }
    case .leakyReLU(let slope): return map { $0 < 0 ? slope * $0 : $0 }
    case .sigmoid: return map { logistic($0) }
    case .tanh: return map { hyperbolicTangent($0) }
    case .gelu: return map { $0 * normalDistribution($0) }
    case .identity: return self
    }
  }

  /// Each number times the slope of the activation where its input was.
  func times(_ activation: Activation, slopeAt input: TensorContents, shape: [Int]) -> TensorContents {
    switch activation {
    case .relu: return combined(with: input, shape: shape) { $1 <= 0 ? 0 : $0 }
    case .leakyReLU(let slope): return combined(with: input, shape: shape) { $1 <= 0 ? slope * $0 : $0 }
    case .sigmoid:
      return combined(with: input, shape: shape) { upstream, x in
        let s = logistic(x)
        return upstream * s * (1 - s)
      }
    case .tanh:
      return combined(with: input, shape: shape) { upstream, x in
        let t = hyperbolicTangent(x)
        return upstream * (1 - t * t)
      }
    case .gelu:
      // 1 / √(2π)
      return combined(with: input, shape: shape) { upstream, x in
        upstream * (normalDistribution(x) + x * exponential(-x * x / 2) * 0.398_942_28)
      }
    case .identity: return self
    }
  }
}

/// 1 / (1 + e⁻ˣ). Only exponentials of negative numbers are taken, which cannot overflow.
func logistic(_ x: Float) -> Float {
  if x >= 0 { return 1 / (1 + exponential(-x)) }
  let e = exponential(x)
  return e / (1 + e)
}

/// Φ(x) = (1 + erf(x / √2)) / 2.
private func normalDistribution(_ x: Float) -> Float {
  Float((1 + errorFunction(Double(x) * 0.707_106_781_186_547_6)) / 2)
}

/// max(0, x) of each number.
public func relu(_ input: Tensor) -> Tensor { Activation.relu(input) }

/// 1 / (1 + e⁻ˣ) of each number.
public func sigmoid(_ input: Tensor) -> Tensor { Activation.sigmoid(input) }

/// Scores turned into probabilities, along the last axis.
///
/// - Formula: pₖ = e^(sₖ - max s) / Σⱼ e^(sⱼ - max s). Subtracting the largest score changes nothing, but no
///   exponential overflows.
/// - Shapes: `[K]` -> `[K]`, `[N, K]` -> `[N, K]`; any rank but 0.
/// - Source: Goodfellow, Bengio & Courville, Deep Learning, section 6.2.2.3.
public func softmax(_ scores: Tensor) -> Tensor {
  guard let classes = scores.shape.last else {
    fatalError("softmax of a single number: expected [K] or [N, K]")
  }
  var probabilities = scores
  for first in stride(from: 0, to: scores.count, by: max(1, classes)) {
    softmax(&probabilities.scalars, first..<first + classes)
  }
  return probabilities
}

extension TensorVariable {
  /// The activation of each number.
  public func activated(_ activation: Activation) -> TensorVariable {
    let (input, shape) = (contents, shape)
    return TensorVariable(input.activated(activation), shape: shape, operands: [self]) {
      [$0.times(activation, slopeAt: input, shape: shape)]
    }
  }

  /// Scores turned into probabilities, along the last axis. See the function of the same name.
  ///
  /// - Formula of the gradient: ∂pᵢ/∂sₖ = pᵢ (1 if i = k, else 0) - pᵢ pₖ, so that sₖ receives
  ///   pₖ (uₖ - Σᵢ uᵢ pᵢ) of the upstream gradient u.
  public var softmax: TensorVariable {
    let (probabilities, shape) = (CNN.softmax(value), shape)
    return TensorVariable(.tensor(probabilities), shape: shape, operands: [self]) { upstream in
      var gradient = upstream.tensor(shape: shape)
      let classes = max(1, shape.last ?? 1)
      for first in stride(from: 0, to: gradient.count, by: classes) {
        var mean: Float = 0
        for place in first..<first + classes {
          mean += gradient.scalars[place] * probabilities.scalars[place]
        }
        for place in first..<first + classes {
          gradient.scalars[place] = probabilities.scalars[place] * (gradient.scalars[place] - mean)
        }
      }
      return [.tensor(gradient)]
    }
  }
}

/// Replaces the scores in a range by their probabilities.
/// - Returns: max s, and Σⱼ e^(sⱼ - max s).
@discardableResult
func softmax(_ scores: inout [Float], _ range: Range<Int>) -> (largest: Float, sum: Float) {
  var largest = -Float.infinity
  for place in range where !(scores[place] <= largest) { largest = scores[place] }
  var sum: Float = 0
  for place in range {
    scores[place] = exponential(scores[place] - largest)
    sum += scores[place]
  }
  for place in range { scores[place] /= sum }
  return (largest, sum)
}
