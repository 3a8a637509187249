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
        throw Undefined(.unsupported, "a matrix stands where a number is meant", isOfKinds: true)
      }
      return scalar
    }
  }

  private static let shapes = Undefined(.undefined, "the shapes of the matrices do not fit", isOfKinds: true)

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
    guard let count = exponent.integer, (-64...64).contains(count), rows.count == columns else {
      throw Undefined(.unsupported, "this power of a matrix is not computed", isOfKinds: true)
    }
    if count == 0 { return try Self.identity(columns) }
    let base = count < 0 ? try inverted : self
    var result = base
    for _ in 1..<abs(count) { result = try result * base }
    return result
  }

  static func identity(_ size: Int) throws(Undefined) -> Value {
    try Value(rows: (0..<size).map { row in (0..<size).map { Scalar($0 == row ? 1 : 0) } })
  }

  /// The inverse of a square matrix by Gauss-Jordan elimination; exact if the entries are.
  private var inverted: Value {
    get throws(Undefined) {
      guard columns <= 8, entries.allSatisfy({ ($0.rational?.size ?? 0) <= 256 }) else { throw .tooLarge }
      var left = rows
      var right = try Self.identity(columns).rows
      for step in left.indices {
        guard let pivot = left[step...].firstIndex(where: { $0[step].isZero == false }) else {
          throw Undefined(.undefined, "the matrix has no inverse")
        }
        left.swapAt(pivot, step)
        right.swapAt(pivot, step)
        let head = left[step][step]
        for row in left.indices where row != step {
          let factor = try left[row][step] / head
          for column in left.indices {
            left[row][column] = try left[row][column] - factor * left[step][column]
            right[row][column] = try right[row][column] - factor * right[step][column]
          }
        }
        for column in left.indices {
          left[step][column] = try left[step][column] / head
          right[step][column] = try right[step][column] / head
        }
      }
      return try Value(rows: right)
    }
  }

  /// The cross product of two vectors with three entries; otherwise the product.
  func cross(_ other: Value) throws(Undefined) -> Value {
    guard isVector, other.isVector else { return try self * other }
    let (a, b) = (entries, other.entries)
    guard a.count == 3, b.count == 3 else { throw Self.shapes }
    return try Value(rows: [
      [a[1] * b[2] - a[2] * b[1]], [a[2] * b[0] - a[0] * b[2]], [a[0] * b[1] - a[1] * b[0]],
    ])
  }

  /// Whether it is a number or a matrix of nothing but zeros.
  var isZero: Bool { entries.allSatisfy { $0.isZero == true } }

  var transposed: Value {
    get throws(Undefined) {
      if isScalar { return self }
      return try Value(rows: (0..<columns).map { column in rows.map { $0[column] } })
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
