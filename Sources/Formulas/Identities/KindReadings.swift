/// Values for names that are read as numbers, vectors and matrices.
struct KindReading {
  enum Shape: Hashable {
    case vector(String)
    case matrix(String, String)
    /// The matrix I.
    case identity
  }

  /// The names that are no numbers.
  let shapes: [Symbol: Shape]
  /// The size of vectors and matrices whose size is not said; nil for 2 and 3 in turn.
  var size: Int?

  var isOfNumbers: Bool { shapes.isEmpty }

  /// The value of a name at a point: small numbers first, and different ones for different names.
  /// - Parameter number: tells the names apart.
  func value(of symbol: Symbol, _ number: Int, at point: Int) -> Value {
    let entry: (Int, Int) -> Scalar = {
      Scalar((($0 * 7 + $1 * 3 + number * 5 + point * 4 + $0 * $1 + number * $1) * 13) % 11 - 5)
    }
    func matrix(_ rows: Int, _ columns: Int) -> Value {
      (try? Value(rows: (0..<rows).map { row in (0..<columns).map { entry(row + 1, $0 + 1) } }))
        ?? Value(entry(1, 1))
    }
    switch shapes[symbol] {
    case nil:
      let value = Self.sample(point, number, of: symbol)
      // Few points must be enough, so that both signs come early.
      return Value(isOfNumbers || symbol.isWhole || (point + number).isMultiple(of: 2) ? value : -value)
    case .vector(let rows): return matrix(length(rows, point), 1)
    case .matrix(let rows, let columns): return matrix(length(rows, point), length(columns, point))
    case .identity: return (try? Value.identity(length("", point))) ?? Value(Scalar(1))
    }
  }

  private func length(_ name: String, _ point: Int) -> Int {
    let usual = size ?? (point.isMultiple(of: 2) ? 2 : 3)
    if name.isEmpty || name == "n" { return usual }
    if let number = Int(name) { return max(1, min(number, 8)) }
    // Names of sizes differ from each other.
    return usual + 1 + name.unicodeScalars.reduce(0) { ($0 + Int($1.value)) % 3 }
  }

  static func sample(_ point: Int, _ number: Int, of symbol: Symbol) -> Scalar {
    if symbol.isWhole { return Scalar([2, 3, 1, 5, 4, 7, 6, 9][(point + number * 3) % 8] + point / 8) }
    let row: [Rational] = [
      Rational(2), Rational(3), Rational(1, 2), Rational(5), Rational(1), Rational(7, 3), Rational(4),
      Rational(5, 2), Rational(-1), Rational(-2), Rational(-3, 2), Rational(1, 3), Rational(3, 4),
      Rational(-1, 3), Rational(11, 7), Rational(6, 5), Rational(-5, 4),
    ]
    let value = row[(point + number * 5 + point * number) % row.count]
    return .exact(point < 17 ? value : value + Rational(point, 29 + number))
  }
}

/// What the names of an equality may stand for together.
///
/// A capital may be a matrix as well as a number, unless it stands where only numbers do; a name that is multiplied with a
/// dot or a cross, or whose norm is taken, may be a vector. Small letters are numbers otherwise.
struct KindReadings {
  private(set) var all: [KindReading] = []
  /// Whether some of the readings have vectors.
  private(set) var haveVectors = false
  /// Whether several names that may be matrices stand in a function that is not computed of matrices: `e^{A + B}`.
  private(set) var haveUncomputedMatrices = false

  static let unclear = "whether its names are numbers, vectors or matrices is not said"

  init(_ left: Expression, _ right: Expression, _ symbols: [Symbol], _ kind: (Symbol) -> Kind?) {
    var signs = Signs()
    signs.look(left)
    signs.look(right)
    var fixed: [Symbol: KindReading.Shape] = [:]
    var capitals: [Symbol] = []
    var small: [Symbol] = []
    var sizes: Set<Int> = []
    for symbol in symbols {
      switch kind(symbol) {
      case .vector(let size):
        fixed[symbol] = .vector(size)
        sizes.formUnion([size].compactMap { Int($0) })
      case .matrix(let rows, let columns):
        fixed[symbol] = .matrix(rows, columns)
        sizes.formUnion([rows, columns].compactMap { Int($0) })
      case nil where !signs.numbers.contains(symbol):
        if symbol.isCapital {
          capitals.append(symbol)
        } else if symbol.base.count == 1 || symbol.mark.isEmpty {
          small.append(symbol)
        }
      default: break
      }
    }
    let hasMatrices = signs.hasMatrices || !fixed.isEmpty
    let size = signs.hasCross ? 3 : sizes.count == 1 ? sizes.first : nil
    let vectors = (capitals + small).filter(signs.vectors.contains)
    haveVectors = !vectors.isEmpty
    haveUncomputedMatrices =
      signs.analytic.filter { capitals.contains($0) && !$0.isWhole || fixed[$0] != nil }.count > 1
    func add(_ shapes: [Symbol: KindReading.Shape]) {
      var shapes = shapes.merging(fixed) { _, declared in declared }
      // With matrices, I is the identity; of numbers, it is 1.
      if hasMatrices {
        for symbol in symbols
        where symbol.base == "I" && ["", "n"].contains(symbol.index) && kind(symbol) == symbol.kindByLook {
          shapes[symbol] = .identity
        }
      }
      let reading = KindReading(shapes: shapes, size: size)
      if !all.contains(where: { $0.shapes == shapes }) { all.append(reading) }
    }
    func matrices(_ names: [Symbol]) -> [Symbol: KindReading.Shape] {
      Dictionary(names.map { ($0, .matrix("", "")) }) { first, _ in first }
    }
    add([:])
    if capitals.count > 1 || !capitals.isEmpty && (hasMatrices || haveVectors) { add(matrices(capitals)) }
    if signs.conjugates { add(matrices(capitals + small)) }
    for some in Self.subsets(vectors) {
      let shapes = Dictionary(some.map { ($0, KindReading.Shape.vector("")) }) { first, _ in first }
      add(shapes)
      let others = capitals.filter { !some.contains($0) }
      if !others.isEmpty { add(shapes.merging(matrices(others)) { first, _ in first }) }
    }
  }

  /// The nonempty subsets of a few names; of many, all of them and all but one.
  private static func subsets(_ names: [Symbol]) -> [[Symbol]] {
    if names.isEmpty { return [] }
    guard names.count <= 4 else {
      return [names]
        + names.indices.map { index in names.enumerated().filter { $0.offset != index }.map(\.element) }
    }
    return (1..<(1 << names.count)).reversed().map { bits in
      names.enumerated().filter { bits & (1 << $0.offset) != 0 }.map(\.element)
    }
  }
}

/// What the operations of an expression say about the kinds of its names.
private struct Signs {
  /// Names that stand where only numbers do: in a divisor, in the argument of a sine.
  var numbers: Set<Symbol> = []
  /// Names that are multiplied with a dot or a cross, transposed, or whose norm is taken.
  var vectors: Set<Symbol> = []
  /// Names in functions that numbers and matrices have, but that are computed of numbers only.
  var analytic: Set<Symbol> = []
  var hasCross = false
  /// Whether something is transposed or inverted, or a determinant or a trace is taken.
  var hasMatrices = false
  /// Whether a product has a name and behind others its inverse: `a b a^{-1}`.
  var conjugates = false

  mutating func look(_ expression: Expression) {
    switch expression {
    case .quotient(let top, let bottom):
      look(top)
      addNumbers(bottom)
      look(bottom)
    case .power(let base, let exponent):
      if base == .e { analytic.formUnion(exponent.symbols) } else { addNumbers(exponent) }
      if !exponent.isWholeNumber, !exponent.isSignedAtom { analytic.formUnion(base.symbols) }
      if exponent.isNegativeNumber, base.symbols.contains(where: \.isCapital) { hasMatrices = true }
      look(base)
      look(exponent)
    case .product(let parts):
      for (index, part) in parts.enumerated() {
        guard case .symbol = part else { continue }
        conjugates =
          conjugates
          || parts[index...].dropFirst(2).contains {
            if case .power(let base, let exponent) = $0 {
              base == part && exponent.isNegativeNumber
            } else {
              false
            }
          }
        conjugates =
          conjugates
          || parts[..<max(0, index - 1)].contains {
            if case .power(let base, let exponent) = $0 {
              base == part && exponent.isNegativeNumber
            } else {
              false
            }
          }
      }
      parts.forEach { look($0) }
    case .function(let function, let arguments):
      switch function {
      case .exp, .ln, .log, .log2, .log10, .lg, .sqrt: arguments.forEach { analytic.formUnion($0.symbols) }
      case .det, .trace: hasMatrices = true
      case .transpose:
        hasMatrices = true
        addVectors(arguments[0])
      case .abs: hasMatrices = hasMatrices || arguments[0].symbols.contains(where: \.isCapital)
      case .dot, .inner, .norm, .euclideanNorm, .sumNorm, .maximumNorm: arguments.forEach { addVectors($0) }
      case .cross:
        hasCross = true
        arguments.forEach { addVectors($0) }
      default: arguments.forEach { addNumbers($0) }
      }
      arguments.forEach { look($0) }
    default: expression.children.forEach { look($0) }
    }
  }

  private mutating func addVectors(_ expression: Expression) { vectors.formUnion(expression.symbols) }

  /// The names whose values a number is made of; a determinant is a number of whatever is in it.
  private mutating func addNumbers(_ expression: Expression) {
    switch expression {
    case .symbol(let symbol): numbers.insert(symbol)
    case .function(let function, _)
    where [.det, .trace, .dot, .inner, .norm, .euclideanNorm, .sumNorm, .maximumNorm, .abs].contains(function):
      break
    default: expression.children.forEach { addNumbers($0) }
    }
  }
}

extension Expression {
  fileprivate var numberValue: Rational? {
    switch self {
    case .number(let numeral): numeral.value
    case .constant(let value): value
    case .product(let parts) where parts.count == 2 && parts[0] == .integer(-1):
      parts[1].numberValue.map { -$0 }
    default: nil
    }
  }

  var isWholeNumber: Bool { numberValue?.isInteger == true }

  fileprivate var isNegativeNumber: Bool { numberValue?.isNegative == true }
}
