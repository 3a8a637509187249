extension Variable {
  /// a + b, with ∂/∂a = 1 and ∂/∂b = 1: addition passes the upstream gradient on to both.
  public static func + (a: Variable, b: Variable) -> Variable {
    Variable(a.value + b.value, .between("+"), edges: [Edge(a, local: 1), Edge(b, local: 1)])
  }

  /// a - b, with ∂/∂a = 1 and ∂/∂b = -1.
  public static func - (a: Variable, b: Variable) -> Variable {
    Variable(a.value - b.value, .between("-"), edges: [Edge(a, local: 1), Edge(b, local: -1)])
  }

  /// a · b, with ∂/∂a = b and ∂/∂b = a: each operand receives the upstream gradient times the other.
  public static func * (a: Variable, b: Variable) -> Variable {
    Variable(a.value * b.value, .between("*"), edges: [Edge(a, local: b.value), Edge(b, local: a.value)])
  }

  /// a / b, with ∂/∂a = 1/b and ∂/∂b = -a/b². Division by 0 is that of `Double`.
  public static func / (a: Variable, b: Variable) -> Variable {
    Variable(
      a.value / b.value, .between("/"),
      edges: [Edge(a, local: 1 / b.value), Edge(b, local: -a.value / (b.value * b.value))])
  }

  /// -a, with ∂/∂a = -1.
  public static prefix func - (a: Variable) -> Variable {
    Variable(-a.value, .before("-"), edges: [Edge(a, local: -1)])
  }

  /// a + b, where b is a constant.
  public static func + (a: Variable, b: Double) -> Variable { a + Variable(b) }

  /// a + b, where a is a constant.
  public static func + (a: Double, b: Variable) -> Variable { Variable(a) + b }

  /// a - b, where b is a constant.
  public static func - (a: Variable, b: Double) -> Variable { a - Variable(b) }

  /// a - b, where a is a constant.
  public static func - (a: Double, b: Variable) -> Variable { Variable(a) - b }

  /// a · b, where b is a constant.
  public static func * (a: Variable, b: Double) -> Variable { a * Variable(b) }

  /// a · b, where a is a constant.
  public static func * (a: Double, b: Variable) -> Variable { Variable(a) * b }

  /// a / b, where b is a constant.
  public static func / (a: Variable, b: Double) -> Variable { a / Variable(b) }

  /// a / b, where a is a constant.
  public static func / (a: Double, b: Variable) -> Variable { Variable(a) / b }
}

/// The larger of both, with ∂ = 1 for the winner and 0 for the other: the winner receives the whole upstream
/// gradient. Among equal ones the first wins. `max(Variable(0), x)` is a ReLU.
public func max(_ a: Variable, _ b: Variable) -> Variable {
  let firstWins = a.value >= b.value || a.value.isNaN
  return Variable(
    firstWins ? a.value : b.value, .call("max"),
    edges: [Edge(a, local: firstWins ? 1 : 0), Edge(b, local: firstWins ? 0 : 1)])
}
