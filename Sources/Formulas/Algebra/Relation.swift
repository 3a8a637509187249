/// The relation between two sides of a formula.
enum Relation: Sendable, Hashable {
  case equal, approximately, notEqual
  case less, lessOrEqual, greater, greaterOrEqual
  case muchLess, muchGreater
  /// `:=`, `\triangleq`: defines the left side.
  case defines
  /// `\gets`: an assignment in an algorithm.
  case assigns
  /// `=:`: defines the right side.
  case isDefinedBy
  /// `\equiv … \pmod n`
  case congruent
  /// `\overset{!}{=}`, `\overset{?}{=}`: a requirement or a question.
  case wanted
  /// `\in`, `\sim`, `\propto`: relations that are not checked.
  case other

  /// The relation of a Unicode character; nil if it is none of these.
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

  /// Whether it compares: `<`, `\ge`, `\ne`.
  var isOrder: Bool {
    switch self {
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .muchLess, .muchGreater, .notEqual: true
    default: false
    }
  }
}
