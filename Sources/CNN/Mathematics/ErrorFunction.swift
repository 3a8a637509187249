/// erf x = 2/√π ∫ e^(-t²) dt over 0 <= t <= x, from arithmetic alone, so that it has the same bits on every
/// platform.
///
/// - Formula: below 1 the Taylor series 2/√π Σ (-1)ⁿ x²ⁿ⁺¹ / (n! (2n + 1)), here up to n = 17. From 1 on
///   erf x = 1 - e^(-x²)·g(x), where g(x) = e^(x²)·erfc x is a Chebyshev series in
///   t = 11.9 / (x + 2.5) - 2.4, which runs from 1 at x = 1 to -1 at x = 6.
/// - Accuracy: the relative error stays below 2.2e-16, measured against mpmath at 30,000 places.
/// - Edges: -1 and 1 from |x| = 6 on. NaN stays NaN, and -0 stays -0.
/// - Source: Abramowitz & Stegun, Handbook of Mathematical Functions, equation 7.1.5; the coefficients of g
///   by interpolation at 60 Chebyshev nodes, computed with mpmath to 60 digits.
func errorFunction(_ x: Double) -> Double {
  let distance = x.magnitude
  if !(distance >= 1) { return x + x * taylor(x * x) }
  let result = distance < 6 ? 1 - exponential(-x * x) * scaledComplement(distance) : 1
  return x < 0 ? -result : result
}

/// (erf x) / x - 1 as a function of z = x², for z < 1. Without its 1, so that adding x loses nothing.
private func taylor(_ z: Double) -> Double {
  // (-1)ⁿ⁺¹ / (n! (2n + 1)) for n = 17, 16, …, 1.
  var series = 1.0 / 12_449_059_983_360_000
  series = series * z - 1.0 / 690_452_066_304_000
  series = series * z + 1.0 / 40_537_905_408_000
  series = series * z - 1.0 / 2_528_170_444_800
  series = series * z + 1.0 / 168_129_561_600
  series = series * z - 1.0 / 11_975_040_000
  series = series * z + 1.0 / 918_086_400
  series = series * z - 1.0 / 76_204_800
  series = series * z + 1.0 / 6_894_720
  series = series * z - 1.0 / 685_440
  series = series * z + 1.0 / 75_600
  series = series * z - 1.0 / 9360
  series = series * z + 1.0 / 1320
  series = series * z - 1.0 / 216
  series = series * z + 1.0 / 42
  series = series * z - 1.0 / 10
  series = series * z + 1.0 / 3
  // 2/√π - 1, and 2/√π.
  return 0x1.06eba8214db69p-3 - 0x1.20dd750429b6dp0 * (z * series)
}

/// e^(x²)·erfc x for 1 <= x <= 6: Σ cₙ·Tₙ(t), summed by Clenshaw's recurrence.
private func scaledComplement(_ x: Double) -> Double {
  let t = 11.9 / (x + 2.5) - 2.4
  var (this, next) = (-0x1.27c79fd5d86e6p-50, 0.0)
  func add(_ coefficient: Double) { (this, next) = (coefficient + 2 * t * this - next, this) }
  add(0x1.c9d68b9f65571p-48)
  add(0x1.c18a4d680e5ccp-44)
  add(-0x1.49db9039ab653p-40)
  add(-0x1.79a2426a6755fp-37)
  add(0x1.9c3f05235fedfp-33)
  add(0x1.d17540a8b096fp-30)
  add(-0x1.f7f606462b1d7p-26)
  add(-0x1.e24f9e58b0f2cp-22)
  add(0x1.8baf1b3c2ba17p-19)
  add(0x1.41cc63701bcffp-13)
  add(0x1.352a152a97b9cp-9)
  add(0x1.7abd753c552aep-6)
  add(0x1.520175e32dc49p-3)
  return 0x1.e531647178c87p-3 + t * this - next
}
