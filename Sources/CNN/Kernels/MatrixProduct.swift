/// The product of two matrices.
///
/// - Formula: C[i, j] = Σ_t A[i, t] · B[t, j].
/// - Shapes: `[M, T]`, `[T, N]` -> `[M, N]`.
/// - Precondition: both are matrices, and A is as wide as B is high: "a matrix [2, 3] times [2, 3]: the first
///   is 3 wide, the second 2 high".
public func matrixProduct(_ a: Tensor, _ b: Tensor) -> Tensor {
  requireFactors(a, b)
  let (height, inner, width) = (a.shape[0], a.shape[1], b.shape[1])
  if a.count == 0 || b.count == 0 { return .zeros([height, width]) }
  let starts = (0..<height).map { $0 * inner }
  let outputStarts = (0..<height).map { $0 * width }
  let zeros = [Float](repeating: 0, count: (width + 15) / 16 * 16)
  return Tensor(
    shape: [height, width],
    scalars: filled(height * width) { output in
      a.scalars.withUnsafeBufferPointer { a in
        // In parts, so that a packed part is still in the cache when it is read.
        for first in stride(from: 0, to: inner, by: IndirectProduct.chunk) {
          let rows = min(IndirectProduct.chunk, inner - first)
          let panels = PackedPanels(rows: rows, columns: width) { target in
            b.scalars.withUnsafeBufferPointer { b in
              for row in 0..<rows { target.copyRow(row, from: b.baseAddress! + (first + row) * width) }
            }
          }
          let product = IndirectProduct(
            starts: starts, offsets: Array(first..<first + rows), outputStarts: outputStarts, columns: width)
          panels.withPanels {
            product.run(a.baseAddress!, $0, initial: first == 0 ? zeros : nil, into: output)
          }
        }
      }
    })
}

/// The direct version, as the formula says it.
/// - Precondition: as for `matrixProduct`.
public func matrixProductDirect(_ a: Tensor, _ b: Tensor) -> Tensor {
  requireFactors(a, b)
  let (height, inner, width) = (a.shape[0], a.shape[1], b.shape[1])
  var product = Tensor.zeros([height, width])
  for i in 0..<height {
    for j in 0..<width {
      var sum: Float = 0
      for t in 0..<inner { sum += a.scalars[i * inner + t] * b.scalars[t * width + j] }
      product.scalars[i * width + j] = sum
    }
  }
  return product
}

private func requireFactors(_ a: Tensor, _ b: Tensor) {
  guard a.rank == 2, b.rank == 2 else {
    fatalError("\(text(a.shape)) times \(text(b.shape)): a matrix product takes two matrices")
  }
  guard a.shape[1] == b.shape[0] else {
    fatalError(
      "a matrix \(text(a.shape)) times \(text(b.shape)): the first is \(a.shape[1]) wide, "
        + "the second \(b.shape[0]) high")
  }
}
