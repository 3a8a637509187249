/// A number that remembers how it was computed, so that derivatives can be traced back through it.
///
/// `Variable(-2, name: "x")` is an input. Arithmetic on variables gives variables, and each remembers its
/// operands together with the local gradients: the derivatives of the result with respect to each of them
/// alone. `backward()` on the last one fills in all gradients.
///
/// - Source: Griewank & Walther, Evaluating Derivatives, section 3.2 (reverse mode); Rumelhart, Hinton &
///   Williams, Learning representations by back-propagating errors (1986).
public final class Variable: CustomStringConvertible, GraphNode {
  /// The number.
  public let value: Double

  /// One edge for each operand, in the order of writing; none for an input.
  public internal(set) var edges: [Edge]

  let notation: Notation
  var givenName: String?
  var knownGradient: Double?
  var isVisited = false

  /// An input. Without a name it is called by its value.
  public convenience init(_ value: Double, name: String? = nil) {
    self.init(value, .input, edges: [])
    givenName = name
  }

  /// The result of an operation: its value, and its local gradient with respect to each operand.
  init(_ value: Double, _ notation: Notation, edges: [Edge]) {
    self.value = value
    self.notation = notation
    self.edges = edges
  }

  /// Gives the variable a name: `let q = (x + y).named("q")`.
  public func named(_ name: String) -> Variable {
    givenName = name
    return self
  }

  /// The derivative, with respect to this variable, of the one on which `backward()` was last called. It is
  /// the sum over all paths from here to there.
  /// - Precondition: `backward()` was called on a variable that depends on this one:
  ///   "x has no gradient yet: call backward() on a result that depends on it".
  public var gradient: Double {
    guard let knownGradient else {
      fatalError("\(name) has no gradient yet: call backward() on a result that depends on it")
    }
    return knownGradient
  }

  /// One line: name and value, and the gradient once it is known: `q = 3, gradient -4`.
  public var description: String {
    let isNumberAlone = givenName == nil && edges.isEmpty
    let line = isNumberAlone ? text(value) : "\(name) = \(text(value))"
    guard let knownGradient else { return line }
    return line + ", gradient \(text(knownGradient))"
  }

  var operands: [Variable] { edges.map { $0.operand } }

  func takeOperands() -> [Variable] {
    defer { edges = [] }
    return operands
  }

  deinit { releaseOperands() }
}

/// The connection from a result to one of its operands.
public struct Edge: CustomStringConvertible {
  /// The variable that went into the operation.
  public let operand: Variable

  /// The local gradient: the derivative of the result with respect to this operand, the others held still.
  public let local: Double

  var knownUpstream: Double?

  init(_ operand: Variable, local: Double) {
    self.operand = operand
    self.local = local
  }

  /// The upstream gradient: that of the result.
  /// - Precondition: `backward()` was called: "the edge to x has no upstream gradient yet: call backward()".
  public var upstream: Double {
    guard let knownUpstream else {
      fatalError("the edge to \(operand.name) has no upstream gradient yet: call backward()")
    }
    return knownUpstream
  }

  /// The downstream gradient: local times upstream, which this edge contributes to its operand.
  /// - Precondition: `backward()` was called: "the edge to x has no upstream gradient yet: call backward()".
  public var downstream: Double { local * upstream }

  /// One line: the operand and the local gradient, and once they are known the upstream and the downstream
  /// gradient.
  public var description: String {
    let line = "to \(operand.name): local \(text(local))"
    guard let knownUpstream else { return line }
    return line + ", upstream \(text(knownUpstream)), downstream \(text(downstream))"
  }
}
