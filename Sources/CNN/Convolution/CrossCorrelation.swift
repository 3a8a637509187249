/// Cross-correlates `input` with `filters`: slides each filter over the image and writes down, at every
/// position, the sum of the products. This is what the layers of a network call a convolution.
///
/// - Formula: Y[n, k, i, j] = b[k] + Σ_c Σ_r Σ_s X[n, c, i·stride + r·dilation - top,
///   j·stride + s·dilation - left] · F[k, c, r, s], where X is 0 outside of the image, and c runs over the
///   C/G channels of the group that k belongs to.
/// - Shapes: `[N, C, H, W]`, `[K, C/G, R, S]` -> `[N, K, H', W']`;
///   `[C, H, W]`, `[K, C/G, R, S]` -> `[K, H', W']`;
///   `[H, W]`, `[R, S]` -> `[H', W']`, with H' = ⌊(H - d(R - 1) - 1 + top + bottom) / stride⌋ + 1 and W'
///   likewise. The bias is `[K]`.
/// - Precondition: the filters have C/G channels, no axis is empty, the filter fits; the message shows both
///   shapes, as `ConvolutionGeometry` words it. "bias [2] for 3 filters".
/// - Note: where a weight is infinite or NaN, the places whose window touches the padding are NaN, as 0 · ∞
///   is; the direct version leaves the padding out.
/// - Source: Goodfellow, Bengio & Courville, Deep Learning, section 9.1, equation 9.6; Dumoulin & Visin, A
///   guide to convolution arithmetic for deep learning, sections 2.4 and 5.1.
public func crossCorrelate(
  _ input: Tensor, with filters: Tensor, bias: Tensor? = nil, stride: Int = 1, padding: Padding,
  dilation: Int = 1, groups: Int = 1
) -> Tensor {
  let geometry = ConvolutionGeometry(
    input: input.shape, filters: filters.shape, stride: stride, padding: padding, dilation: dilation,
    groups: groups)
  geometry.requireBias(bias?.shape)
  let convolution = FastConvolution(geometry: geometry)
  return convolution.forward(
    convolution.padded(ImageBatch(input)), filters: filters.scalars, bias: bias?.scalars
  ).tensor(shape: geometry.outputShape)
}

/// As above, with the same padding on all four sides.
public func crossCorrelate(
  _ input: Tensor, with filters: Tensor, bias: Tensor? = nil, stride: Int = 1, padding: Int = 0,
  dilation: Int = 1, groups: Int = 1
) -> Tensor {
  crossCorrelate(
    input, with: filters, bias: bias, stride: stride, padding: .border(padding), dilation: dilation,
    groups: groups)
}

/// Convolves `input` with `filters`: cross-correlation with each filter turned by 180°, which makes the
/// operation commutative. A network that learns its filters learns them turned, so its layers leave the
/// turning out.
///
/// - Formula: Y[n, k, i, j] = b[k] + Σ_c Σ_r Σ_s X[n, c, i·stride + r·dilation - top,
///   j·stride + s·dilation - left] · F[k, c, R-1-r, S-1-s].
/// - Shapes, preconditions: as for `crossCorrelate`.
/// - Source: Goodfellow, Bengio & Courville, Deep Learning, section 9.1, equation 9.4.
public func convolve(
  _ input: Tensor, with filters: Tensor, bias: Tensor? = nil, stride: Int = 1, padding: Padding,
  dilation: Int = 1, groups: Int = 1
) -> Tensor {
  // A wrong rank is refused by the geometry, which names both shapes.
  let turned = filters.rank == 2 || filters.rank == 4 ? filters.turnedBy180Degrees : filters
  return crossCorrelate(
    input, with: turned, bias: bias, stride: stride, padding: padding, dilation: dilation, groups: groups)
}

/// As above, with the same padding on all four sides.
public func convolve(
  _ input: Tensor, with filters: Tensor, bias: Tensor? = nil, stride: Int = 1, padding: Int = 0,
  dilation: Int = 1, groups: Int = 1
) -> Tensor {
  convolve(
    input, with: filters, bias: bias, stride: stride, padding: .border(padding), dilation: dilation,
    groups: groups)
}

/// The direct version, as the formula says it: for every place of the output, the sum over the filter.
/// - Precondition: the geometry was made from these two shapes; there are as many biases as filters.
public func crossCorrelateDirect(
  _ input: Tensor, with filters: Tensor, bias: Tensor? = nil, _ geometry: ConvolutionGeometry
) -> Tensor {
  geometry.requireBias(bias?.shape)
  let (rows, columns) = (geometry.rows, geometry.columns)
  var output: [Float] = []
  output.reserveCapacity(placeCount(of: geometry.outputShape))
  for n in 0..<geometry.batch {
    for k in 0..<geometry.filters {
      let group = k / (geometry.filters / geometry.groups)
      for i in 0..<rows.outputSize {
        for j in 0..<columns.outputSize {
          var sum: Float = 0
          for c in 0..<geometry.depth {
            let image = (n * geometry.channels + group * geometry.depth + c) * rows.size
            let filter = (k * geometry.depth + c) * rows.filter
            // Outside of the image there are zeros, which add nothing: they are left out.
            for r in rows.inside(of: i) {
              for s in columns.inside(of: j) {
                let row = rows.start(of: i) + r * rows.dilation
                let x = (image + row) * columns.size + columns.start(of: j) + s * columns.dilation
                let f = (filter + r) * columns.filter + s
                sum += input.scalars[x] * filters.scalars[f]
              }
            }
          }
          output.append(sum + (bias?.scalars[k] ?? 0))
        }
      }
    }
  }
  return Tensor(shape: geometry.outputShape, scalars: output)
}
