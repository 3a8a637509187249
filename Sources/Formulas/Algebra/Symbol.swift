/// A name in a formula, told apart as a reader does: `x`, `W_1`, `\hat y`, `p_{max}`, `\mathbf W`.
struct Symbol: Sendable, Hashable {
  /// The name without its subscript, as a Swift identifier: `x`, `lambda`, `W`, `hat_y`.
  let base: String
  /// The subscript, as a Swift identifier; empty where there is none.
  let index: String
  /// Primes: `x'` is another name than `x`.
  let primes: Int

  /// What else tells it apart and is not part of its name in Swift: `bold`, `upright index`.
  let mark: String

  init(_ base: String, index: String = "", primes: Int = 0, mark: String = "") {
    self.base = base
    self.index = index
    self.primes = primes
    self.mark = mark
  }

  /// As Swift names it: `W_1`, `lambda`, `looks`.
  var identifier: String {
    let name = index.isEmpty ? base : base + "_" + index
    return primes == 0 ? name : name + "_" + String(repeating: "prime", count: primes)
  }

  /// Letters that count things: they stand for whole numbers.
  var isIndex: Bool { index.isEmpty && primes == 0 && ["i", "j", "k", "n", "m", "t"].contains(base) }

  /// Whether it stands for a whole number in most of what is written.
  var isWhole: Bool {
    index.isEmpty && primes == 0 && ["i", "j", "k", "l", "m", "n", "K", "L", "M", "N"].contains(base)
  }
}
