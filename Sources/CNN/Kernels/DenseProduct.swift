/// The scores of a linear layer: every output sees every input.
///
/// - Formula: Y[n, k] = b[k] + Σ_d W[k, d] · X[n, d], for one image f = Wx + b.
/// - Shapes: `[N, D]`, `[K, D]`, `[K]` -> `[N, K]`; `[D]`, `[K, D]`, `[K]` -> `[K]`.
/// - Precondition: the ranks are 1 or 2, 2 and 1, and both have the same D: "input [2, 3] has 3 numbers, but
///   weights [4, 5] take 5"; "bias [2] for 4 outputs".
/// - Source: Goodfellow, Bengio & Courville, Deep Learning, section 6.1.
public func dense(_ input: Tensor, weights: Tensor, bias: Tensor? = nil) -> Tensor {
  let product = DenseProduct(input: input.shape, weights: weights.shape, bias: bias?.shape)
  return product.forward(input, weights, bias)
}

/// The shapes of a dense layer, validated once, and its products.
struct DenseProduct {
  let batch, inputs, outputs: Int
  private let outputShape: [Int]

  init(input: [Int], weights: [Int], bias: [Int]?) {
    guard input.count == 1 || input.count == 2, weights.count == 2 else {
      fatalError(
        "input \(text(input)) and weights \(text(weights)) do not go together: expected [N, D] or [D] "
          + "with [K, D]")
    }
    batch = input.count == 2 ? input[0] : 1
    inputs = weights[1]
    outputs = weights[0]
    guard input[input.count - 1] == inputs else {
      fatalError(
        "input \(text(input)) has \(input[input.count - 1]) numbers, but weights \(text(weights)) "
          + "take \(inputs)")
    }
    if let bias, bias != [outputs] { fatalError("bias \(text(bias)) for \(outputs) outputs") }
    outputShape = input.count == 2 ? [batch, outputs] : [outputs]
  }

  func forward(_ input: Tensor, _ weights: Tensor, _ bias: Tensor?) -> Tensor {
    let panels = PackedPanels(rows: inputs, columns: outputs) { target in
      weights.scalars.withUnsafeBufferPointer { weights in
        for d in 0..<inputs { target.copyRow(d, from: weights.baseAddress! + d, step: inputs) }
      }
    }
    var initial = [Float](repeating: 0, count: panels.width)
    if let bias { for k in 0..<outputs { initial[k] = bias.scalars[k] } }
    let product = IndirectProduct(
      starts: steps(batch, inputs), offsets: steps(inputs, 1), outputStarts: steps(batch, outputs),
      columns: outputs)
    return Tensor(
      shape: outputShape,
      scalars: filled(batch * outputs) { output in
        input.scalars.withUnsafeBufferPointer { input in
          guard let input = input.baseAddress else { return }
          panels.withPanels { product.run(input, $0, initial: initial, into: output) }
        }
      })
  }

  /// ∂X[n, d] = Σ_k ∂Y[n, k] · W[k, d].
  func inputGradient(_ upstream: Tensor, _ weights: Tensor, shape: [Int]) -> Tensor {
    let product = IndirectProduct(
      starts: steps(batch, outputs), offsets: steps(outputs, 1), outputStarts: steps(batch, inputs),
      columns: inputs)
    return Tensor(
      shape: shape, scalars: multiply(product, upstream, weights, rows: outputs, count: batch * inputs))
  }

  /// ∂W[k, d] = Σ_n ∂Y[n, k] · X[n, d].
  func weightGradient(_ upstream: Tensor, _ input: Tensor) -> Tensor {
    let product = IndirectProduct(
      starts: steps(outputs, 1), offsets: steps(batch, outputs), outputStarts: steps(outputs, inputs),
      columns: inputs)
    return Tensor(
      shape: [outputs, inputs],
      scalars: multiply(product, upstream, input, rows: batch, count: outputs * inputs))
  }

  /// ∂b[k] = Σ_n ∂Y[n, k].
  func biasGradient(_ upstream: Tensor) -> Tensor {
    var sums = Tensor.zeros([outputs])
    sums.scalars.withUnsafeMutableBufferPointer { sums in
      upstream.scalars.withUnsafeBufferPointer { upstream in
        for image in 0..<batch {
          for k in 0..<outputs { sums[k] += upstream[image * outputs + k] }
        }
      }
    }
    return sums
  }

  private func multiply(
    _ product: IndirectProduct, _ left: Tensor, _ right: Tensor, rows: Int, count: Int
  ) -> [Float] {
    let zeros = [Float](repeating: 0, count: (inputs + 15) / 16 * 16)
    return filled(count) { output in
      left.scalars.withUnsafeBufferPointer { left in
        right.scalars.withUnsafeBufferPointer { right in
          guard let left = left.baseAddress, let right = right.baseAddress else { return }
          withPanels(of: right, rows: rows, columns: inputs, step: inputs) {
            product.run(left, $0, initial: zeros, into: output)
          }
        }
      }
    }
  }

  private func steps(_ count: Int, _ step: Int) -> [Int] { (0..<count).map { $0 * step } }
}
