/// The gradients of a cross-correlation.
public struct CrossCorrelationGradients: Equatable, Sendable {
  /// ∂X, of the input's shape.
  public let input: Tensor

  /// ∂F, of the filters' shape.
  public let filters: Tensor

  /// ∂b, `[K]`.
  public let bias: Tensor
}

/// The gradients of a cross-correlation with respect to its input, its filters and its bias.
///
/// - Formula: with the upstream gradient ∂Y and Y as in `crossCorrelate`,
///   ∂X[n, c, i·stride + r·d - top, j·stride + s·d - left] = Σ ∂Y[n, k, i, j] · F[k, c, r, s],
///   ∂F[k, c, r, s] = Σ_n Σ_i Σ_j ∂Y[n, k, i, j] · X[n, c, i·stride + r·d - top, j·stride + s·d - left],
///   ∂b[k] = Σ_n Σ_i Σ_j ∂Y[n, k, i, j].
/// - Precondition: the upstream gradient has the output's shape: "upstream gradient [2, 2] does not have the
///   shape [3, 3] of the output"; else as for `crossCorrelate`.
/// - Source: Goodfellow, Bengio & Courville, Deep Learning, section 9.5, equations 9.11 and 9.13.
public func crossCorrelationGradients(
  _ input: Tensor, with filters: Tensor, upstream: Tensor, stride: Int = 1, padding: Padding = .valid,
  dilation: Int = 1, groups: Int = 1
) -> CrossCorrelationGradients {
  let geometry = ConvolutionGeometry(
    input: input.shape, filters: filters.shape, stride: stride, padding: padding, dilation: dilation,
    groups: groups)
  upstream.requireShape(geometry.outputShape, ofThe: "output")
  let convolution = FastConvolution(geometry: geometry)
  let gradient = ImageBatch(upstream).converted(to: .nhwc)
  return CrossCorrelationGradients(
    input: convolution.inputGradient(filters: filters.scalars, upstream: gradient).tensor(shape: input.shape),
    filters: Tensor(
      shape: filters.shape,
      scalars: convolution.filterGradient(convolution.padded(ImageBatch(input)), upstream: gradient)),
    bias: Tensor(shape: [geometry.filters], scalars: gradient.channelSums))
}

/// The direct version: every product of the forward pass adds its share of the upstream gradient to the
/// gradients of both of its factors.
/// - Precondition: the geometry was made from these shapes.
public func crossCorrelationGradientsDirect(
  _ input: Tensor, with filters: Tensor, upstream: Tensor, _ geometry: ConvolutionGeometry
) -> CrossCorrelationGradients {
  upstream.requireShape(geometry.outputShape, ofThe: "output")
  let (rows, columns) = (geometry.rows, geometry.columns)
  var inputGradient = Tensor.zeros(input.shape)
  var filterGradient = Tensor.zeros(filters.shape)
  var biasGradient = Tensor.zeros([geometry.filters])
  var place = 0
  for n in 0..<geometry.batch {
    for k in 0..<geometry.filters {
      let group = k / (geometry.filters / geometry.groups)
      for i in 0..<rows.outputSize {
        for j in 0..<columns.outputSize {
          let arrived = upstream.scalars[place]
          place += 1
          biasGradient.scalars[k] += arrived
          for c in 0..<geometry.depth {
            let image = (n * geometry.channels + group * geometry.depth + c) * rows.size
            let filter = (k * geometry.depth + c) * rows.filter
            for r in rows.inside(of: i) {
              for s in columns.inside(of: j) {
                let row = rows.start(of: i) + r * rows.dilation
                let x = (image + row) * columns.size + columns.start(of: j) + s * columns.dilation
                let f = (filter + r) * columns.filter + s
                inputGradient.scalars[x] += arrived * filters.scalars[f]
                filterGradient.scalars[f] += arrived * input.scalars[x]
              }
            }
          }
        }
      }
    }
  }
  return CrossCorrelationGradients(input: inputGradient, filters: filterGradient, bias: biasGradient)
}
