/// The largest number of every window, without its place: the fast version.
/// - Precondition: the geometry was made from this input.
func maxPoolFast(_ input: Tensor, _ geometry: PoolingGeometry) -> Tensor {
  let scalars =
    geometry.isHalving
    ? halved(input.scalars, geometry)
    : pooledRows(input.scalars, geometry, start: -.infinity) { larger($0, $1) }
  return Tensor(shape: geometry.outputShape, scalars: scalars)
}

extension PoolingGeometry {
  /// Whether every window is a block of 2 × 2 places of its own, all of them inside of the plane.
  fileprivate var isHalving: Bool {
    func isHalving(_ axis: SlidingWindow) -> Bool {
      axis.filter == 2 && axis.stride == 2 && axis.paddingBefore == 0 && axis.outputSize * 2 <= axis.size
    }
    return isHalving(rows) && isHalving(columns)
  }
}

/// The largest number of every block of 2 × 2 places.
private func halved(_ scalars: [Float], _ geometry: PoolingGeometry) -> [Float] {
  let (rows, columns) = (geometry.rows, geometry.columns)
  let count = geometry.planeCount * rows.outputSize * columns.outputSize
  return filled(count) { output in
    scalars.withUnsafeBufferPointer { source in
      var (above, target) = (source.baseAddress!, output)
      for _ in 0..<geometry.planeCount {
        for i in 0..<rows.outputSize {
          let row = above + 2 * i * columns.size
          halve(row, row + columns.size, into: target, count: columns.outputSize)
          target += columns.outputSize
        }
        above += rows.size * columns.size
      }
    }
  }
}

/// One row of maxima from the two rows above each other. Sixteen neighbours of both at a time: the larger of
/// the rows, and then the larger of the lanes with even and with odd numbers.
private func halve(
  _ above: UnsafePointer<Float>, _ below: UnsafePointer<Float>, into target: UnsafeMutablePointer<Float>,
  count: Int
) {
  func lanes(_ row: UnsafePointer<Float>, _ place: Int) -> SIMD16<Float> {
    UnsafeRawPointer(row + place).loadUnaligned(as: SIMD16<Float>.self)
  }
  guard count >= 8 else {
    for j in 0..<count {
      target[j] = larger(larger(above[2 * j], above[2 * j + 1]), larger(below[2 * j], below[2 * j + 1]))
    }
    return
  }
  var j = 0
  while j < count {
    // The last eight may begin among those that are done: they come out the same again.
    j = min(j, count - 8)
    let both = larger(lanes(above, 2 * j), lanes(below, 2 * j))
    let largest = larger(both.evenHalf, both.oddHalf)
    UnsafeMutableRawPointer(target + j).storeBytes(of: largest, as: SIMD8<Float>.self)
    j += 8
  }
}

// Not generic over the count of lanes: only operations on a type that is named compile to single instructions.

/// The larger of both, lane by lane; a NaN is larger than any number.
@inline(__always)
private func larger(_ a: SIMD16<Float>, _ b: SIMD16<Float>) -> SIMD16<Float> {
  a.replacing(with: b, where: (b .> a) .| (b .!= b))
}

/// The larger of both, lane by lane; a NaN is larger than any number.
@inline(__always)
private func larger(_ a: SIMD8<Float>, _ b: SIMD8<Float>) -> SIMD8<Float> {
  a.replacing(with: b, where: (b .> a) .| (b .!= b))
}
