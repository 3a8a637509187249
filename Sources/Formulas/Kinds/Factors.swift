/// Which names before brackets are factors: `a(b + c)`, not `f(x)`.
///
/// A name that has a value or a definition that is no function is one in any case. Within a formula, a single letter is one
/// that also stands alone, that is no usual name of a function, and whose brackets never hold a single letter or number,
/// or a list: `x(y + 1) = xy + x`, but not `\theta(x + 1) = \theta(x) + \theta`.
struct Factors: Sendable {
  private var names: Set<Symbol> = []
  /// Whether every letter is one that is no usual name of a function.
  private var isAnyLetter = false

  init() {}

  /// For formulas whose names are known to be quantities.
  static let anyLetter: Factors = {
    var factors = Factors()
    factors.isAnyLetter = true
    return factors
  }()

  init(in sides: [Expression]) {
    guard sides.contains(where: { $0.contains { if case .call = $0 { true } else { false } } }) else {
      return
    }
    var bare: Set<Symbol> = []
    var applied: Set<Symbol> = []
    var functions: Set<Symbol> = []
    for side in sides {
      _ = side.contains { part in
        switch part {
        case .symbol(let symbol):
          bare.insert(symbol)
          // `x'` speaks of x as a function.
          if symbol.primes > 0 {
            functions.insert(Symbol(symbol.base, index: symbol.index, mark: symbol.mark))
          }
        case .pi: bare.insert(Symbol("pi"))
        case .derivative(let derivative): bare.formUnion(derivative.by)
        case .call(let name, let arguments):
          applied.insert(name)
          if arguments.count != 1 || arguments[0].isSignedAtom { functions.insert(name.unapplied) }
        default: break
        }
        return false
      }
    }
    names = applied.filter { name in
      let plain = name.unapplied
      return bare.contains(plain) && !functions.contains(plain) && plain.mayBeFactor
        && !name.mark.hasSuffix(Symbol.spelled)
    }
  }

  /// Whether the name of an application is a factor.
  func contains(_ name: Symbol, _ arguments: [Expression]) -> Bool {
    if isAnyLetter { return !Symbol.isFunctionLetter(name) && name.unapplied.mark.isEmpty }
    return names.contains(name)
  }

  /// The expression with the applications of factors, and of the parameters of a function, as products.
  func applied(to expression: Expression, parameters: [Symbol]) -> Expression {
    guard !names.isEmpty || !parameters.isEmpty else { return expression }
    return expression.mapped { part in
      guard case .call(let name, let arguments) = part, arguments.count == 1 else { return part }
      let plain = name.unapplied
      let isParameter =
        parameters.contains(plain) && !(Symbol.isFunctionLetter(plain) && arguments[0].isSignedAtom)
      return isParameter || names.contains(name) ? .product([.symbol(plain), arguments[0]]) : part
    }
  }
}

extension Expression {
  /// Whether it is a single name or number, perhaps with a sign.
  var isSignedAtom: Bool {
    if case .product(let parts) = self, parts.count == 2, parts[0] == .integer(-1) { return parts[1].isAtom }
    return isAtom
  }
}

extension Symbol {
  /// Whether the letter may be a factor before brackets: small letters that are no usual names of functions, and capitals
  /// that are usual names of numbers and matrices.
  fileprivate var mayBeFactor: Bool {
    guard primes == 0, mark.isEmpty || mark == Self.italicIndex || kindByLook != nil,
      !Self.isFunctionLetter(self)
    else { return kindByLook != nil }
    guard isCapital else { return true }
    return ["A", "B", "C", "K", "M", "N", "R", "W", "X", "Y", "Z"].contains(base)
  }
}
