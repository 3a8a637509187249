/// How an operation is written down.
enum Notation {
  case input
  case before(String)
  case between(String)
  case call(String)
}

extension Variable {
  /// The name that it was given, or else the expression that it came from: `x + y`, `(x + y) * z`.
  /// `…` replaces what is nested more than four levels deep.
  public var name: String { expression(levels: 4) }

  /// The name and its expression: `q = x + y`. Only the expression where there is no name, only the name of
  /// an input.
  public var definition: String {
    guard givenName != nil, !edges.isEmpty else { return name }
    return "\(name) = \(operation(levels: 4))"
  }

  private func expression(levels: Int) -> String {
    if let givenName { return givenName }
    return operation(levels: levels)
  }

  private func operation(levels: Int) -> String {
    if case .input = notation { return text(value) }
    if levels == 0 { return "…" }
    func operand(_ index: Int, isApart: Bool = false) -> String {
      let operand = edges[index].operand
      let expression = operand.expression(levels: levels - 1)
      return isApart || operand.standsAlone ? expression : "(\(expression))"
    }
    switch notation {
    case .input: return text(value)
    case .before(let symbol): return symbol + operand(0)
    case .between(let symbol): return "\(operand(0)) \(symbol) \(operand(1))"
    case .call(let function):
      var arguments = operand(0, isApart: true)
      for index in edges.indices.dropFirst() { arguments += ", " + operand(index, isApart: true) }
      return "\(function)(\(arguments))"
    }
  }

  /// Whether the name needs no parentheses inside a larger expression.
  private var standsAlone: Bool {
    if givenName != nil { return true }
    switch notation {
    case .input: return value.sign == .plus
    case .call: return true
    case .before, .between: return false
    }
  }
}
