extension Tensor {
  /// The largest number. A NaN is larger than any number.
  /// - Precondition: there is one: "a tensor of shape [0, 2] has no maximum".
  public var maximum: Float { scalars[offsetOfMaximum] }

  /// The indices of the largest number, such as `[row, column]`; of the first among equal ones.
  /// - Precondition: as for `maximum`.
  public var indexOfMaximum: [Int] { indices(at: offsetOfMaximum) }

  /// The smallest number. A NaN is smaller than any number.
  /// - Precondition: there is one: "a tensor of shape [0, 2] has no minimum".
  public var minimum: Float {
    if count == 0 { fatalError("a tensor of shape \(text(shape)) has no minimum") }
    return -scalars.reduce(-.infinity) { larger($0, -$1) }
  }

  /// The sum of all numbers divided by how many there are.
  /// - Precondition: there is one: "a tensor of shape [0, 2] has no mean".
  public var mean: Float {
    if count == 0 { fatalError("a tensor of shape \(text(shape)) has no mean") }
    return Float(doubleSum / Double(count))
  }

  /// The numbers shifted and scaled to 0…1, for a picture of them.
  /// - Formula: (x - min) / (max - min), and 0 where all numbers are equal.
  /// - Precondition: as for `maximum`.
  public var normalised: Tensor {
    let (least, most) = (Double(minimum), Double(maximum))
    if least == most { return Tensor.zeros(shape) }
    return map { Float((Double($0) - least) / (most - least)) }
  }

  private var offsetOfMaximum: Int {
    if count == 0 { fatalError("a tensor of shape \(text(shape)) has no maximum") }
    var best = 0
    for place in scalars.indices {
      let (value, bestValue) = (scalars[place], scalars[best])
      if value > bestValue || value.isNaN && !bestValue.isNaN { best = place }
    }
    return best
  }
}

/// The larger of both; a NaN is larger than any number.
@inline(__always)
func larger(_ a: Float, _ b: Float) -> Float {
  // Two selections without a branch.
  let greater = b > a ? b : a
  return b.isNaN ? b : greater
}
