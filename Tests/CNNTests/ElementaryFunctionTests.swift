import Foundation
import Testing

@testable import CNN

/// The core's own elementary functions beside those of the C library, whose last digit is right or next to
/// right.
private struct Pair: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let own: @Sendable (Double) -> Double
  let library: @Sendable (Double) -> Double
  let range: ClosedRange<Double>
}

private let pairs: [Pair] = [
  Pair(testDescription: "exponential", own: { exponential($0) }, library: { exp($0) }, range: -708...709),
  Pair(
    testDescription: "exponentialMinusOne", own: { exponentialMinusOne($0) }, library: { expm1($0) },
    range: -50...50),
  Pair(
    testDescription: "naturalLogarithm", own: { naturalLogarithm($0) }, library: { log($0) }, range: 0...1e9),
  Pair(
    testDescription: "hyperbolicTangent", own: { hyperbolicTangent($0) }, library: { tanh($0) },
    range: -21...21),
  Pair(testDescription: "errorFunction", own: { errorFunction($0) }, library: { erf($0) }, range: -6.5...6.5),
  Pair(testDescription: "sine", own: { sine($0) }, library: { sin($0) }, range: -1000...1000),
  Pair(testDescription: "cosine", own: { cosine($0) }, library: { cos($0) }, range: -1000...1000),
  Pair(
    testDescription: "arctangent", own: { arctangent(y: $0, x: -0.7) }, library: { atan2($0, -0.7) },
    range: -20...20),
]

@Suite("Elementary functions")
struct ElementaryFunctionTests {
  @Test("agree with the C library's to within 6e-16 of the value", arguments: pairs)
  fileprivate func agree(_ pair: Pair) {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<20_000 {
      // Of both kinds: spread over the range, and close to 0.
      let share = generator.uniform()
      let x = pair.range.lowerBound + (pair.range.upperBound - pair.range.lowerBound) * share
      for argument in [x, x * x * x * 1e-9] where pair.range.contains(argument) {
        let (own, library) = (pair.own(argument), pair.library(argument))
        let isClose = own == library || (own - library).magnitude <= 6e-16 * library.magnitude
        #expect(isClose, "at \(argument): \(own) instead of \(library)")
        if !isClose { return }
      }
    }
  }

  @Test("large angles are reduced by all digits of π")
  func largeAngles() {
    for angle in [512.5, 1e5, 1e15, 1e22, -1e100, 0x1.fffffffffffffp1023] {
      #expect((sine(angle) - sin(angle)).magnitude <= 3e-16 * sin(angle).magnitude, "sine at \(angle)")
      #expect((cosine(angle) - cos(angle)).magnitude <= 3e-16 * cos(angle).magnitude, "cosine at \(angle)")
    }
    // The Double that comes closest to a multiple of π/2: mpmath, with 1,400 bits. The GNU C library is 8
    // units off.
    #expect(cosine(0x1.6ac5b262ca1ffp849) == -0x1.14ae72e6ba22fp-61)
  }

  @Test("angles next to multiples of π/2 keep their digits")
  func almostQuarterTurns() {
    for quarter in 1...300 {
      let angle = Double(quarter) * Double.pi / 2
      #expect((sine(angle) - sin(angle)).magnitude <= 3e-16 * sin(angle).magnitude, "sine at \(angle)")
      #expect((cosine(angle) - cos(angle)).magnitude <= 3e-16 * cos(angle).magnitude, "cosine at \(angle)")
    }
  }

  @Test("edges are the C library's, with the sign of zero")
  func edges() {
    let edges: [Double] = [
      0, -0.0, 1, -1, .infinity, -.infinity, .nan, .leastNonzeroMagnitude, -.leastNonzeroMagnitude,
      .leastNormalMagnitude, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, 709.8, -745.2, 1e-300,
    ]
    func isSame(_ a: Double, _ b: Double) -> Bool {
      a.isNaN && b.isNaN
        || a.sign == b.sign && (a == b || (a - b).magnitude <= 6e-16 * b.magnitude)
    }
    for x in edges {
      #expect(isSame(exponential(x), exp(x)), "exponential at \(x)")
      #expect(isSame(exponentialMinusOne(x), expm1(x)), "exponentialMinusOne at \(x)")
      #expect(isSame(naturalLogarithm(x), log(x)), "naturalLogarithm at \(x)")
      #expect(isSame(hyperbolicTangent(x), tanh(x)), "hyperbolicTangent at \(x)")
      #expect(isSame(errorFunction(x), erf(x)), "errorFunction at \(x)")
      #expect(isSame(sine(x), sin(x)), "sine at \(x)")
      #expect(isSame(cosine(x), cos(x)), "cosine at \(x)")
      #expect(isSame(squareRoot(x), x.squareRoot()), "squareRoot at \(x)")
      for y in edges {
        #expect(isSame(arctangent(y: y, x: x), atan2(y, x)), "arctangent at \(y), \(x)")
      }
    }
  }

  @Test("subnormal results are right to within one unit")
  func subnormal() {
    for tenth in 7085...7451 {
      let x = -Double(tenth) / 10
      #expect((exponential(x) - exp(x)).magnitude <= .leastNonzeroMagnitude, "exponential at \(x)")
    }
  }

  @Test("Floats are the Doubles, rounded")
  func floats() {
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<10_000 {
      let x = generator.uniform(-20..<20)
      let wide = Double(x)
      #expect(exponential(x) == Float(exp(wide)))
      #expect(naturalLogarithm(x.magnitude) == Float(log(wide.magnitude)))
      #expect(hyperbolicTangent(x) == Float(tanh(wide)))
      #expect(arctangent(y: x, x: 0.5) == Float(atan2(wide, 0.5)))
    }
  }
}
