/// The fast version.
/// - Precondition: the geometry was made from these two shapes.
func crossCorrelateFast(
  _ input: Tensor, with filters: Tensor, bias: Tensor?, _ geometry: ConvolutionGeometry
) -> Tensor {
  crossCorrelateDirect(input, with: filters, bias: bias, geometry)
}
