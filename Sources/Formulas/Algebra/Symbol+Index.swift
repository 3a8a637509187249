// Names with an index: `x_i`, `x_3`.
extension Symbol {
  /// Marks a subscript of one or two italic letters.
  static let italicIndex = " italic index"

  /// What `x_1`, `x_i` and `x` have in common.
  struct Family: Hashable {
    let base: String
    let primes: Int
    let mark: String
  }

  var family: Family {
    let isItalic = mark.hasSuffix(Self.italicIndex)
    return Family(
      base: base, primes: primes, mark: isItalic ? String(mark.dropLast(Self.italicIndex.count)) : mark)
  }

  /// The index if it is a whole number.
  var numberIndex: Int? { Int(index) }

  /// Whether the index is a single letter; a Greek one is spelled out.
  var hasLetterIndex: Bool { mark.hasSuffix(Self.italicIndex) && index.count != 2 }

  /// Whether its subscript contains the index of a series.
  func isIndexed(by other: Symbol) -> Bool {
    index.split(separator: "_").contains { $0 == other.base }
      || index.count <= 3 && index.contains(other.base) && mark.hasSuffix(Self.italicIndex)
  }

  /// The name with the index of a series in place of its own: `x_i` for `x_k`; nil if its own is no letter or number.
  func indexed(by other: Symbol) -> Symbol? {
    guard hasLetterIndex || numberIndex != nil else { return nil }
    return Symbol(base, index: other.base, primes: primes, mark: family.mark + Self.italicIndex)
  }

  /// The name with an index replaced by another one or a number; nil if the index is only a part of its own.
  func replacingIndex(_ old: Symbol, by new: String) -> Symbol? {
    guard index == old.base else { return nil }
    let isNumber = Int(new) != nil
    return Symbol(
      base, index: new, primes: primes, mark: isNumber ? family.mark : family.mark + Self.italicIndex)
  }
}

extension Series {
  /// The derivative of a sum: of all terms, and of the one whose name the variable is.
  ///
  /// `\frac{\partial}{\partial x_k} \sum_i x_i^2` is `2 x_k`. A letter as an index is taken as one of the sum's.
  func derivative(by symbol: Symbol, within budget: Budget) throws(Undefined) -> Expression {
    guard kind == .sum, !first.mentions(symbol), !last.mentions(symbol) else {
      throw Undefined(.unknown, "the limits of a sum, or a product, depend on \(symbol.identifier)")
    }
    let series = symbol.isIndexed(by: index) ? try renamed() : self
    guard let own = symbol.indexed(by: series.index), series.body.mentions(own) else {
      return series.replacingBody(by: try series.body.derivative(by: symbol, within: budget))
    }
    guard !series.body.contains({ $0.binds(series.index) }) else {
      throw Undefined(.unknown, "two sums have the same index")
    }
    // In place of the term's own name stands one that no inner sum binds.
    let term = Symbol(own.base, index: series.index.base, mark: "term of a sum")
    let body = series.body.replacing([own: .symbol(term)])
    var parts: [Expression] = []
    if try series.reaches(symbol) {
      let change = try body.derivative(by: term, within: budget).replacing([term: .symbol(own)])
      parts.append(try change.replacingIndex(series.index, by: symbol.index))
    }
    if body.depends(on: symbol) {
      let change = try body.derivative(by: symbol, within: budget)
      parts.append(series.replacingBody(by: change.replacing([term: .symbol(own)])))
    }
    return parts.isEmpty ? .integer(0) : parts.count == 1 ? parts[0] : .sum(parts)
  }

  private func replacingBody(by body: Expression) -> Expression {
    .series(Series(kind: kind, index: index, first: first, last: last, body: body))
  }

  /// The series with an index that occurs nowhere else.
  private func renamed() throws(Undefined) -> Series {
    let other = Symbol(index.base + "bound")
    return Series(
      kind: kind, index: other, first: first, last: last,
      body: try body.replacingIndex(index, by: other.base))
  }

  /// Whether the index of a name is among those of the sum.
  private func reaches(_ symbol: Symbol) throws(Undefined) -> Bool {
    let start = try? Evaluation.value(of: first).scalar.integer
    guard let number = symbol.numberIndex else {
      guard start.map({ $0 == 0 || $0 == 1 }) ?? true else {
        throw Undefined(.unknown, "whether the index \(symbol.index) is among those of the sum is not known")
      }
      return true
    }
    let end = try? Evaluation.value(of: last).scalar.integer
    return (start.map { $0 <= number } ?? true) && (end.map { number <= $0 } ?? true)
  }
}

extension Expression {
  /// Whether it is a series with this index.
  fileprivate func binds(_ index: Symbol) -> Bool {
    if case .series(let series) = self { series.index == index } else { false }
  }

  /// The expression with another index in all names: `x_k` for `x_i`.
  fileprivate func replacingIndex(_ old: Symbol, by new: String) throws(Undefined) -> Expression {
    switch self {
    case .symbol(let symbol):
      if symbol == old { return Int(new).map { .integer($0) } ?? .symbol(Symbol(new)) }
      guard symbol.isIndexed(by: old) else { return self }
      guard let other = symbol.replacingIndex(old, by: new) else { break }
      return .symbol(other)
    case .call(let name, _) where name.isIndexed(by: old): break
    default: return try mappingChildren { part throws(Undefined) in try part.replacingIndex(old, by: new) }
    }
    throw Undefined(.unknown, "what the index \(old.identifier) of a name means is not known")
  }

  /// Whether it changes with a symbol, also as a term of a sum: `\sum_i x_i` changes with `x_k`.
  func depends(on symbol: Symbol) -> Bool {
    switch self {
    case .symbol(let other): return other == symbol
    case .call(let name, let arguments):
      return name == symbol || arguments.contains { $0.depends(on: symbol) }
    case .series(let series):
      if series.first.depends(on: symbol) || series.last.depends(on: symbol) { return true }
      if let own = symbol.indexed(by: series.index), series.body.mentions(own) { return true }
      return series.index != symbol && !symbol.isIndexed(by: series.index) && series.body.depends(on: symbol)
    case .at(let body, let other, let place):
      return place.depends(on: symbol) || other != symbol && body.depends(on: symbol)
    default: return children.contains { $0.depends(on: symbol) }
    }
  }

  /// The free names, without those that a series gives their index.
  var unboundNames: [Symbol] {
    var found: [Symbol] = []
    collectNames(into: &found, [])
    return found
  }

  private func collectNames(into found: inout [Symbol], _ indices: [Symbol]) {
    switch self {
    case .symbol(let symbol):
      let isBound = indices.contains { symbol == $0 || symbol.isIndexed(by: $0) }
      if !isBound, !found.contains(symbol) { found.append(symbol) }
    case .series(let series):
      series.first.collectNames(into: &found, indices)
      series.last.collectNames(into: &found, indices)
      series.body.collectNames(into: &found, indices + [series.index])
    default: for child in children { child.collectNames(into: &found, indices) }
    }
  }
}
