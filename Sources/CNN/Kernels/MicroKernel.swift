/// The innermost loop of every convolution and matrix product: a block of 6 × 16 sums that stay in registers.
///
/// - Formula: Y[i][j] = B[j] + Σ_t x_i[offset_t] · P[t][j] for 0 <= i < 6, where x_i is where row i begins.
/// - Source: Goto & van de Geijn, Anatomy of High-Performance Matrix Multiplication (2008), for the block;
///   Dukhan, The Indirect Convolution Algorithm (2019), for reading the left factor through offsets.
struct MicroKernel {
  /// The rows of a block.
  static let rows = 6

  /// The columns of a wide block.
  static let columns = 16

  /// Where each row reads. Rows after the last read what the last one reads.
  let starts: (Numbers, Numbers, Numbers, Numbers, Numbers, Numbers)

  /// Where each row writes. Rows after the last write to scratch space.
  let outputs: (Sums, Sums, Sums, Sums, Sums, Sums)

  typealias Numbers = UnsafePointer<Float>
  typealias Sums = UnsafeMutablePointer<Float>

  /// - Parameters:
  ///   - offsets: which numbers of a row are read, in the order of the panel's rows.
  ///   - panel: P, 16 columns wide, its rows `stride` numbers apart.
  ///   - initial: B, or nil to add to the output.
  @inline(__always)
  func wide(
    _ offsets: UnsafePointer<Int>, count: Int, panel: Numbers, stride: Int, initial: Numbers?
  ) {
    var (a0, b0, c0, d0, e0, f0): Six
    var (a1, b1, c1, d1, e1, f1): Six
    if let initial {
      let (left, right) = (initial.eight, (initial + 8).eight)
      (a0, b0, c0, d0, e0, f0) = (left, left, left, left, left, left)
      (a1, b1, c1, d1, e1, f1) = (right, right, right, right, right, right)
    } else {
      (a0, b0, c0, d0, e0, f0) = sums(0)
      (a1, b1, c1, d1, e1, f1) = sums(8)
    }
    let (a, b, c, d, e, f) = starts
    var row = panel
    for t in 0..<count {
      let offset = offsets[t]
      let (left, right) = (row.eight, (row + 8).eight)
      row += stride
      var x = SIMD8(repeating: a[offset])
      a0 = multiplyAdd(x, left, a0)
      a1 = multiplyAdd(x, right, a1)
      x = SIMD8(repeating: b[offset])
      b0 = multiplyAdd(x, left, b0)
      b1 = multiplyAdd(x, right, b1)
      x = SIMD8(repeating: c[offset])
      c0 = multiplyAdd(x, left, c0)
      c1 = multiplyAdd(x, right, c1)
      x = SIMD8(repeating: d[offset])
      d0 = multiplyAdd(x, left, d0)
      d1 = multiplyAdd(x, right, d1)
      x = SIMD8(repeating: e[offset])
      e0 = multiplyAdd(x, left, e0)
      e1 = multiplyAdd(x, right, e1)
      x = SIMD8(repeating: f[offset])
      f0 = multiplyAdd(x, left, f0)
      f1 = multiplyAdd(x, right, f1)
    }
    store((a0, b0, c0, d0, e0, f0), 0)
    store((a1, b1, c1, d1, e1, f1), 8)
  }

  /// The same with 8 columns. Even and odd offsets are summed separately: six sums alone do not
  /// hide the latency of the additions.
  @inline(__always)
  func narrow(
    _ offsets: UnsafePointer<Int>, count: Int, panel: Numbers, stride: Int, initial: Numbers?
  ) {
    var (a0, b0, c0, d0, e0, f0): Six
    if let initial {
      let left = initial.eight
      (a0, b0, c0, d0, e0, f0) = (left, left, left, left, left, left)
    } else {
      (a0, b0, c0, d0, e0, f0) = sums(0)
    }
    let zero = SIMD8<Float>.zero
    var (a1, b1, c1, d1, e1, f1): Six = (zero, zero, zero, zero, zero, zero)
    let (a, b, c, d, e, f) = starts
    var row = panel
    var t = 0
    while t + 1 < count {
      var (offset, left) = (offsets[t], row.eight)
      a0 = multiplyAdd(SIMD8(repeating: a[offset]), left, a0)
      b0 = multiplyAdd(SIMD8(repeating: b[offset]), left, b0)
      c0 = multiplyAdd(SIMD8(repeating: c[offset]), left, c0)
      d0 = multiplyAdd(SIMD8(repeating: d[offset]), left, d0)
      e0 = multiplyAdd(SIMD8(repeating: e[offset]), left, e0)
      f0 = multiplyAdd(SIMD8(repeating: f[offset]), left, f0)
      (offset, left) = (offsets[t + 1], (row + stride).eight)
      a1 = multiplyAdd(SIMD8(repeating: a[offset]), left, a1)
      b1 = multiplyAdd(SIMD8(repeating: b[offset]), left, b1)
      c1 = multiplyAdd(SIMD8(repeating: c[offset]), left, c1)
      d1 = multiplyAdd(SIMD8(repeating: d[offset]), left, d1)
      e1 = multiplyAdd(SIMD8(repeating: e[offset]), left, e1)
      f1 = multiplyAdd(SIMD8(repeating: f[offset]), left, f1)
      row += 2 * stride
      t += 2
    }
    if t < count {
      let (offset, left) = (offsets[t], row.eight)
      a0 = multiplyAdd(SIMD8(repeating: a[offset]), left, a0)
      b0 = multiplyAdd(SIMD8(repeating: b[offset]), left, b0)
      c0 = multiplyAdd(SIMD8(repeating: c[offset]), left, c0)
      d0 = multiplyAdd(SIMD8(repeating: d[offset]), left, d0)
      e0 = multiplyAdd(SIMD8(repeating: e[offset]), left, e0)
      f0 = multiplyAdd(SIMD8(repeating: f[offset]), left, f0)
    }
    store((a0 + a1, b0 + b1, c0 + c1, d0 + d1, e0 + e1, f0 + f1), 0)
  }

  private typealias Six = (
    SIMD8<Float>, SIMD8<Float>, SIMD8<Float>, SIMD8<Float>, SIMD8<Float>, SIMD8<Float>
  )

  @inline(__always)
  private func sums(_ column: Int) -> Six {
    (
      (outputs.0 + column).eight, (outputs.1 + column).eight, (outputs.2 + column).eight,
      (outputs.3 + column).eight, (outputs.4 + column).eight, (outputs.5 + column).eight
    )
  }

  @inline(__always)
  private func store(_ sums: Six, _ column: Int) {
    (outputs.0 + column).eight = sums.0
    (outputs.1 + column).eight = sums.1
    (outputs.2 + column).eight = sums.2
    (outputs.3 + column).eight = sums.3
    (outputs.4 + column).eight = sums.4
    (outputs.5 + column).eight = sums.5
  }
}
