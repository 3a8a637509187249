/// A number or a matrix of numbers; a vector is a matrix with one column.
struct Value: Sendable, Hashable {
  private enum Storage: Sendable, Hashable {
    case number(Scalar)
    case matrix([[Scalar]])
  }

  private let storage: Storage

  init(_ scalar: Scalar) { storage = .number(scalar) }

  init(rows: [[Scalar]]) throws(Undefined) {
    guard let width = rows.first?.count, width > 0, rows.allSatisfy({ $0.count == width }) else {
      throw Undefined(.unsupported, "the rows of a matrix have not the same length")
    }
    storage = .matrix(rows)
  }

  var rows: [[Scalar]] {
    switch storage {
    case .number(let scalar): [[scalar]]
    case .matrix(let rows): rows
    }
  }

  var isScalar: Bool { if case .number = storage { true } else { false } }

  var columns: Int { rows[0].count }

  var isVector: Bool { !isScalar && (columns == 1 || rows.count == 1) }

  var entries: [Scalar] { rows.flatMap { $0 } }

  var scalar: Scalar {
    get throws(Undefined) {
      guard case .number(let scalar) = storage else {
        throw Undefined(.unsupported, "a matrix stands where a number is meant")
      }
      return scalar
    }
  }

  private static let shapes = Undefined(.undefined, "the shapes of the matrices do not fit")

  static func + (left: Value, right: Value) throws(Undefined) -> Value {
    if case .number(let a) = left.storage, case .number(let b) = right.storage { return Value(try a + b) }
    return try left.combined(right) { (a, b) throws(Undefined) in try a + b }
  }

  /// Combines the entries of two matrices of the same shape, or each entry of one with a number.
  func elementwise(
    _ other: Value, _ operation: (Scalar, Scalar) throws(Undefined) -> Scalar
  ) throws(Undefined) -> Value {
    switch (storage, other.storage) {
    case (.number(let a), .number(let b)): return Value(try operation(a, b))
    case (.number(let a), .matrix(let rows)):
      return try Value(rows: Array(repeating: Array(repeating: a, count: rows[0].count), count: rows.count))
        .combined(other, operation)
    case (.matrix(let rows), .number(let b)):
      return try combined(
        Value(rows: Array(repeating: Array(repeating: b, count: rows[0].count), count: rows.count)), operation
      )
    case (.matrix, .matrix): return try combined(other, operation)
    }
  }

  private func combined(
    _ other: Value, _ operation: (Scalar, Scalar) throws(Undefined) -> Scalar
  ) throws(Undefined) -> Value {
    guard isScalar == other.isScalar, rows.count == other.rows.count, columns == other.columns else {
      throw Self.shapes
    }
    var result = rows
    let others = other.rows
    for row in result.indices {
      for column in result[row].indices {
        result[row][column] = try operation(result[row][column], others[row][column])
      }
    }
    return try Value(rows: result)
  }

  func scaled(by factor: Scalar) throws(Undefined) -> Value {
    if case .number(let scalar) = storage { return Value(try scalar * factor) }
    var result = rows
    for row in result.indices {
      for column in result[row].indices { result[row][column] = try result[row][column] * factor }
    }
    return try Value(rows: result)
  }

  static func * (left: Value, right: Value) throws(Undefined) -> Value {
    if left.isScalar { return try right.scaled(by: left.scalar) }
    if right.isScalar { return try left.scaled(by: right.scalar) }
    guard left.columns == right.rows.count else { throw shapes }
    guard left.rows.count * left.columns * right.columns <= 100_000 else { throw .tooLarge }
    var result: [[Scalar]] = []
    let others = right.rows
    for row in left.rows {
      var line: [Scalar] = []
      for column in others[0].indices {
        var sum = Scalar(0)
        for (index, entry) in row.enumerated() { sum = try sum + entry * others[index][column] }
        line.append(sum)
      }
      result.append(line)
    }
    // A 1 × 1 product is a number.
    return result.count == 1 && result[0].count == 1 ? Value(result[0][0]) : try Value(rows: result)
  }

  /// The scalar product of two vectors; otherwise the product.
  func dot(_ other: Value) throws(Undefined) -> Value {
    guard isVector, other.isVector, entries.count == other.entries.count else { return try self * other }
    var sum = Scalar(0)
    for (a, b) in zip(entries, other.entries) { sum = try sum + a * b }
    return Value(sum)
  }

  static func / (left: Value, right: Value) throws(Undefined) -> Value {
    let divisor = try right.scalar
    if left.isScalar { return try Value(left.scalar / divisor) }
    return try left.scaled(by: Scalar(1) / divisor)
  }

  func power(_ exponent: Scalar) throws(Undefined) -> Value {
    if isScalar { return try Value(scalar.power(exponent)) }
    guard let count = exponent.integer, count != 0, abs(count) <= 64, rows.count == columns else {
      throw Undefined(.unsupported, "this power of a matrix is not computed")
    }
    if count < 0 { return try inverse.power(Scalar(-count)) }
    var result = self
    for _ in 1..<count { result = try result * self }
    return result
  }

  var transposed: Value {
    get throws(Undefined) {
      if isScalar { return self }
      return try Value(rows: (0..<columns).map { column in rows.map { $0[column] } })
    }
  }

  /// By Gauss–Jordan elimination; exact if the entries are.
  private var inverse: Value {
    get throws(Undefined) {
      guard try determinant.isZero == false else { throw Undefined(.undefined, "the matrix has no inverse") }
      var matrix = rows.enumerated().map { row, entries in
        entries + entries.indices.map { Scalar($0 == row ? 1 : 0) }
      }
      for step in matrix.indices {
        guard let pivot = matrix[step...].firstIndex(where: { $0[step].isZero == false }) else {
          throw .tooLarge
        }
        matrix.swapAt(pivot, step)
        let divisor = matrix[step][step]
        for column in matrix[step].indices { matrix[step][column] = try matrix[step][column] / divisor }
        for row in matrix.indices where row != step {
          let factor = matrix[row][step]
          for column in matrix[row].indices {
            matrix[row][column] = try matrix[row][column] - factor * matrix[step][column]
          }
        }
      }
      return try Value(rows: matrix.map { Array($0[columns...]) })
    }
  }

  /// By Gaussian elimination; exact if the entries are.
  var determinant: Scalar {
    get throws(Undefined) {
      guard !isScalar, rows.count == columns else { throw Self.shapes }
      guard columns <= 32, entries.allSatisfy({ ($0.rational?.size ?? 0) <= 256 }) else { throw .tooLarge }
      var matrix = rows
      var product = Scalar(1)
      for step in matrix.indices {
        guard let pivot = matrix[step...].firstIndex(where: { $0[step].isZero == false }) else {
          guard matrix[step...].allSatisfy({ $0[step].isZero == true }) else { throw .tooLarge }
          return Scalar(0)
        }
        if pivot != step {
          matrix.swapAt(pivot, step)
          product = -product
        }
        product = try product * matrix[step][step]
        for row in matrix.indices where row > step {
          let factor = try matrix[row][step] / matrix[step][step]
          for column in step..<columns {
            matrix[row][column] = try matrix[row][column] - factor * matrix[step][column]
          }
        }
      }
      return product
    }
  }
}
