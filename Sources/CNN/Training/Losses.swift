/// The mean cross-entropy between the softmax of the scores and the right classes: minus the logarithm of the
/// probability that the network gives to each right class.
///
/// - Formula: L = -1/N Σ_n log p[n, label_n], p = softmax(scores), computed as log Σⱼ e^(sⱼ - max s) -
///   (s_label - max s), so that no logarithm of 0 is taken.
/// - Shapes: `[N, K]` and N labels, or `[K]` and one.
/// - Precondition: one label a row, each from 0 to K - 1: "3 labels for scores [2, 4]", "label 4 is none of 4
///   classes".
/// - Source: Goodfellow, Bengio & Courville, Deep Learning, section 6.2.2.3.
public func softmaxCrossEntropy(_ scores: Tensor, _ labels: [Int]) -> Float {
  TensorVariable(constant: scores).softmaxCrossEntropy(labels).value.scalars[0]
}

/// The mean multiclass hinge loss of a support vector machine: every wrong class whose score comes closer
/// than a margin to that of the right one costs the difference.
///
/// - Formula: L = 1/N Σ_n Σ_{j ≠ label_n} max(0, s[n, j] - s[n, label_n] + margin).
/// - Shapes, preconditions: as for `softmaxCrossEntropy`.
/// - Source: Weston & Watkins, Support vector machines for multi-class pattern recognition (1999).
public func hingeLoss(_ scores: Tensor, _ labels: [Int], margin: Float = 1) -> Float {
  TensorVariable(constant: scores).hingeLoss(labels, margin: margin).value.scalars[0]
}

/// The mean squared error.
///
/// - Formula: L = 1/n Σ (predicted - wanted)² over all n places.
/// - Precondition: both have one shape: "shapes [2, 2] and [2, 3] differ".
public func meanSquaredError(_ predicted: Tensor, _ wanted: Tensor) -> Float {
  TensorVariable(constant: predicted).meanSquaredError(wanted).value.scalars[0]
}

extension TensorVariable {
  /// See the function of the same name. The gradient of the scores is (p - 1 at the label) / N.
  public func softmaxCrossEntropy(_ labels: [Int]) -> TensorVariable {
    let classes = requireLabels(labels)
    let scores = value.scalars
    var probabilities = scores
    var sum = 0.0
    for (row, label) in labels.enumerated() {
      let first = row * classes
      let (largest, exponentials) = CNN.softmax(&probabilities, first..<first + classes)
      sum += naturalLogarithm(Double(exponentials)) - Double(scores[first + label] - largest)
    }
    let mean = Float(sum / Double(labels.count))
    let shape = shape
    return scalarResult(mean) { upstream in
      let share = upstream / Float(labels.count)
      var gradient = probabilities
      for (row, label) in labels.enumerated() { gradient[row * classes + label] -= 1 }
      for place in gradient.indices { gradient[place] *= share }
      return Tensor(shape: shape, scalars: gradient)
    }
  }

  /// See the function of the same name. Each class within the margin pushes its score down and that of the
  /// label up, by 1/N.
  public func hingeLoss(_ labels: [Int], margin: Float = 1) -> TensorVariable {
    let classes = requireLabels(labels)
    let scores = value.scalars
    var sum: Float = 0
    var pushes = [Float](repeating: 0, count: scores.count)
    for (row, label) in labels.enumerated() {
      let right = row * classes + label
      for place in row * classes..<(row + 1) * classes where place != right {
        let excess = scores[place] - scores[right] + margin
        guard !(excess <= 0) else { continue }
        sum += excess
        pushes[place] += 1
        pushes[right] -= 1
      }
    }
    let shape = shape
    return scalarResult(sum / Float(labels.count)) { upstream in
      Tensor(shape: shape, scalars: pushes) * (upstream / Float(labels.count))
    }
  }

  /// See the function of the same name. The gradient of the prediction is 2 (predicted - wanted) / n.
  public func meanSquaredError(_ wanted: Tensor) -> TensorVariable {
    let difference = value - wanted
    var sum = 0.0
    for number in difference.scalars { sum += Double(number) * Double(number) }
    let count = difference.count
    guard count > 0 else {
      fatalError("the mean squared error of shape \(text(shape)) has nothing to average")
    }
    return scalarResult(Float(sum / Double(count))) { difference * (2 * $0 / Float(count)) }
  }

  /// The number of classes.
  /// - Precondition: the labels fit the scores, as for `softmaxCrossEntropy`.
  private func requireLabels(_ labels: [Int]) -> Int {
    guard shape.count == 1 || shape.count == 2, let classes = shape.last, !labels.isEmpty,
      labels.count == (shape.count == 2 ? shape[0] : 1)
    else { fatalError("\(labels.count) labels for scores \(text(shape))") }
    for label in labels where label < 0 || label >= classes {
      fatalError("label \(label) is none of \(classes) classes")
    }
    return classes
  }
}
