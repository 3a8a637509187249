/// A relation between two numeric sides.
struct NumberClaim {
  var left: Expression
  var relation: Relation
  var right: Expression
  /// The modulus of a congruence.
  var modulus: Expression?
  /// Whether words beside it say that it is approximate, so that `=` means `\approx`.
  var isApproximate = false
  /// Whether the words around it speak of the division of whole numbers.
  var dividesWhole = false
  /// The sides if commas in brackets separate thousands.
  var grouped: (left: Expression, right: Expression)?
  /// Whether `!=` is written without a blank.
  var mayBeNegated = false
  /// Whether both sides may be shapes.
  var mayBeShapes = false
  /// The sides with the names in them, where those were replaced by their values.
  var named: (left: Expression, right: Expression)?
  /// The budget of this and of all other readings.
  var budget = Budget()

  func verdict() -> Verdict {
    if let claim = inDegrees { return claim.verdict() }
    let units = left.units.union(right.units)
    if units.contains(where: { Self.sizesOfMemory.contains($0.lowercased()) }) {
      return .undecided("whether K is 1000 or 1024 bytes is not said")
    }
    if mayMeasureKelvin { return .undecided("whether K is a thousand or a kelvin is not said") }
    if let different = verdictOfDifferentUnits() { return different }
    let found = plainVerdict()
    guard case .refuted = found else { return found }
    guard isApproximate, relation == .equal else { return otherReading() ?? found }
    var about = self
    about.relation = .approximately
    about.isApproximate = false
    return about.verdict()
  }

  private static let roundingIsUnclear = "it holds only if a number is rounded"

  private static let sizesOfMemory: Set<String> = ["kb", "mb", "gb", "tb", "kib", "mib", "gib", "tib"]

  private func alternative(_ left: Expression, _ right: Expression, _ other: Relation? = nil) -> Verdict {
    NumberClaim(left: left, relation: other ?? relation, right: right, modulus: modulus, budget: budget)
      .plainVerdict()
  }

  /// The verdict if the relation, which fails as it is read, may be meant in another way; nil if it may not.
  private func otherReading() -> Verdict? {
    if mayBeShapes { return .undecided("both sides may be shapes") }
    if left.units.union(right.units).contains(where: { MeasureUnit($0) == nil }) {
      return .undecided("a sentence stands beside the numbers")
    }
    if isApproximate, relation.isOrder, case .held = alternative(left, right, .approximately) {
      return .undecided("the words beside it say that it is not exact")
    }
    var isNear = false
    for reading in Alternatives(left: left, right: right).readings {
      let other = alternative(reading.left, reading.right)
      if case .held = other { return .otherwise(reading.reason) }
      if relation == .approximately, case .undecided(NumberClaim.roundingIsUnclear) = other { isNear = true }
    }
    if isNear { return .undecided("it may hold in another notation") }
    if let grouped, case .held = alternative(grouped.left, grouped.right) {
      return .otherwise("it holds if the comma in the brackets groups digits: write {,}")
    }
    if mayBeNegated, left != right, case .function(.factorial, let arguments) = left,
      case .held = alternative(arguments[0], right, .notEqual)
    {
      return .otherwise("it holds if ‘!=’ means ‘is not’: write \\ne")
    }
    if let verdict = integerReading() { return verdict }
    if let reason = looseOrder() ?? looseDecimal() ?? looseOperands() { return .undecided(reason) }
    // A reading that was not finished might hold.
    return budget.isSpent ? .undecided(budget.exhausted.message) : nil
  }

  /// The verdict if the numbers may be no decimal integers, or their quotient no number.
  private func integerReading() -> Verdict? {
    if [left, right].contains(where: { $0.contains(\.hasLeadingZero) }) {
      return .undecided("a numeral that begins with zeros may have another base")
    }
    if [left, right].contains(where: { $0.contains(\.looksBinary) }) {
      return .undecided("a numeral of the digits 0 and 1 may have the base 2")
    }
    if let (a, b) = Expression.binary(left, right), case .held = alternative(a, b) {
      return .undecided("it holds for numerals to the base 2")
    }
    if dividesWhole, case .held = alternative(left.dividingWhole, right.dividingWhole) {
      return .undecided("it holds for the division of whole numbers")
    }
    let (a, b) = (left.dividingModulo, right.dividingModulo)
    guard a != left || b != right else { return nil }
    // As it is no quotient of numbers, it is told as one of remainders.
    return alternative(a, b)
  }

  /// Why an order that is false may be meant differently: decimals may be about rounding in a machine, or versions.
  private func looseOrder() -> String? {
    guard relation.isOrder, let a = try? value(of: left).scalar, let b = try? value(of: right).scalar
    else { return nil }
    if relation == .notEqual, left.isWrittenDown, right.isWrittenDown, a.isZero == true, b.isZero == true {
      return "a machine tells 0 and −0 apart"
    }
    if left.hasDecimals || right.hasDecimals, NumberAgreement.equal(a, b) == true {
      return "as numbers the two sides are equal; a machine may round them apart"
    }
    guard case .number(let x) = left, case .number(let y) = right, x.isDecimal, y.isDecimal,
      let order = x.orderAsVersion(y)
    else { return nil }
    let holds = relation == .less || relation == .lessOrEqual ? order < 0 : order > 0
    return holds ? "it holds if these are versions" : nil
  }

  private func plainVerdict() -> Verdict {
    let a: Value
    let b: Value
    do throws(Undefined) {
      a = try value(of: left)
      b = try value(of: right)
    } catch {
      return .undecided(error.message)
    }
    switch relation {
    case .equal, .approximately: return equality(a, b)
    case .wanted:
      let found = equality(a, b)
      if case .refuted = found { return .undecided("whether it holds is asked, not said") }
      return found
    case .congruent: return congruence(a, b)
    default: return order(a, b)
    }
  }

  func value(of side: Expression) throws(Undefined) -> Value {
    try Evaluation.value(of: side, within: budget)
  }

  private func congruence(_ a: Value, _ b: Value) -> Verdict {
    guard let modulus, let n = try? value(of: modulus).scalar, let x = try? a.scalar, let y = try? b.scalar
    else { return .undecided("‘≡’ without a modulus is not computed") }
    if let n = n.rational, let x = x.rational, let y = y.rational, !x.isInteger || !y.isInteger {
      // A quotient leaves a remainder if its divisor has an inverse.
      guard let x = x.residue(modulo: n), let y = y.residue(modulo: n) else {
        return .undecided("the divisor has no inverse by this modulus")
      }
      return congruence(.exact(x), .exact(y), n)
    }
    guard let x = try? Function.mod.value([x, n]), let y = try? Function.mod.value([y, n]) else {
      return .undecided("‘≡’ without a modulus is not computed")
    }
    return congruence(x, y, n.rational ?? .one)
  }

  private func congruence(_ left: Scalar, _ right: Scalar, _ modulus: Rational) -> Verdict {
    if left == right { return .held("both leave the same remainder") }
    return .refuted(
      Refutation(
        right: left.text, denial: .congruent(modulus: modulus.text()), leftValue: left.text,
        rightValue: right.text))
  }

  // MARK: Equality

  func equality(_ a: Value, _ b: Value) -> Verdict {
    guard a.isScalar == b.isScalar, a.rows.count == b.rows.count, a.columns == b.columns else {
      return .undecided("the two sides have different shapes")
    }
    let written = (left.entries(of: a), right.entries(of: b))
    var isCertain = true
    for index in a.entries.indices {
      switch agreement(a.entries[index], b.entries[index], written.0[index], written.1[index]) {
      case true?: continue
      case false?:
        return .refuted(refutation(a, b))
      case nil: isCertain = false
      }
    }
    guard isCertain else { return .undecided(Self.roundingIsUnclear) }
    return .held(a.isScalar ? "both sides are \(shownValue(a, b))" : "both sides have the same entries")
  }

  private func shownValue(_ a: Value, _ b: Value) -> String {
    right.writtenNumber != nil ? a.text : b.text
  }

  private func agreement(_ a: Scalar, _ b: Scalar, _ left: Expression?, _ right: Expression?) -> Bool? {
    let approximately = relation == .approximately
    if approximately {
      if let power = right?.powerOfTen { return NumberAgreement.isNearest(power, a) }
      if let power = left?.powerOfTen, right?.writtenNumber == nil {
        return NumberAgreement.isNearest(power, b)
      }
    }
    let numbers = (left?.writtenNumber, right?.writtenNumber)
    switch numbers {
    case (let l?, let r?):
      return judgesLeft(l, r)
        ? NumberAgreement.holds(b, l, approximately: approximately)
        : NumberAgreement.holds(a, r, approximately: approximately)
    case (nil, let r?): return NumberAgreement.holds(a, r, approximately: approximately)
    case (let l?, nil): return NumberAgreement.holds(b, l, approximately: approximately)
    case (nil, nil): return approximately ? NumberAgreement.near(a, b) : NumberAgreement.equal(a, b)
    }
  }

  /// Whether the left of two written numbers is the less precise one, against whose precision the other is checked.
  private func judgesLeft(_ left: Numeral, _ right: Numeral) -> Bool {
    if left.isTruncated != right.isTruncated { return left.isTruncated }
    return relation == .approximately ? left.looseUnit > right.looseUnit : left.unit > right.unit
  }

  // MARK: Order

  private func order(_ a: Value, _ b: Value) -> Verdict {
    guard let x = try? a.scalar, let y = try? b.scalar else {
      if relation == .notEqual {
        return a == b ? .refuted(refutation(a, b)) : .held("they differ")
      }
      return .undecided("matrices have no order")
    }
    let known = Scalar.order(x, y)
    let isEqual = NumberAgreement.equal(x, y)
    let holds: Bool?
    switch relation {
    case .less, .muchLess: holds = known.map { $0 < 0 }
    case .greater, .muchGreater: holds = known.map { $0 > 0 }
    case .lessOrEqual: holds = known.map { $0 <= 0 } ?? (isEqual == true ? true : nil)
    case .greaterOrEqual: holds = known.map { $0 >= 0 } ?? (isEqual == true ? true : nil)
    case .notEqual: holds = isEqual.map { !$0 }
    default: holds = nil
    }
    switch holds {
    case true?:
      let isMuch = relation != .muchLess && relation != .muchGreater || Self.isTenfold(x, y)
      return isMuch ? .held("\(x.text) and \(y.text)") : .undecided("how much is much is not said")
    case false?:
      return .refuted(refutation(a, b))
    case nil: return .undecided("the values are too close to tell apart")
    }
  }

  private static func isTenfold(_ a: Scalar, _ b: Scalar) -> Bool {
    let (x, y) = (abs(a.approximation), abs(b.approximation))
    return max(x, y) >= 10 * min(x, y)
  }
}

extension Numeral {
  /// Compares two numbers as versions: 3.10 comes after 3.9.
  fileprivate func orderAsVersion(_ other: Numeral) -> Int? {
    func parts(_ numeral: Numeral) -> (Rational, Rational) {
      let whole = numeral.value.floor
      return (whole, (numeral.value - whole) * Rational(mantissa: 1, exponent: -numeral.lastPlace))
    }
    let (a, b) = (parts(self), parts(other))
    if a.0 != b.0 { return a.0 < b.0 ? -1 : 1 }
    return a.1 == b.1 ? 0 : a.1 < b.1 ? -1 : 1
  }
}

extension Expression {
  /// The expressions of the entries of a matrix; nil for each entry if the matrix is computed.
  func entries(of value: Value) -> [Expression?] {
    if value.isScalar { return [self] }
    if case .matrix(let rows) = self {
      let entries = rows.flatMap { $0 }
      if entries.count == value.entries.count { return entries }
    }
    return Array(repeating: nil, count: value.entries.count)
  }
}
