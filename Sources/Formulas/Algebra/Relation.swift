/// What stands between two sides of a formula.
enum Relation: Sendable, Hashable {
  case equal, approximately, notEqual
  case less, lessOrEqual, greater, greaterOrEqual
  case muchLess, muchGreater
  /// `:=`, `\triangleq`: it gives the left side a meaning.
  case defines
  /// `\gets`: a step of an algorithm, which gives the left side another value.
  case assigns
  /// `=:` gives the right side a meaning.
  case isDefinedBy
  /// `\equiv … \pmod n`
  case congruent
  /// `\overset{!}{=}`, `\overset{?}{=}`: what should be, or what is asked.
  case wanted
  /// `\in`, `\sim`, `\propto`, `\to`: nothing that is computed.
  case other

  /// By the sign as Unicode shows it; nil where it is no relation.
  init?(_ sign: String) {
    guard let scalar = sign.unicodeScalars.first, sign.utf8.count == scalar.utf8.count else { return nil }
    switch scalar {
    case "=": self = .equal
    case "≈", "≃", "≅", "≐", "≊": self = .approximately
    case "≠": self = .notEqual
    case "<": self = .less
    case "≤", "⩽", "≦": self = .lessOrEqual
    case ">": self = .greater
    case "≥", "⩾", "≧": self = .greaterOrEqual
    case "≮": self = .greaterOrEqual
    case "≯": self = .lessOrEqual
    case "≰": self = .greater
    case "≱": self = .less
    case "≪": self = .muchLess
    case "≫": self = .muchGreater
    case "≜", "≝", "≔": self = .defines
    case "←", "⟵": self = .assigns
    case "≕": self = .isDefinedBy
    case "≡": self = .congruent
    default: return nil
    }
  }

  /// Whether it speaks of an order: `<`, `\ge`.
  var isOrder: Bool {
    switch self {
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .muchLess, .muchGreater, .notEqual: true
    default: false
    }
  }
}
