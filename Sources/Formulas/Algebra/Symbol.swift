/// A name in a formula. Names that look different are different: `x`, `W_1`, `\hat y`, `p_{max}`, `\mathbf W`.
struct Symbol: Sendable, Hashable {
  /// The name without its subscript, as a Swift identifier: `x`, `lambda`, `W`, `hat_y`.
  let base: String
  /// The subscript, as a Swift identifier; empty if there is none.
  let index: String
  /// The number of primes: `x'` is not `x`.
  let primes: Int

  /// What else distinguishes the name and is not part of its Swift identifier: a font, an italic index.
  let mark: String

  init(_ base: String, index: String = "", primes: Int = 0, mark: String = "") {
    self.base = base
    self.index = index
    self.primes = primes
    self.mark = mark
  }

  /// The letter e, which may mean Euler's number.
  static let e = Symbol("e")

  /// The name in Swift: `W_1`, `lambda`, `looks`.
  var identifier: String {
    let name = index.isEmpty ? base : base + "_" + index
    return primes == 0 ? name : name + "_" + String(repeating: "prime", count: primes)
  }

  /// Whether it is a letter that usually counts: no derivative is taken by it.
  var isIndex: Bool { index.isEmpty && primes == 0 && ["i", "j", "k", "n", "m", "t"].contains(base) }

  /// Whether it usually stands for a whole number.
  var isWhole: Bool {
    index.isEmpty && primes == 0 && ["i", "j", "k", "l", "m", "n", "K", "L", "M", "N"].contains(base)
  }
}
