/// An array of numbers with any number of axes: a rank-1 tensor is a list, a rank-2 tensor a matrix, and an
/// image with its colour channels a rank-3 tensor.
///
/// - Axis order: `[N, C, H, W]`, that is image in the batch, channel, row, column. Axes are
///   left out at the front: `[C, H, W]` is one image, `[H, W]` one plane of it.
/// - Layout: row-major. Neighbours along the last axis are adjacent, so `strides` ends in 1, and the scalar
///   at `[i_0, …, i_r]` is `scalars[Σ i_a * strides[a]]`.
public struct Tensor: Equatable, Sendable {
  /// The length of each axis. Empty for a tensor of rank 0, which holds one number.
  public let shape: [Int]

  /// How far apart, in `scalars`, two neighbours along each axis are.
  public let strides: [Int]

  /// All numbers, row by row.
  public internal(set) var scalars: [Float]

  /// A tensor of this shape with these numbers, given row by row.
  /// - Precondition: no axis is negative, and there are as many scalars as the shape has places; the message
  ///   shows both: "shape [2, 2] has 4 places, but there are 3 scalars".
  public init(shape: [Int], scalars: [Float]) {
    let places = placeCount(of: shape)
    guard places == scalars.count else {
      fatalError("shape \(text(shape)) has \(places) places, but there are \(scalars.count) scalars")
    }
    self.shape = shape
    self.strides = rowMajorStrides(of: shape)
    self.scalars = scalars
  }

  /// A tensor of this shape with the same number at every place.
  /// - Precondition: no axis is negative: "shape [2, -1] has a negative axis".
  public init(shape: [Int], repeating scalar: Float) {
    self.init(shape: shape, scalars: [Float](repeating: scalar, count: placeCount(of: shape)))
  }

  /// A tensor of this shape filled with 0.
  /// - Precondition: no axis is negative: "shape [2, -1] has a negative axis".
  public static func zeros(_ shape: [Int]) -> Tensor {
    Tensor(shape: shape, repeating: 0)
  }

  /// The number of axes.
  public var rank: Int { shape.count }

  /// The number of places, which is the product of `shape`.
  public var count: Int { scalars.count }

  /// The same numbers, row by row, in another shape.
  /// - Precondition: both shapes have equally many places: "shape [3, 2] has 6 places, but there are 4
  ///   scalars".
  public func reshaped(_ shape: [Int]) -> Tensor {
    Tensor(shape: shape, scalars: scalars)
  }
}

extension Tensor {
  /// - Precondition: this upstream gradient has the shape of the result: "upstream gradient [2, 1] does not
  ///   have the shape [2, 2] of the means".
  func requireShape(_ expected: [Int], ofThe result: String) {
    guard shape == expected else {
      fatalError(
        "upstream gradient \(text(shape)) does not have the shape \(text(expected)) of the \(result)")
    }
  }
}

/// Π shape, which is 1 for the empty shape.
func placeCount(of shape: [Int]) -> Int {
  var product = 1
  var overflowed = false
  for length in shape {
    guard length >= 0 else { fatalError("shape \(text(shape)) has a negative axis") }
    let (next, overflow) = product.multipliedReportingOverflow(by: length)
    overflowed = overflowed || overflow
    product = next
  }
  // An axis of length 0 empties the tensor, however long the others are.
  if shape.contains(0) { return 0 }
  guard !overflowed else { fatalError("shape \(text(shape)) has more places than an Int can count") }
  return product
}

/// strides[a] = Π shape[b] over all axes b after a. An empty tensor has no neighbours: its strides are all 1.
private func rowMajorStrides(of shape: [Int]) -> [Int] {
  var strides = [Int](repeating: 1, count: shape.count)
  if shape.contains(0) { return strides }
  for axis in shape.indices.dropLast().reversed() {
    strides[axis] = strides[axis + 1] * shape[axis + 1]
  }
  return strides
}
