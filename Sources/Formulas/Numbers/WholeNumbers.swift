import BigInt

// Other meanings of whole numbers and of their quotients.
extension Expression {
  /// With each quotient rounded toward zero, as Swift divides `Int`s.
  var dividingWhole: Expression {
    mapped { part in
      guard case .quotient = part, let value = try? Evaluation.value(of: part).scalar.rational else {
        return part
      }
      return .constant(value.isNegative ? value.ceiling : value.floor)
    }
  }

  /// With each remainder of a quotient as that of a product with the inverse: `\frac{47}{2} \bmod 9` is 1, as 2 times 5
  /// leaves 1.
  var dividingModulo: Expression {
    mapped { part in
      guard case .function(.mod, let arguments) = part,
        let value = try? Evaluation.value(of: arguments[0]).scalar.rational, !value.isInteger,
        !arguments[0].hasDecimals, let modulus = try? Evaluation.value(of: arguments[1]).scalar.rational,
        let residue = value.residue(modulo: modulus)
      else { return part }
      return .constant(residue)
    }
  }

  /// Both sides with their numbers read to the base 2; nil unless all are whole, of the digits 0 and 1, and one is long.
  static func binary(_ left: Expression, _ right: Expression) -> (left: Expression, right: Expression)? {
    var isLong = false
    let isOther = [left, right].contains { side in
      side.contains { part in
        guard case .number(let numeral) = part else { return false }
        isLong = isLong || numeral.significantDigits >= 3
        return numeral.binary == nil
      }
    }
    guard isLong, !isOther else { return nil }
    func read(_ side: Expression) -> Expression {
      side.mapped { part in
        guard case .number(let numeral) = part, let value = numeral.binary else { return part }
        return .constant(value)
      }
    }
    return (read(left), read(right))
  }

  /// A number with a point and five digits before it and more, all of them 0 or 1: `11101.11`
  var looksBinary: Bool {
    guard case .number(let numeral) = self, numeral.hasPoint, numeral.value >= Rational(10_000) else {
      return false
    }
    return numeral.text.utf8.allSatisfy { "01.-".utf8.contains($0) }
  }

  var hasLeadingZero: Bool { if case .number(let numeral) = self { numeral.hasLeadingZero } else { false } }

  var hasFactorHundred: Bool {
    contains { part in
      if case .number(let numeral) = part {
        numeral.value == Rational(100) && !numeral.isPercent
      } else {
        false
      }
    }
  }
}

extension Rational {
  /// The remainder of a quotient by a modulus; nil if the divisor has no inverse.
  func residue(modulo modulus: Rational) -> Rational? {
    guard modulus.isInteger, modulus > .one,
      let inverse = denominator.inverse(modulus.numerator)
    else { return nil }
    let product = Rational(numerator * inverse)
    guard let quotient = product / modulus else { return nil }
    return product - modulus * quotient.floor
  }
}

extension Numeral {
  /// The value of the digits to the base 2; nil if there are others than 0 and 1, or a sign, a point or a suffix.
  fileprivate var binary: Rational? {
    guard !isDecimal, !value.isNegative, lastPlace == 0, let number = Int(String(value.numerator), radix: 2)
    else { return nil }
    return Rational(number)
  }
}
