// What is told of a relation that is false.
extension NumberClaim {
  /// What is right is the value of the side that is computed if the other one is written down; otherwise of the left one.
  func refutation(_ a: Value, _ b: Value) -> Refutation {
    let isLeft = !left.isWrittenDown || right.isWrittenDown
    let (x, y) = texts(a, b)
    return Refutation(
      right: (isLeft ? a : b).text, isOfLeftSide: isLeft, denial: denial,
      leftValue: (named?.left ?? left).isWrittenDown ? nil : x,
      rightValue: (named?.right ?? right).isWrittenDown ? nil : y)
  }

  private var denial: Refutation.Denial {
    switch relation {
    case .less, .muchLess: .ordered("less than")
    case .lessOrEqual: .ordered("less than or equal to")
    case .greater, .muchGreater: .ordered("greater than")
    case .greaterOrEqual: .ordered("greater than or equal to")
    case .notEqual: .different
    case .approximately: .aboutEqual
    default: .equal
    }
  }

  /// The values of both sides, each in the form of the other one, with as many digits as tell them apart.
  private func texts(_ a: Value, _ b: Value) -> (String, String) {
    let places = [left, right].compactMap { $0.writtenNumber?.significantDigits }.max() ?? 0
    var texts = ("", "")
    for digits in [max(6, places + 1), 9, 12, 15, 17, 24, 40] {
      texts = (text(a, of: left, beside: right, digits), text(b, of: right, beside: left, digits))
      if texts.0 != texts.1 || relation == .notEqual { break }
    }
    return texts
  }

  private func text(_ value: Value, of side: Expression, beside other: Expression, _ digits: Int) -> String {
    if let written = side.writtenNumber { return written.text }
    let isPercent = other.writtenNumber?.isPercent == true && value.isScalar
    let isDecimal =
      isPercent || digits > 6 && value.hasIrrationals
      || (other.isWrittenDown ? other.hasDecimals : side.hasDecimals || other.hasDecimals)
    // A side with a factor 100 is in per cent already.
    let factor = isPercent && !side.hasFactorHundred ? Scalar(100) : Scalar(1)
    let text = value.text { entry in
      guard isDecimal, let scaled = try? entry * factor else {
        // Of a fraction too long to be told, six digits are.
        return digits > 6 && entry.text.contains(".") ? entry.decimalText(digits: digits) : entry.text
      }
      return scaled.decimalText(digits: digits)
    }
    return isPercent ? text + " %" : text
  }
}

extension Value {
  fileprivate var hasIrrationals: Bool { entries.contains { $0.rational == nil } }

  /// The values as they tell two sides apart.
  static func texts(_ a: Value, _ b: Value) -> (String, String) {
    if a.text != b.text { return (a.text, b.text) }
    for digits in [9, 12, 15] {
      let texts = (a.text { $0.decimalText(digits: digits) }, b.text { $0.decimalText(digits: digits) })
      if texts.0 != texts.1 { return texts }
    }
    return (a.text { $0.decimalText(digits: 17) }, b.text { $0.decimalText(digits: 17) })
  }
}
