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
  /// Whether windows are blocks of 2 × 2 places inside of the plane that do not overlap.
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

/// One row of maxima from two rows. Sixteen neighbours of both at a time: first the larger of the two rows,
/// then the larger of the even and the odd lanes.
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
    // The last eight may overlap those that are done: the results are the same.
    j = min(j, count - 8)
    let both = larger(lanes(above, 2 * j), lanes(below, 2 * j))
    let largest = larger(both.evenHalf, both.oddHalf)
    UnsafeMutableRawPointer(target + j).storeBytes(of: largest, as: SIMD8<Float>.self)
    j += 8
  }
}

// Not generic over the number of lanes: only operations on concrete types compile to single instructions.

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
