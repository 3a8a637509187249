/// The transposed convolution: every number of the input writes its filter, times itself, into the output. It
/// undoes the shapes of a cross-correlation, not its numbers, and makes images larger.
///
/// - Formula: Y[n, c, i·stride + r - top, j·stride + s - left] = b[c] + Σ X[n, k, i, j] · F[k, c, r, s], what
///   falls outside being left out.
/// - Shapes: `[N, K, H, W]`, `[K, C, R, S]` -> `[N, C, H', W']`, or without N,
///   with H' = (H - 1) · stride + R - top - bottom. The filters are those of the cross-correlation that goes
///   the other way.
/// - Precondition: the ranks are 3 and 4, or 4 and 4, both have the same K: "input [2, 3, 3] has 2 channels,
///   but transposed filters [4, 1, 3, 3] take 4"; something is left: "a transposed convolution of size 1 with
///   filter 1, stride 1 and padding 1 leaves nothing".
/// - Source: Dumoulin & Visin, A guide to convolution arithmetic for deep learning, chapter 4.
public func crossCorrelateTransposed(
  _ input: Tensor, with filters: Tensor, bias: Tensor? = nil, stride: Int = 1, padding: Padding = .valid
) -> Tensor {
  let geometry = ConvolutionGeometry.transposed(
    input: input.shape, filters: filters.shape, bias: bias?.shape, stride: stride, padding: padding)
  let convolution = FastConvolution(geometry: geometry)
  let output = convolution.inputGradient(filters: filters.scalars, upstream: ImageBatch(input))
  return output.addingBias(bias).tensor(shape: geometry.inputShape)
}
