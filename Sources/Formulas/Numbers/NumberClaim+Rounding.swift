// Why an equality that fails as it is written may be meant of rounded numbers.
extension NumberClaim {
  /// Why the number that is written down may be a rounding: `e^{2.95} = 19`. A whole number that is computed from whole
  /// numbers is exact.
  func looseDecimal() -> String? {
    guard relation == .equal, (left.writtenNumber == nil) != (right.writtenNumber == nil),
      let written = left.writtenNumber ?? right.writtenNumber
    else { return nil }
    let computed = left.writtenNumber == nil ? left : right
    guard let value = try? self.value(of: computed).scalar else { return nil }
    func isWithin(_ reach: Rational) -> Bool {
      guard let bounds = value.interval, let low = Interval(written.value - reach),
        let high = Interval(written.value + reach)
      else { return false }
      return low.lower <= bounds.lower && bounds.upper <= high.upper
    }
    if written.hasPoint, written.significantDigits >= 15, computed.hasDecimals,
      isWithin(written.value.magnitude * Rational(mantissa: 1, exponent: -15))
    {
      return "it holds as a machine rounds"
    }
    guard !written.isDecimal, value.rational == nil || computed.hasDecimals else { return nil }
    return isWithin(written.wholeSlack) ? "it holds if \(written.text) is rounded" : nil
  }

  /// Why the decimals from which a side is computed may be rounded: `2 \times 217.5 = 435.1`. Each then stands for an
  /// interval of half a unit of its last place.
  ///
  /// Beside a number that is written down, only a decimal of three digits and more is taken as rounded, and only if it is
  /// as precise as that number: `0.1 + 0.2 = 0.4` is false. Between two computed sides it is one that the other side does
  /// not have, of three digits and more on the left, of two on the right, which restates the left:
  /// `\frac{1}{1 + e^{-2}} = \frac{1}{1 + 0.1353}`.
  func looseOperands() -> String? {
    guard relation == .equal || relation == .approximately, !left.hasOtherBase, !right.hasOtherBase
    else { return nil }
    let (a, b) = (left.decimals, right.decimals)
    var rounded: [Numeral] = []
    switch (left.isWrittenDown, right.isWrittenDown) {
    case (true, true): return nil
    case (false, false):
      rounded =
        a.filter { $0.significantDigits >= 3 && !b.contains($0) }
        + b.filter { $0.significantDigits >= 2 && !a.contains($0) }
    case (let isWritten, _):
      let written = (isWritten ? left : right).numerals
      let digits = written.map(\.significantDigits).max() ?? 0
      let place = written.map(\.lastPlace).min() ?? 0
      rounded = (isWritten ? b : a)
        .filter {
          $0.significantDigits >= max(3, digits) || $0.significantDigits >= 3 && $0.lastPlace <= place
        }
    }
    guard !rounded.isEmpty, mayHold(rounding: rounded) else { return nil }
    return rounded.count == 1
      ? "it holds if \(rounded[0].text) is rounded"
      : "it holds if \(rounded.dropLast().map(\.text).joined(separator: ", ")) and \(rounded[rounded.count - 1].text) are rounded"
  }

  /// Whether it is possible for some values of which the decimals are roundings.
  private func mayHold(rounding decimals: [Numeral]) -> Bool {
    var values: [Symbol: Value] = [:]
    var names: [Numeral: Symbol] = [:]
    for (number, numeral) in decimals.enumerated() where names[numeral] == nil {
      // A hair less than half a unit: intervals that only touch do not overlap.
      let reach = numeral.unit * Rational(499_999, 1_000_000)
      guard let low = Interval(numeral.value - reach), let high = Interval(numeral.value + reach),
        let interval = Interval(low.lower, high.upper)
      else { return true }
      let name = Symbol("rounded", index: String(number), mark: "rounded")
      names[numeral] = name
      values[name] = Value(.between(interval))
    }
    func value(_ side: Expression) -> Value? {
      let rounded =
        side.isWrittenDown
        ? side
        : side.mapped { part in
          guard case .number(let numeral) = part, let name = names[numeral] else { return part }
          return .symbol(name)
        }
      return try? Evaluation.value(of: rounded, at: values, within: budget)
    }
    // Where a value is not computed, for a root of what may be negative, nothing is known.
    guard let a = value(left), let b = value(right) else { return true }
    if case .refuted = equality(a, b) { return false }
    return true
  }
}

extension Expression {
  /// The numbers that occur, each once.
  fileprivate var numerals: [Numeral] {
    var found: [Numeral] = []
    _ = contains { part in
      if case .number(let numeral) = part, !found.contains(numeral) { found.append(numeral) }
      return false
    }
    return found
  }

  /// The numbers with a decimal point, cut off ones left out.
  fileprivate var decimals: [Numeral] { numerals.filter { $0.hasPoint && !$0.isTruncated } }

  var hasDecimals: Bool {
    contains { if case .number(let numeral) = $0 { numeral.isDecimal } else { false } }
  }
}

extension Numeral {
  /// How far a value may lie from a whole number that is rounded to it: half a unit of its last place, or of its third
  /// digit if zeros follow; but no more than a twentieth, so that a single digit says something.
  fileprivate var wholeSlack: Rational {
    let third = Rational(mantissa: 1, exponent: lastPlace + max(0, significantDigits - 3))
    return min(max(unit, min(looseUnit, third)) * Rational(1, 2), value.magnitude * Rational(1, 20))
  }
}

extension Expression {
  /// Whether a numeral in it is written in another base, whose digits are exact.
  fileprivate var hasOtherBase: Bool {
    contains { if case .function(.inBase, _) = $0 { true } else { false } }
  }
}
