/// The slope of `f` at `x`, measured instead of derived: how much the value changes over a small step to
/// either side.
///
/// - Formula: (f(x + h) - f(x - h)) / 2h, whose error shrinks with h² until rounding, which grows with 1/h,
///   takes over.
/// - Parameters:
///   - x: where the slope is wanted.
///   - step: h. By default 2⁻¹⁷, about 0.0000076, times the power of two just below |x| where that is above
///     1: close to the best for `Double`, and a power of two, so that x + h is exact.
/// - Precondition: the step is above 0: "step 0.0: a finite difference needs a step above 0".
/// - Source: Nocedal & Wright, Numerical Optimization, section 8.1 (central difference).
public func finiteDifference(at x: Double, step: Double? = nil, of f: (Double) -> Double) -> Double {
  let h = step ?? 0x1p-17 * max(1, x.magnitude.binade)
  guard h > 0 else { fatalError("step \(h): a finite difference needs a step above 0") }
  return (f(x + h) - f(x - h)) / (2 * h)
}

/// The slope of `f` along each of its arguments, the others held still: the gradient, measured instead of
/// derived.
/// - Parameters:
///   - point: where the gradient is wanted; it has as many components.
///   - step: as for `finiteDifference`.
/// - Precondition: the step is above 0: "step 0.0: a finite difference needs a step above 0".
public func finiteDifferences(
  at point: [Double], step: Double? = nil, of f: ([Double]) -> Double
) -> [Double] {
  point.indices.map { axis in
    finiteDifference(at: point[axis], step: step) { moved in
      var neighbour = point
      neighbour[axis] = moved
      return f(neighbour)
    }
  }
}
