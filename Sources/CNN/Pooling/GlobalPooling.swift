/// The mean of every plane: one number for each channel.
/// - Formula: Y[n, c] = Σ_i Σ_j X[n, c, i, j] / (H · W).
/// - Shapes: `[N, C, H, W]` -> `[N, C]`, `[C, H, W]` -> `[C]`, `[H, W]` -> `[]`.
/// - Precondition: the rank is 2, 3 or 4: "shape [5] has no planes: expected [H, W], [C, H, W] or [N, C, H,
///   W]"; no axis is empty: "shape [0, 2, 2] has an empty axis".
/// - Source: Lin, Chen & Yan, Network In Network (2013), section 3.2.
public func globalAveragePool(_ input: Tensor) -> Tensor {
  input.eachPlane { plane in
    // In double precision, so that the sum of a large plane does not lose its small numbers.
    Float(plane.reduce(0.0) { $0 + Double($1) } / Double(plane.count))
  }
}

/// The gradient of `globalAveragePool` with respect to its input: each place of a plane receives the same
/// share of the plane's upstream gradient.
/// - Formula: ∂X[n, c, i, j] = ∂Y[n, c] / (H · W).
/// - Shapes: `[N, C]` -> `[N, C, H, W]`, `[C]` -> `[C, H, W]`, `[]` -> `[H, W]`, which is `inputShape`.
/// - Precondition: as for `globalAveragePool`; "upstream gradient [2] does not have the shape [3] of the
///   means".
public func globalAveragePoolGradient(upstream: Tensor, inputShape: [Int]) -> Tensor {
  requirePlanes(inputShape)
  let means = [Int](inputShape.dropLast(2))
  upstream.requireShape(means, ofThe: "means")
  let places = inputShape[means.count] * inputShape[means.count + 1]
  let shares = upstream.scalars.flatMap { [Float](repeating: $0 / Float(places), count: places) }
  return Tensor(shape: inputShape, scalars: shares)
}

/// The largest number of every plane: whether a channel found anything anywhere. The result for a plane
/// with a NaN is NaN.
/// - Formula: Y[n, c] = max over i, j of X[n, c, i, j].
/// - Shapes, preconditions: as for `globalAveragePool`.
public func globalMaxPool(_ input: Tensor) -> Tensor {
  input.eachPlane { plane in plane.reduce(-.infinity) { larger($0, $1) } }
}

extension Tensor {
  /// One number for every plane.
  fileprivate func eachPlane(_ summary: (ArraySlice<Float>) -> Float) -> Tensor {
    let (planes, places) = (planeCount, height * width)
    let summaries = (0..<planes).map { summary(scalars[$0 * places..<($0 + 1) * places]) }
    return Tensor(shape: [Int](shape.dropLast(2)), scalars: summaries)
  }
}
