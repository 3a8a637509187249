/// A tensor that remembers how it was computed, so that gradients can be traced back through it: what
/// `Variable` is for one number, with the same rules.
///
/// `TensorVariable(weights, name: "W")` is an input whose gradient is computed,
/// `TensorVariable(constant: images)` one without a gradient. Operations on them give others, and `backward()`
/// on the last one fills in all gradients. Each operation defines its backward pass together with its forward
/// pass.
///
/// - Source: Griewank & Walther, Evaluating Derivatives, section 3.2 (reverse mode).
public final class TensorVariable: CustomStringConvertible, GraphNode {
  /// The lengths of the axes.
  public let shape: [Int]

  var contents: TensorContents
  private(set) var operands: [TensorVariable]
  private var givenName: String?

  /// Whether it is, or was computed from, an input whose gradient is computed.
  let needsGradient: Bool

  /// What each operand receives of an upstream gradient; nil for one that needs none.
  private let pullBack: (TensorContents) -> [TensorContents?]
  private var knownGradient: TensorContents?
  var isVisited = false

  /// An input whose gradient is computed, for example a weight.
  public convenience init(_ value: Tensor, name: String? = nil) {
    self.init(.tensor(value), shape: value.shape, operands: [], name: name, needsGradient: true) { _ in [] }
  }

  /// An input without a gradient, for example the images. The backward pass skips what leads to constants
  /// only.
  public convenience init(constant value: Tensor, name: String? = nil) {
    self.init(.tensor(value), shape: value.shape, operands: [], name: name, needsGradient: false) { _ in [] }
  }

  /// The result of an operation.
  convenience init(
    _ contents: TensorContents, shape: [Int], operands: [TensorVariable],
    pullBack: @escaping (TensorContents) -> [TensorContents?]
  ) {
    self.init(
      contents, shape: shape, operands: operands, name: nil,
      needsGradient: operands.contains { $0.needsGradient }, pullBack: pullBack)
  }

  private init(
    _ contents: TensorContents, shape: [Int], operands: [TensorVariable], name: String?, needsGradient: Bool,
    pullBack: @escaping (TensorContents) -> [TensorContents?]
  ) {
    self.contents = contents
    self.shape = shape
    self.operands = operands
    givenName = name
    self.needsGradient = needsGradient
    self.pullBack = pullBack
  }

  /// Gives the variable a name. One with a name keeps its gradient after `backward()`; others that are
  /// neither input nor result do not, to save memory.
  public func named(_ name: String) -> TensorVariable {
    givenName = name
    return self
  }

  /// The numbers.
  ///
  /// Setting them is how an optimiser trains a weight. What was computed before keeps its numbers.
  /// - Precondition: the shape stays: "a value of shape [2] for a variable of shape [3]".
  public var value: Tensor {
    get { contents.tensor(shape: shape) }
    set {
      guard newValue.shape == shape else {
        fatalError("a value of shape \(text(newValue.shape)) for a variable of shape \(text(shape))")
      }
      contents = .tensor(newValue)
    }
  }

  /// The gradient, with respect to this tensor, of the last one that depends on it and on which `backward()`
  /// was called: the sum over all paths from here to there, of the shape of `value`.
  /// - Precondition: `backward()` was called on a variable that depends on this one, and this is no constant:
  ///   "W has no gradient yet: call backward() on a result that depends on it".
  public var gradient: Tensor {
    guard let knownGradient else {
      let name = givenName ?? "a tensor of shape \(text(shape))"
      fatalError("\(name) has no gradient yet: call backward() on a result that depends on it")
    }
    return knownGradient.tensor(shape: shape)
  }

  /// Fills in the gradients of everything that this variable was computed from.
  ///
  /// - Formula: the chain rule, from the result back to the inputs. A second call starts from 0.
  /// - Parameter upstream: the upstream gradient of this variable, of its shape; 1 everywhere by default.
  /// - Precondition: the shapes agree: "upstream gradient [2] does not have the shape [3]".
  /// - Source: Goodfellow, Bengio & Courville, Deep Learning, section 6.5.2.
  public func backward(upstream: Tensor? = nil) {
    let arriving = upstream ?? Tensor(shape: shape, repeating: 1)
    guard arriving.shape == shape else {
      fatalError("upstream gradient \(text(arriving.shape)) does not have the shape \(text(shape))")
    }
    let order = operandsFirst { $0.needsGradient }
    for variable in order { variable.knownGradient = nil }
    knownGradient = .tensor(arriving)
    for variable in order.reversed() {
      guard let arrived = variable.knownGradient, !variable.operands.isEmpty else { continue }
      for (operand, share) in zip(variable.operands, variable.pullBack(arrived)) {
        guard let share, operand.needsGradient else { continue }
        operand.knownGradient = operand.knownGradient?.adding(share, shape: operand.shape) ?? share
      }
      if variable !== self, variable.givenName == nil { variable.knownGradient = nil }
    }
  }

  /// The value, after its name if it has one.
  public var description: String {
    (givenName.map { "\($0) = " } ?? "") + value.description
  }

  func takeOperands() -> [TensorVariable] {
    defer { operands = [] }
    return operands
  }

  deinit { releaseOperands() }
}
