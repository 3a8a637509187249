/// The fast version of a cross-correlation.
/// - Precondition: the geometry was made from these two shapes.
func crossCorrelateFast(
  _ input: Tensor, with filters: Tensor, bias: Tensor?, _ geometry: ConvolutionGeometry
) -> Tensor {
  requireBias(bias, geometry)
  let convolution = FastConvolution(geometry: geometry)
  return convolution.forward(
    convolution.padded(Images(input)), filters: filters.scalars, bias: bias?.scalars
  ).tensor(shape: geometry.outputShape)
}
