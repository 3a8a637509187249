/// Transposes a matrix: `[rows, columns]`, row by row, becomes `[columns, rows]`.
func transpose(
  _ source: UnsafePointer<Float>, into target: UnsafeMutablePointer<Float>, rows: Int, columns: Int
) {
  // In squares of 8 × 8, which fit into registers.
  var top = 0
  while top + 8 <= rows {
    var left = 0
    while left + 8 <= columns {
      transposeSquare(
        source + top * columns + left, columns, into: target + left * rows + top, rows)
      left += 8
    }
    for column in left..<columns {
      for row in top..<top + 8 { target[column * rows + row] = source[row * columns + column] }
    }
    top += 8
  }
  for column in 0..<columns {
    for row in top..<rows { target[column * rows + row] = source[row * columns + column] }
  }
}

@inline(__always)
private func transposeSquare(
  _ source: UnsafePointer<Float>, _ sourceStep: Int, into target: UnsafeMutablePointer<Float>,
  _ targetStep: Int
) {
  func row(_ index: Int) -> SIMD8<Float> { (source + index * sourceStep).eight }
  // Neighbouring rows are interleaved three times: numbers, pairs, halves.
  let (a, b) = interleaved(row(0), row(1))
  let (c, d) = interleaved(row(2), row(3))
  let (e, f) = interleaved(row(4), row(5))
  let (g, h) = interleaved(row(6), row(7))
  let (ac0, ac1, bd0, bd1) = (pairs(a, c, 0), pairs(a, c, 1), pairs(b, d, 0), pairs(b, d, 1))
  let (eg0, eg1, fh0, fh1) = (pairs(e, g, 0), pairs(e, g, 1), pairs(f, h, 0), pairs(f, h, 1))
  func store(_ index: Int, _ vector: SIMD8<Float>) { (target + index * targetStep).eight = vector }
  store(0, SIMD8(lowHalf: ac0.lowHalf, highHalf: eg0.lowHalf))
  store(1, SIMD8(lowHalf: ac1.lowHalf, highHalf: eg1.lowHalf))
  store(2, SIMD8(lowHalf: bd0.lowHalf, highHalf: fh0.lowHalf))
  store(3, SIMD8(lowHalf: bd1.lowHalf, highHalf: fh1.lowHalf))
  store(4, SIMD8(lowHalf: ac0.highHalf, highHalf: eg0.highHalf))
  store(5, SIMD8(lowHalf: ac1.highHalf, highHalf: eg1.highHalf))
  store(6, SIMD8(lowHalf: bd0.highHalf, highHalf: fh0.highHalf))
  store(7, SIMD8(lowHalf: bd1.highHalf, highHalf: fh1.highHalf))
}

/// The numbers 0, 1, 4, 5 of both, interleaved, and the numbers 2, 3, 6, 7. It works within each half of a
/// register, as the processor's instructions do.
@inline(__always)
private func interleaved(_ a: SIMD8<Float>, _ b: SIMD8<Float>) -> (SIMD8<Float>, SIMD8<Float>) {
  (
    SIMD8(a[0], b[0], a[1], b[1], a[4], b[4], a[5], b[5]),
    SIMD8(a[2], b[2], a[3], b[3], a[6], b[6], a[7], b[7])
  )
}

/// One pair from each half of both.
@inline(__always)
private func pairs(_ a: SIMD8<Float>, _ b: SIMD8<Float>, _ index: Int) -> SIMD8<Float> {
  index == 0
    ? SIMD8(a[0], a[1], b[0], b[1], a[4], a[5], b[4], b[5])
    : SIMD8(a[2], a[3], b[2], b[3], a[6], a[7], b[6], b[7])
}
