/// How steep an image is at every pixel.
/// - Formula: |∇f| = √(g_x² + g_y²), where g_x and g_y are the results of `Kernel.sobelX` and
///   `Kernel.sobelY`.
/// - Shapes: `[H, W]` -> `[H - 2, W - 2]`, or `[H, W]` with a border; with channels, each by itself.
/// - Parameter border: how the image continues outside, as in `applying`.
/// - Precondition: as for `applying`.
/// - Source: Gonzalez & Woods, Digital Image Processing, section 10.2 (the image gradient).
public func gradientMagnitude(of plane: Tensor, border: Border? = nil) -> Tensor {
  let (x, y) = sobelAnswers(plane, border)
  return sqrt(x * x + y * y)
}

/// The direction in which an image grows brighter fastest, at every pixel. An edge runs at a right angle to
/// it.
/// - Formula: α = atan2(g_y, g_x), in radians from -π to π: 0 to the right, π/2 downwards. 0 where nothing
///   changes.
/// - Shapes, parameter, precondition, source: as for `gradientMagnitude`.
public func gradientDirection(of plane: Tensor, border: Border? = nil) -> Tensor {
  let (x, y) = sobelAnswers(plane, border)
  let angles = zip(x.scalars, y.scalars).map { x, y -> Float in
    x == 0 && y == 0 ? 0 : arctangent(y: y, x: x)
  }
  return Tensor(shape: x.shape, scalars: angles)
}

private func sobelAnswers(_ plane: Tensor, _ border: Border?) -> (x: Tensor, y: Tensor) {
  (plane.applying(Kernel.sobelX, border: border), plane.applying(Kernel.sobelY, border: border))
}
