/// The functions that can be evaluated.
enum Function: String, Sendable, Hashable {
  case exp, ln, log2, log10, sqrt, sin, cos, tan, cot, sec, csc, arcsin, arccos, arctan, sinh, cosh, tanh
  /// `\log` without a base: natural here, but kept apart as authors also mean base 2 or 10.
  case log
  /// Of any number of arguments.
  case max, min, gcd, lcm
  case abs, floor, ceil, round, sign, factorial
  /// Of two arguments.
  case binomial, mod, logBase
  /// Norms of a vector: one without an index is Euclidean here, but kept apart as authors also mean others.
  case norm, euclideanNorm
  case sumNorm, maximumNorm
  case det, transpose, trace
  case dot
  /// `\odot`
  case elementwiseProduct
  /// `5!!`
  case doubleFactorial
  /// The digits of a number read in another base: `101_2`. A third argument says that the digits stand in brackets.
  case inBase
  /// `\times` between names: of two numbers their product, of two vectors the cross product.
  case cross
  /// `\langle x, y \rangle`: of two vectors only, for two numbers in such brackets may be a vector.
  case inner
  /// `\lg`: base 10 here; some authors mean base 2.
  case lg

  /// The functions that have names in formulas: `\sin`, `\operatorname{sign}`.
  static let named: [String: Function] = [
    "exp": .exp, "ln": .ln, "log": .log, "lg": .lg, "sin": .sin, "cos": .cos, "tan": .tan, "cot": .cot,
    "sec": .sec, "csc": .csc, "arcsin": .arcsin, "arccos": .arccos, "arctan": .arctan, "sinh": .sinh,
    "cosh": .cosh, "tanh": .tanh, "max": .max, "min": .min, "gcd": .gcd, "lcm": .lcm, "abs": .abs,
    "floor": .floor, "ceil": .ceil, "round": .round, "sign": .sign, "sgn": .sign, "det": .det, "tr": .trace,

    "sqrt": .sqrt,
  ]

  /// Functions that are read as expressions of others. `arccot`, `arcsec` and `arccsc` are none of them, as
  /// their ranges are not agreed on.
  static let composed: [String: @Sendable (Expression) -> Expression] = {
    func reciprocal(of function: Function) -> @Sendable (Expression) -> Expression {
      { .quotient(.integer(1), .function(function, [$0])) }
    }
    return [
      "sech": reciprocal(of: .cosh),
      "csch": reciprocal(of: .sinh), "coth": { .quotient(.function(.cosh, [$0]), .function(.sinh, [$0])) },
      "arsinh": {
        .function(.ln, [.sum([$0, .function(.sqrt, [.sum([.power($0, .integer(2)), .integer(1)])])])])
      },
      "artanh": {
        .product([
          .constant(Rational(1, 2)),
          .function(.ln, [.quotient(.sum([.integer(1), $0]), .sum([.integer(1), .negative($0)]))]),
        ])
      },
    ]
  }()

  static func isNamed(_ word: String) -> Bool { named[word] != nil || composed[word] != nil }

  /// Whether its argument needs no brackets: `\sin x`.
  var takesBareArgument: Bool {
    switch self {
    case .exp, .ln, .log, .log2, .log10, .lg, .sin, .cos, .tan, .cot, .sec, .csc, .arcsin, .arccos, .arctan,
      .sinh,
      .cosh, .tanh, .det, .trace, .logBase:
      true
    default: false
    }
  }
}
