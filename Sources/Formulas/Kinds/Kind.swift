/// What a name stands for, as far as a note says.
enum Kind: Sendable, Hashable {
  case number
  /// A column with so many entries: a number or a name; empty where it is not said.
  case vector(String)
  case matrix(rows: String, columns: String)
  case function
  case `operator`
  case randomVariable
  case set

  /// Why equalities of such names are not decided; nil for kinds that have values here.
  var obstacle: String? {
    switch self {
    case .number, .vector, .matrix: nil
    case .function: "a function"
    case .operator: "an operator"
    case .randomVariable: "a random variable"
    case .set: "a set"
    }
  }

  var hasEntries: Bool {
    switch self {
    case .vector, .matrix: true
    default: false
    }
  }

  /// The kind of something with explicit entries.
  init(of expression: Expression) {
    guard case .matrix(let rows) = expression else {
      self = .number
      return
    }
    let columns = rows.first?.count ?? 0
    self =
      columns == 1
      ? .vector(String(rows.count)) : .matrix(rows: String(rows.count), columns: String(columns))
  }
}

extension Symbol {
  /// The kind that its font or accent shows; nil for italic and upright letters.
  var kindByLook: Kind? {
    if base.hasPrefix("vec_") { return .vector("") }
    guard mark.hasPrefix("bold"), let first = base.first else { return nil }
    return first.isUppercase ? .matrix(rows: "", columns: "") : .vector("")
  }

  /// Whether it is a capital letter, which may be a matrix as well as a number.
  var isCapital: Bool {
    guard mark != "text", mark != "operator", mark != "roman" || base.count == 1, !base.hasPrefix("Delta_")
    else { return false }
    // Behind an accent: `\hat A`.
    return base.split(separator: "_").last?.first?.isUppercase == true
  }

  /// The name without what tells an italic subscript from an upright one.
  var plainlyIndexed: Symbol {
    mark.hasSuffix(Self.italicIndex)
      ? Symbol(base, index: index, primes: primes, mark: String(mark.dropLast(Self.italicIndex.count))) : self
  }
}
