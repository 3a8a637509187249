/// A number as tensors show it: a whole one without ".0", any other with as few digits as distinguish it from
/// its neighbours.
func text(_ number: Float) -> String {
  // Beyond 2²⁴ not every whole number is a Float, and plain digits would claim more precision than there is.
  if number.magnitude <= 16_777_216, number == Float(Int32(number)) { return "\(Int32(number))" }
  return number.description
}

/// A number as variables show it: a whole one without ".0", any other with as few digits as distinguish it
/// from its neighbours.
func text(_ number: Double) -> String {
  if number.magnitude <= 9_007_199_254_740_992, number == Double(Int64(number)) { return "\(Int64(number))" }
  return number.description
}

/// A shape or an index: `[2, 3]`.
func text(_ numbers: [Int]) -> String { "[" + numbers.map { "\($0)" }.joined(separator: ", ") + "]" }
