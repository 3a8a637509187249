extension Tensor {
  /// Each number replaced by what `transform` makes of it; the shape stays.
  public func map(_ transform: (Float) -> Float) -> Tensor {
    Tensor(shape: shape, scalars: scalars.map(transform))
  }

  /// The sum of all numbers; 0 for an empty tensor. It is computed in double precision and rounded once: a
  /// long sum of `Float`s would lose numbers that are small beside the sum so far.
  public var sum: Float { Float(doubleSum) }

  /// The sum of all numbers in double precision.
  var doubleSum: Double { scalars.reduce(0.0) { $0 + Double($1) } }

  /// Place by place, left + right.
  /// - Precondition: both have one shape: "shapes [2, 2] and [2, 3] differ".
  public static func + (left: Tensor, right: Tensor) -> Tensor { combine(left, right, +) }

  /// Place by place, left - right.
  /// - Precondition: both have one shape: "shapes [2, 2] and [2, 3] differ".
  public static func - (left: Tensor, right: Tensor) -> Tensor { combine(left, right, -) }

  /// Place by place, left * right: the Hadamard product, not the matrix product.
  /// - Precondition: both have one shape: "shapes [2, 2] and [2, 3] differ".
  public static func * (left: Tensor, right: Tensor) -> Tensor { combine(left, right, *) }

  /// The number added at every place.
  public static func + (left: Tensor, right: Float) -> Tensor { left.map { $0 + right } }

  /// The number subtracted at every place.
  public static func - (left: Tensor, right: Float) -> Tensor { left.map { $0 - right } }

  /// Every place times the number.
  public static func * (left: Tensor, right: Float) -> Tensor { left.map { $0 * right } }

  /// Every place times the number.
  public static func * (left: Float, right: Tensor) -> Tensor { right.map { left * $0 } }

  /// Every place divided by the number, so that a kernel reads as in the book: `[[1, 2, 1]] / 4`.
  public static func / (left: Tensor, right: Float) -> Tensor { left.map { $0 / right } }

  /// Every place with its sign turned.
  public static prefix func - (tensor: Tensor) -> Tensor { tensor.map { -$0 } }

  private static func combine(
    _ left: Tensor, _ right: Tensor, _ operation: (Float, Float) -> Float
  ) -> Tensor {
    guard left.shape == right.shape else {
      fatalError("shapes \(text(left.shape)) and \(text(right.shape)) differ")
    }
    var result = left
    for place in result.scalars.indices {
      result.scalars[place] = operation(left.scalars[place], right.scalars[place])
    }
    return result
  }
}
