/// The transposed convolution: every number of the input writes its filter, times itself, into the output. It
/// undoes the shapes of a cross-correlation, not its numbers, and makes images larger.
///
/// - Formula: Y[n, c, i·stride + r - top, j·stride + s - left] = b[c] + Σ X[n, k, i, j] · F[k, c, r, s], what
///   falls outside being left out.
/// - Shapes: `[N, K, H, W]`, `[K, C, R, S]` -> `[N, C, H', W']`, or without N,
///   with H' = (H - 1) · stride + R - top - bottom. The filters are those of the cross-correlation that goes
///   the other way.
/// - Precondition: the ranks are 3 and 4, or 4 and 4, both have the same K: "input [2, 3, 3] has 2 channels, but
///   transposed filters [4, 1, 3, 3] take 4"; something is left: "a transposed convolution of size 1 with
///   filter 1, stride 1 and padding 1 leaves nothing".
/// - Source: Dumoulin & Visin, A guide to convolution arithmetic for deep learning, chapter 4.
public func crossCorrelateTransposed(
  _ input: Tensor, with filters: Tensor, bias: Tensor? = nil, stride: Int = 1, padding: Padding = .valid
) -> Tensor {
  let geometry = transposedGeometry(
    input: input.shape, filters: filters.shape, bias: bias?.shape, stride: stride, padding: padding)
  let convolution = FastConvolution(geometry: geometry)
  let output = convolution.inputGradient(filters: filters.scalars, upstream: Images(input))
  return addingBias(output, bias).tensor(shape: geometry.inputShape)
}

/// The cross-correlation whose way back the transposed convolution is.
func transposedGeometry(
  input: [Int], filters: [Int], bias: [Int]?, stride: Int, padding: Padding
) -> ConvolutionGeometry {
  guard input.count == 3 || input.count == 4, filters.count == 4 else {
    fatalError(
      "input \(text(input)) and transposed filters \(text(filters)) do not go together: "
        + "expected [K, H, W] or [N, K, H, W] with [K, C, R, S]")
  }
  let channels = input[input.count - 3]
  guard channels == filters[0] else {
    fatalError(
      "input \(text(input)) has \(channels) channels, but transposed filters \(text(filters)) "
        + "take \(filters[0])")
  }
  if input.contains(0) || filters.contains(0) {
    fatalError("input \(text(input)) or transposed filters \(text(filters)) have an empty axis")
  }
  if let bias, bias != [filters[1]] { fatalError("bias \(text(bias)) for \(filters[1]) channels") }
  func refuse(_ reason: String) -> Never {
    fatalError(
      "a transposed convolution of \(text(input)) with filters \(text(filters)), stride \(stride) and padding "
        + "\(padding): \(reason)")
  }
  if stride < 1 { refuse("the stride must be at least 1") }
  if max(stride, input.max() ?? 0, filters.max() ?? 0) > 1 << 14 { refuse("none may be above \(1 << 14)") }
  switch padding {
  case .border(let places):
    if places < 0 || places > 1 << 14 { refuse("the padding must be from 0 to \(1 << 14)") }
  case .sides(let top, let bottom, let left, let right):
    if min(top, bottom, left, right) < 0 || max(top, bottom, left, right) > 1 << 14 {
      refuse("the padding must be from 0 to \(1 << 14)")
    }
  case .valid, .same, .full: break
  }
  func size(_ places: Int, _ filter: Int, isVertical: Bool) -> Int {
    let along = padding.along(vertical: isVertical)
    let (before, after) = along.ends(size: places * stride, reach: filter, stride: stride)
    // With `same` padding, each place becomes `stride` places.
    let size = padding == .same ? places * stride : (places - 1) * stride + filter - before - after
    guard size >= 1 else {
      fatalError(
        "a transposed convolution of size \(places) with filter \(filter), stride \(stride) "
          + "and padding \(padding) leaves nothing")
    }
    return size
  }
  let plane = [
    size(input[input.count - 2], filters[2], isVertical: true),
    size(input[input.count - 1], filters[3], isVertical: false),
  ]
  return ConvolutionGeometry(
    input: input.dropLast(3) + [filters[1]] + plane, filters: filters, stride: stride, padding: padding)
}

/// b[c] added to every pixel.
func addingBias(_ images: Images, _ bias: Tensor?) -> Images {
  guard let bias else { return images }
  let ordered = images.ordered(.pixels)
  return ordered.replacing(
    filled(ordered.scalars.count) { target in
      for place in ordered.scalars.indices {
        target[place] = ordered.scalars[place] + bias.scalars[place % ordered.channels]
      }
    })
}
