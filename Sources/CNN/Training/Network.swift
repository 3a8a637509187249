/// A sequence of layers with their weights.
///
///     let network = Network(input: [1, 8, 8], [.convolution(8, size: 3, padding: .same), .relu, .maxPool(2),
///       .flatten, .dense(10)], seed: 1)
///     network(images)                        // the scores, [N, 10]
///
/// Weights are initialised as He et al. propose where a ReLU follows, and as Glorot & Bengio propose
/// elsewhere; biases with 0. The same seed gives the same weights on every platform.
public final class Network: CustomStringConvertible {
  /// The shape of one input, without N.
  public let inputShape: [Int]

  public let layers: [Layer]

  /// Weights and biases, layer by layer.
  public let parameters: [TensorVariable]

  /// For each layer, which of `parameters` are its own.
  let ranges: [Range<Int>]

  /// - Precondition: every layer takes the output of the one before it; the layer's own message says what
  ///   does not fit.
  public init(input: [Int], _ layers: [Layer], seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var shape = input
    var parameters: [TensorVariable] = []
    var ranges: [Range<Int>] = []
    for (index, layer) in layers.enumerated() {
      let next = layer.outputShape(shape)
      let first = parameters.count
      let shapes = layer.parameterShapes(shape)
      if let weights = shapes.first, let bias = shapes.last {
        let isRectified = layers.dropFirst(index + 1).first == .relu
        // The fan-in comes from a filter's channels, which are the first axis where it is transposed.
        var order = weights
        if case .transposedConvolution = layer { order.swapAt(0, 1) }
        let start =
          isRectified
          ? Tensor.heNormal(order, using: &generator) : Tensor.xavierUniform(order, using: &generator)
        parameters.append(TensorVariable(start.reshaped(weights), name: "weights \(index + 1)"))
        parameters.append(TensorVariable(Tensor.zeros(bias), name: "bias \(index + 1)"))
      }
      ranges.append(first..<parameters.count)
      shape = next
    }
    inputShape = input
    self.layers = layers
    self.parameters = parameters
    self.ranges = ranges
  }

  /// The weights without the biases, for penalties and histograms.
  public var weights: [TensorVariable] { ranges.compactMap { $0.isEmpty ? nil : parameters[$0.lowerBound] } }

  /// One line: `[1, 8, 8] → flatten → dense 10`.
  public var description: String { layers.reduce(text(inputShape)) { "\($0) → \($1)" } }

  /// The output of the last layer for a batch `[N, …]`.
  /// - Precondition: its images have the network's shape: "a batch [32, 1, 9, 9] for a network that takes [N,
  ///   1, 8, 8]".
  public func callAsFunction(_ batch: Tensor) -> TensorVariable {
    callAsFunction(TensorVariable(constant: batch))
  }

  /// What the last layer makes of a batch that is itself computed, and may want a gradient.
  public func callAsFunction(_ batch: TensorVariable) -> TensorVariable {
    requireBatch(batch.shape)
    var value = batch
    for (layer, range) in zip(layers, ranges) { value = layer.apply(value, parameters[range]) }
    return value
  }

  /// What every layer makes of one image: its feature maps, layer by layer, without N.
  /// - Precondition: the image has the network's shape.
  public func featureMaps(of image: Tensor) -> [Tensor] {
    requireBatch([1] + image.shape)
    var value = TensorVariable(constant: image.reshaped([1] + image.shape))
    var maps: [Tensor] = []
    for (layer, range) in zip(layers, ranges) {
      value = layer.apply(value, parameters[range])
      maps.append(value.value.reshaped([Int](value.shape.dropFirst())))
    }
    return maps
  }

  /// For each row of a batch, the class with the highest score, the first among equals.
  public func predictions(_ batch: Tensor) -> [Int] { highest(self(batch).value) }

  /// The share of images whose predicted class is their label, from 0 to 1.
  public func accuracy(on examples: LabelledImages) -> Double {
    guard examples.count > 0 else { fatalError("the accuracy on no images") }
    var right = 0
    for (predicted, label) in zip(predictions(examples.images), examples.labels) where predicted == label {
      right += 1
    }
    return Double(right) / Double(examples.count)
  }

  private func requireBatch(_ shape: [Int]) {
    guard !shape.isEmpty, [Int](shape.dropFirst()) == inputShape else {
      fatalError(
        "a batch \(text(shape)) for a network that takes [\((["N"] + inputShape.map { "\($0)" }).joined(separator: ", "))]"
      )
    }
  }
}

/// The place of the highest score of each row.
func highest(_ scores: Tensor) -> [Int] {
  guard scores.rank == 2, scores.shape[1] > 0 else {
    fatalError("predictions need scores [N, K], not \(text(scores.shape))")
  }
  let classes = scores.shape[1]
  return (0..<scores.shape[0]).map { row in
    var best = 0
    for place in 1..<max(1, classes)
    where scores.scalars[row * classes + place] > scores.scalars[row * classes + best] { best = place }
    return best
  }
}
