/// A relation between two sides that are nothing but numbers.
struct NumberClaim {
  let left: Expression
  let relation: Relation
  let right: Expression
  /// The modulus of a congruence.
  var modulus: Expression?
  /// Whether words say that it holds only roughly.
  var isApproximate = false

  func verdict() -> Verdict {
    let a: Value
    let b: Value
    do throws(Undefined) {
      a = try Evaluation.value(of: left)
      b = try Evaluation.value(of: right)
    } catch {
      return .undecided(error.message)
    }
    let found = verdict(a, b)
    guard case .refuted = found else { return found }
    if isApproximate { return .undecided("the words beside it say that it is not exact") }
    let (here, there) = (left.units, right.units)
    guard here.isEmpty || there.isEmpty || here == there else {
      return .undecided("the two sides have different units")
    }
    // An equality that is right to the digits that its inputs have is rounded, and not false.
    return otherLogarithm() ?? found
  }

  private func verdict(_ a: Value, _ b: Value) -> Verdict {
    switch relation {
    case .equal, .approximately:
      return equality(a, b)
    case .congruent:
      guard let modulus, let n = try? Evaluation.value(of: modulus).scalar,
        let x = try? a.scalar, let y = try? b.scalar, let difference = try? x - y,
        let rest = try? Function.mod.value([difference, n])
      else { return .loose }
      return rest.isZero == true
        ? .held("both leave the same remainder")
        : .refuted(right: nil, why: "\(a.text) and \(b.text) leave different remainders")
    default: return order(a, b)
    }
  }

  // MARK: Equality

  private func equality(_ a: Value, _ b: Value) -> Verdict {
    guard a.entries.count == b.entries.count, a.isScalar == b.isScalar,
      a.columns == b.columns || a.isVector && b.isVector
    else {
      return a.isScalar || b.isScalar
        ? .undecided("a number and a matrix are not compared")
        : .refuted(right: a.text, why: "the left side is \(a.text)")
    }
    let written = (left.entries(of: a), right.entries(of: b))
    var isCertain = true
    for index in a.entries.indices {
      switch agreement(a.entries[index], b.entries[index], written.0[index], written.1[index]) {
      case true?: continue
      case false?:
        let isComputedRight = left.writtenNumber != nil && right.writtenNumber == nil
        let value = isComputedRight ? b : a
        return .refuted(
          right: value.text, why: "\(isComputedRight ? "the right side" : "the left side") is \(value.text)")
      case nil: isCertain = false
      }
    }
    guard isCertain else { return .undecided("the values are too close to tell apart") }
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
      // Of two written numbers the one that says less is what the other is held against.
      return r.looseUnit >= l.looseUnit || !l.isDecimal
        ? NumberAgreement.holds(a, r, approximately: approximately)
        : NumberAgreement.holds(b, l, approximately: approximately)
    case (nil, let r?): return NumberAgreement.holds(a, r, approximately: approximately)
    case (let l?, nil): return NumberAgreement.holds(b, l, approximately: approximately)
    case (nil, nil): return approximately ? NumberAgreement.near(a, b) : NumberAgreement.equal(a, b)
    }
  }

  /// A claim about logarithms that would hold in base 2 or 10 is unclear, not false.
  private func otherLogarithm() -> Verdict? {
    for (function, base) in [(Function.log2, "2"), (.log10, "10")] {
      func changed(_ side: Expression) -> Expression {
        side.mapped { part in
          if case .function(.log, let arguments) = part { return .function(function, arguments) }
          return part
        }
      }
      let (a, b) = (changed(left), changed(right))
      guard a != left || b != right else { return nil }
      let other = NumberClaim(left: a, relation: relation, right: b, modulus: modulus)
      if case .held = other.verdict() {
        return .undecided("it holds for logarithms to the base \(base): write \\log_{\(base)}")
      }
    }
    return nil
  }

  // MARK: Order

  private func order(_ a: Value, _ b: Value) -> Verdict {
    guard let x = try? a.scalar, let y = try? b.scalar else {
      if relation == .notEqual {
        return a == b ? .refuted(right: nil, why: "the two sides are equal") : .held("they differ")
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
    case true?: return .held("\(x.text) and \(y.text)")
    case false?:
      if relation == .muchLess || relation == .muchGreater, isEqual != true, known == nil {
        return .undecided("how much is much is not said")
      }
      return .refuted(right: nil, why: "the left side is \(x.text), the right side \(y.text)")
    case nil: return .undecided("the values are too close to tell apart")
    }
  }
}

extension Expression {
  /// The entries of a matrix that is written down; nothing for each entry of one that is computed.
  fileprivate func entries(of value: Value) -> [Expression?] {
    if value.isScalar { return [self] }
    if case .matrix(let rows) = self {
      let entries = rows.flatMap { $0 }
      if entries.count == value.entries.count { return entries }
    }
    return Array(repeating: nil, count: value.entries.count)
  }
}
