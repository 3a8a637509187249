/// Cross-correlates `input` with `filters`: slides each filter over the image and writes down, at every
/// position, the sum of the products. This is what the layers of a network call a convolution.
///
/// - Formula: Y[n, k, i, j] = Σ_c Σ_r Σ_s X[n, c, i·stride + r - padding, j·stride + s - padding]
///   · F[k, c, r, s], where X is 0 outside of the image.
/// - Shapes: `[N, C, H, W]`, `[K, C, R, S]` -> `[N, K, H', W']`;
///   `[C, H, W]`, `[K, C, R, S]` -> `[K, H', W']`;
///   `[H, W]`, `[R, S]` -> `[H', W']`, with H' = ⌊(H - R + 2·padding) / stride⌋ + 1 and W' likewise.
/// - Precondition: both have the same C, no axis is empty, the filter fits; the message shows both shapes, as
///   `ConvolutionGeometry` words it.
/// - Source: Goodfellow, Bengio & Courville, Deep Learning, section 9.1, equation 9.6; Dumoulin & Visin, A
///   guide to convolution arithmetic for deep learning, section 2.4.
public func crossCorrelate(
  _ input: Tensor, with filters: Tensor, stride: Int = 1, padding: Int = 0
) -> Tensor {
  let geometry = ConvolutionGeometry(
    input: input.shape, filters: filters.shape, stride: stride, padding: padding)
  return crossCorrelateDirect(input, with: filters, geometry)
}

/// Convolves `input` with `filters`: cross-correlation with each filter turned by 180°, which makes the
/// operation commutative. A network that learns its filters learns them turned, so its layers leave the
/// turning out.
///
/// - Formula: Y[n, k, i, j] = Σ_c Σ_r Σ_s X[n, c, i·stride + r - padding, j·stride + s - padding]
///   · F[k, c, R-1-r, S-1-s].
/// - Shapes, preconditions: as for `crossCorrelate`.
/// - Source: Goodfellow, Bengio & Courville, Deep Learning, section 9.1, equation 9.4.
public func convolve(_ input: Tensor, with filters: Tensor, stride: Int = 1, padding: Int = 0) -> Tensor {
  // A wrong rank is refused by the geometry, which names both shapes.
  let turned = filters.rank == 2 || filters.rank == 4 ? filters.turnedBy180Degrees : filters
  return crossCorrelate(input, with: turned, stride: stride, padding: padding)
}

/// The direct version, as the formula says it: for every place of the output, the sum over the filter.
/// - Precondition: the geometry was made from these two shapes.
func crossCorrelateDirect(
  _ input: Tensor, with filters: Tensor, _ geometry: ConvolutionGeometry
) -> Tensor {
  let (rows, columns) = (geometry.rows, geometry.columns)
  var output: [Float] = []
  output.reserveCapacity(placeCount(of: geometry.outputShape))
  for n in 0..<geometry.batch {
    for k in 0..<geometry.filters {
      for i in 0..<rows.outputSize {
        for j in 0..<columns.outputSize {
          var sum: Float = 0
          for c in 0..<geometry.channels {
            let image = (n * geometry.channels + c) * rows.size
            let filter = (k * geometry.channels + c) * rows.filter
            // Outside of the image there are zeros, which add nothing: they are left out.
            for r in rows.inside(of: i) {
              for s in columns.inside(of: j) {
                let x = (image + rows.start(of: i) + r) * columns.size + columns.start(of: j) + s
                let f = (filter + r) * columns.filter + s
                sum += input.scalars[x] * filters.scalars[f]
              }
            }
          }
          output.append(sum)
        }
      }
    }
  }
  return Tensor(shape: geometry.outputShape, scalars: output)
}
