#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

// The functions of the C library, between bounds.
extension Interval {
  var exponential: Interval? { growing { exp($0) } }
  /// Of a positive number, as the two below.
  var logarithm: Interval? { growing { log($0) } }
  var binaryLogarithm: Interval? { growing { log2($0) } }
  var decimalLogarithm: Interval? { growing { log10($0) } }
  /// Of a number that is not negative.
  var squareRoot: Interval? { growing { $0.squareRoot() } }
  var sine: Interval? { wave({ sin($0) }, crest: .pi / 2) }
  var cosine: Interval? { wave({ cos($0) }, crest: 0) }
  /// Of a number from −1 to 1.
  var arcsine: Interval? { growing { asin($0) } }
  var arccosine: Interval? { falling { acos($0) } }
  var arctangent: Interval? { growing { atan($0) } }
  var hyperbolicSine: Interval? { growing { sinh($0) } }
  var hyperbolicCosine: Interval? { magnitude.growing { cosh($0) } }
  var hyperbolicTangent: Interval? { growing { tanh($0) } }
}
