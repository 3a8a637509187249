/// The functions that have a value.
enum Function: String, Sendable, Hashable {
  case exp, ln, log2, log10, sqrt, sin, cos, tan, cot, sec, csc, arcsin, arccos, arctan, sinh, cosh, tanh
  /// `\log` without a base is the natural one; told apart, as many mean another.
  case log
  /// Of any number of arguments.
  case max, min, gcd, lcm
  case abs, floor, ceil, round, sign, factorial
  /// Of two arguments.
  case binomial, mod, logBase
  /// Of a vector: the Euclidean norm; told apart where an index says so, as a bare one may be another.
  case norm, euclideanNorm
  /// The sum of the magnitudes, and the greatest of them.
  case sumNorm, maximumNorm
  case det, transpose, trace
  case dot
  /// `\lg`: of base 10 for most, of base 2 for some.
  case lg

  /// How a formula names it, where it is no bracket: `\sin`, `\operatorname{ReLU}`.
  static let named: [String: Function] = [
    "exp": .exp, "ln": .ln, "log": .log, "lg": .lg, "sin": .sin, "cos": .cos, "tan": .tan, "cot": .cot,
    "sec": .sec, "csc": .csc, "arcsin": .arcsin, "arccos": .arccos, "arctan": .arctan, "sinh": .sinh,
    "cosh": .cosh, "tanh": .tanh, "max": .max, "min": .min, "gcd": .gcd, "lcm": .lcm, "abs": .abs,
    "floor": .floor, "ceil": .ceil, "round": .round, "sign": .sign, "sgn": .sign, "det": .det, "tr": .trace,
    "sqrt": .sqrt,
  ]

  /// Whether an argument may follow it without brackets: `\sin x`.
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
