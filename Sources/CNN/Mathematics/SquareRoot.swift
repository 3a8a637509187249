/// √x, rounded correctly, as IEEE 754 demands: so it has the same bits on every platform. NaN below 0; -0
/// stays -0.
func squareRoot(_ x: Double) -> Double {
  // For a number that may be below 0 the method calls the C library. For a magnitude it is one instruction.
  let root = x.magnitude.squareRoot()
  return x > 0 ? root : x == 0 ? x : .nan
}

/// √x, rounded correctly. NaN below 0; -0 stays -0.
func squareRoot(_ x: Float) -> Float {
  let root = x.magnitude.squareRoot()
  return x > 0 ? root : x == 0 ? x : .nan
}
