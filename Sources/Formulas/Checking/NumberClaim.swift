/// A relation between two numeric sides.
struct NumberClaim {
  var left: Expression
  let relation: Relation
  var right: Expression
  /// The modulus of a congruence.
  var modulus: Expression?
  /// Whether words beside it say that it is approximate.
  var isApproximate = false
  /// The sides if commas in brackets separate thousands.
  var grouped: (left: Expression, right: Expression)?
  /// Whether `!=` is written without a blank.
  var mayBeNegated = false
  /// Whether both sides may be shapes.
  var mayBeShapes = false
  /// The budget of this and of all other readings.
  var budget = Budget()

  func verdict() -> Verdict {
    if let claim = inDegrees { return claim.verdict() }
    let units = left.units.union(right.units)
    if units.contains(where: { Self.sizesOfMemory.contains($0.lowercased()) }) {
      return .undecided("whether K is 1000 or 1024 bytes is not said")
    }
    if let different = verdictOfDifferentUnits() { return different }
    let found = plainVerdict()
    guard case .refuted = found else { return found }
    if isApproximate {
      let near = alternative(left, right, .approximately)
      if case .held = near { return near }
      return .undecided("the words beside it say that it is not exact")
    }
    if mayBeShapes { return .undecided("both sides may be shapes") }
    if units.contains(where: { MeasureUnit($0) == nil }) {
      return .undecided("a sentence stands beside the numbers")
    }
    for reading in Alternatives(left: left, right: right).readings {
      if case .held = alternative(reading.left, reading.right) { return .otherwise(reading.reason) }
    }
    if let grouped, case .held = alternative(grouped.left, grouped.right) {
      return .otherwise("it holds if the comma in the brackets groups digits: write {,}")
    }
    if mayBeNegated, left != right, case .function(.factorial, let arguments) = left,
      case .held = alternative(arguments[0], right, .notEqual)
    {
      return .otherwise("it holds if ‘!=’ means ‘is not’: write \\ne")
    }
    if let reason = looseOrder() { return .undecided(reason) }
    // A reading that was not finished might hold.
    if budget.isSpent { return .undecided(Budget.exhausted.message) }
    return found
  }

  private static let sizesOfMemory: Set<String> = ["kb", "mb", "gb", "tb", "kib", "mib", "gib", "tib"]

  private func alternative(_ left: Expression, _ right: Expression, _ other: Relation? = nil) -> Verdict {
    NumberClaim(left: left, relation: other ?? relation, right: right, modulus: modulus, budget: budget)
      .plainVerdict()
  }

  /// Why an order that is false may be meant differently: decimals may be about rounding in a machine, or versions.
  private func looseOrder() -> String? {
    guard relation.isOrder, let a = try? value(of: left).scalar, let b = try? value(of: right).scalar
    else { return nil }
    let hasDecimals = [left, right].contains { side in
      side.contains { if case .number(let numeral) = $0 { numeral.isDecimal } else { false } }
    }
    if hasDecimals, NumberAgreement.equal(a, b) == true {
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

  private func value(of side: Expression) throws(Undefined) -> Value {
    try Evaluation.value(of: side, within: budget)
  }

  private func congruence(_ a: Value, _ b: Value) -> Verdict {
    guard let modulus, let n = try? value(of: modulus).scalar, let x = try? a.scalar,
      let y = try? b.scalar,
      let difference = try? x - y, let rest = try? Function.mod.value([difference, n])
    else { return .undecided("‘≡’ without a modulus is not computed") }
    if rest.isZero == true { return .held("both leave the same remainder") }
    let own = (try? Function.mod.value([x, n]))?.text
    return .refuted(Refutation(right: own))
  }

  /// The value of the side that is computed if the other one is written down; otherwise of the left side.
  private func refutation(_ a: Value, _ b: Value) -> Refutation {
    let isLeft = !left.isWrittenDown || right.isWrittenDown
    return Refutation(right: (isLeft ? a : b).text, isOfLeftSide: isLeft)
  }

  // MARK: Equality

  private func equality(_ a: Value, _ b: Value) -> Verdict {
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
    guard isCertain else { return .undecided("it holds only if a number is rounded") }
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
        return a == b ? .refuted(Refutation(right: a.text)) : .held("they differ")
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
  fileprivate func entries(of value: Value) -> [Expression?] {
    if value.isScalar { return [self] }
    if case .matrix(let rows) = self {
      let entries = rows.flatMap { $0 }
      if entries.count == value.entries.count { return entries }
    }
    return Array(repeating: nil, count: value.entries.count)
  }
}
