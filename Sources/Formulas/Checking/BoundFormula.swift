/// The right-hand side of a formula that is bound to Swift: `O = \lfloor (W - F)/S \rfloor + 1` is compared with
/// `outputSize(W, filter: F, stride: S)` for many values of `W`, `F` and `S`.
package struct BoundFormula: Sendable, Hashable {
  /// The outcome of one comparison.
  package enum Agreement: Sendable, Equatable {
    case agrees
    /// They differ; holds the value of the formula as an author would write it.
    case differs(String)
    /// The formula has no value there; holds the reason: `division by zero`.
    case undefined(String)
  }

  private let expression: Expression
  private let symbols: [Symbol]
  /// Whether the relation is `\approx`, which widens the tolerance of a side that is a single number.
  private let isApproximate: Bool

  /// The symbols of the right-hand side as unique Swift identifiers: `W_1` → `W_1`, `\lambda` → `lambda`,
  /// `\text{looks}` → `looks`.
  package let identifiers: [String]

  /// The formula is nil if it cannot be computed; `reason` says why.
  package static func read(_ tree: FormulaTree) -> (formula: BoundFormula?, reason: String) {
    let statements = tree.statements.filter { !$0.isListed && !$0.isConditional }
    guard let statement = statements.first(where: { !$0.links.isEmpty }) ?? statements.first,
      let side = statement.sides.last
    else { return (nil, "it has no side that can be computed") }
    if let doubt = statement.doubt { return (nil, doubt) }
    if statement.lastOverRows != nil { return (nil, "whether it goes on in the next row is not clear") }
    if case .opaque(let reason) = side.expression { return (nil, reason) }
    do throws(Undefined) {
      // Its names are the parameters of the Swift expression.
      let expression = try Resolution(scope: Scope(), budget: Budget(), factors: .anyLetter).resolved(
        side.expression)
      let isApproximate = statement.links.last?.relation == .approximately
      return (BoundFormula(expression, isApproximate: isApproximate), "")
    } catch {
      return (nil, error.message)
    }
  }

  private init(_ expression: Expression, isApproximate: Bool) {
    self.expression = expression
    self.isApproximate = isApproximate
    symbols = expression.symbols
    var identifiers: [String] = []
    for symbol in symbols where !identifiers.contains(symbol.identifier) {
      identifiers.append(symbol.identifier)
    }
    self.identifiers = identifiers
  }

  /// Compares the value of the formula with one that Swift computed.
  /// - Parameters:
  ///   - seen: the value as printed by Swift: `100`, `0.25`, `[1, 2]`.
  ///   - values: the values of the symbols, as printed by Swift.
  package func agreement(with seen: String, at values: [String: String]) -> Agreement {
    var assignment: [Symbol: Value] = [:]
    for symbol in symbols {
      guard let text = values[symbol.identifier], let value = Rational(printed: text) else {
        return .undefined("the value of \(symbol.identifier) is no number")
      }
      assignment[symbol] = Value(.exact(value))
    }
    let value: Value
    do throws(Undefined) {
      value = try Evaluation.value(of: expression, at: assignment)
    } catch {
      return .undefined(error.message)
    }
    let numbers = seen.split { "[](), ".contains($0) }.map(String.init)
    let isSame =
      numbers.count == value.entries.count && zip(numbers, value.entries).allSatisfy { self.agrees($0, $1) }
    if isSame { return .agrees }
    // Beside a decimal it is told as one.
    return .differs(seen.contains(".") ? value.text { $0.decimalText(digits: 9) } : value.text)
  }

  /// Integers must be equal; floating-point numbers may differ by about the precision of a `Float`.
  private func agrees(_ seen: String, _ value: Scalar) -> Bool {
    guard let number = Rational(printed: seen) else { return false }
    if let written = expression.writtenNumber, written.isDecimal || isApproximate {
      return NumberAgreement.holds(.exact(number), written, approximately: isApproximate) == true
    }
    if case .exact(let exact) = value, exact == number { return true }
    guard seen.contains(where: { ".eE".contains($0) }) else {
      return NumberAgreement.equal(.exact(number), value) == true
    }
    let (a, b) = (number.approximation, value.approximation)
    return abs(a - b) <= 1e-5 * max(abs(a), abs(b), 1e-3)
  }
}

extension Rational {
  /// Reads a number as Swift prints it: `-3`, `0.25`, `1.5e-07`; `true` is 1.
  init?(printed text: String) {
    if text == "true" || text == "false" {
      self.init(text == "true" ? 1 : 0)
      return
    }
    var rest = Substring(text)
    let isNegative = rest.first == "-"
    if isNegative { rest.removeFirst() }
    let parts = rest.split(omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
    guard parts.count <= 2 else { return nil }
    var exponent = 0
    if parts.count == 2 {
      guard let written = Int(parts[1]), abs(written) < 5000 else { return nil }
      exponent = written
    }
    guard let value = Numeral(parts[0], shift: exponent)?.value else { return nil }
    self = isNegative ? -value : value
  }
}
