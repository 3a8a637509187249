/// Other ways to read a relation. If it holds in one of them, it is not refuted.
struct Alternatives {
  let left: Expression
  let right: Expression

  /// A reading and the message if it holds.
  struct Reading {
    let left: Expression
    let right: Expression
    let reason: String
  }

  var readings: [Reading] {
    var readings: [Reading] = []
    func add(_ reason: String, _ change: (Expression) -> Expression) {
      let (a, b) = (change(left), change(right))
      if a != left || b != right { readings.append(Reading(left: a, right: b, reason: reason)) }
    }
    func everywhere(_ reason: String, _ change: @escaping (Expression) -> Expression) {
      add(reason) { $0.mapped(change) }
    }
    for (function, base) in [(Function.log2, "2"), (.log10, "10")] {
      everywhere("it holds for logarithms to the base \(base): write \\log_{\(base)}") { part in
        guard case .function(let named, let arguments) = part, named == .log || named == .lg else {
          return part
        }
        return .function(function, arguments)
      }
    }
    everywhere("it holds for an angle in degrees: write ^\\circ") { part in
      guard case .function(let function, let arguments) = part, [.sin, .cos, .tan].contains(function) else {
        return part
      }
      return .function(function, [.product([arguments[0], .quotient(.pi, .integer(180))])])
    }
    for norm in [Function.sumNorm, .maximumNorm] {
      everywhere("it holds for another norm: write an index") { part in
        guard case .function(.norm, let arguments) = part else { return part }
        return .function(norm, arguments)
      }
    }
    everywhere("it holds if the percentage is one of what stands before it") { part in
      guard case .sum(let terms) = part, terms.count == 2, case .number(let share) = terms[1], share.isPercent
      else {
        return part
      }
      return .sum([terms[0], .product([terms[0], terms[1]])])
    }
    readings += perCent
    everywhere("it holds if the sum goes on behind the plus: write brackets") { part in
      guard case .sum(let terms) = part, case .series(let series) = terms[0], series.kind == .sum else {
        return part
      }
      return .series(
        Series(
          kind: .sum, index: series.index, first: series.first, last: series.last,
          body: .sum([series.body] + terms.dropFirst())))
    }
    everywhere("it holds if the sum behind the derivative belongs to it: write brackets") { part in
      guard case .sum(let terms) = part, let first = terms.firstIndex(where: { $0.endsInDerivative }) else {
        return part
      }
      let whole = terms[first].extendingDerivative(by: Array(terms[(first + 1)...]))
      return first == 0 ? whole : .sum(terms[..<first] + [whole])
    }
    everywhere("it holds if the sign is the remainder's") { part in
      guard case .function(.mod, let arguments) = part, case .number(let number) = arguments[0],
        number.value.isNegative
      else { return part }
      return Expression.negative(.function(.mod, [.number(number.negated), arguments[1]]))
    }
    everywhere("it holds if ‘!!’ is the factorial of a factorial: write brackets") { part in
      guard case .function(.doubleFactorial, let arguments) = part else { return part }
      return .function(.factorial, [.function(.factorial, arguments)])
    }
    for step in [1, -1] {
      everywhere("it holds if the index counts factors") { part in
        guard case .function(.inBase, let arguments) = part, arguments.count == 3,
          case .constant(let count) = arguments[1], let count = count.integer
        else { return part }
        return .product((0..<count).map { .sum([arguments[0], .integer(step * $0)]) })
      }
    }
    // An exclamation mark at the end may belong to the sentence.
    if case .function(.factorial, let arguments) = right {
      readings.append(
        Reading(
          left: left, right: arguments[0], reason: "it holds if the exclamation mark belongs to the sentence")
      )
    }
    return readings
  }

  /// A share that is written as a number of per cent, or per cent that are multiplied by 100 as well.
  private var perCent: [Reading] {
    func share(_ side: Expression, _ other: Expression) -> (Expression, String)? {
      guard let written = other.writtenNumber else { return nil }
      if written.isPercent, side.hasFactorHundred {
        return (
          .product([side, .constant(Rational(1, 100))]),
          "it holds if the factor 100 makes the per cent: write 100\\%"
        )
      }
      // `\frac{999}{1000} = 99.9`
      guard case .quotient = side, !written.isPercent, written.value > .one, written.value <= Rational(100)
      else {
        return nil
      }
      return (.product([side, .integer(100)]), "it holds in per cent: write \\%")
    }
    var found: [Reading] = []
    if let (side, reason) = share(left, right) {
      found.append(Reading(left: side, right: right, reason: reason))
    }
    if let (side, reason) = share(right, left) {
      found.append(Reading(left: left, right: side, reason: reason))
    }
    return found
  }
}

extension Expression {
  /// `\frac{d}{dx} x^2`, `3 \frac{d}{dx} x^2`
  fileprivate var endsInDerivative: Bool {
    switch self {
    case .derivative(let derivative): derivative.notation == .partial || derivative.notation == .total
    case .product(let parts): parts.last?.endsInDerivative == true
    default: false
    }
  }

  /// The expression with more terms behind its derivative: `\frac{d}{dx} (x^2 + 4x)`
  fileprivate func extendingDerivative(by terms: [Expression]) -> Expression {
    switch self {
    case .derivative(let derivative):
      .derivative(
        Derivative(of: .sum([derivative.of] + terms), by: derivative.by, notation: derivative.notation))
    case .product(let parts):
      .product(parts.dropLast() + [parts[parts.count - 1].extendingDerivative(by: terms)])
    default: self
    }
  }
}
