/// An angle in quarter turns and a rest: x = count·π/2 + rest, with |rest| <= π/4 apart from rounding.
struct QuarterTurns {
  /// How many quarter turns: for angles above 512 only modulo 4.
  let count: Int

  /// The rest, in radians.
  let rest: Double

  /// The rounding error of `rest`, which has only 53 bits.
  let lost: Double

  /// - Parameter x: an angle in radians, finite.
  init(_ x: Double) {
    self = x.magnitude > 512 ? QuarterTurns(large: x) : QuarterTurns(small: x)
  }

  /// By subtraction of π/2 in three parts.
  /// - Source: Muller, Elementary Functions: Algorithms and Implementation (Cody and Waite's method).
  private init(small x: Double) {
    // Adding 1.5·2⁵² leaves no room for a fraction: it rounds to a whole number.
    let k = (x * 0x1.45f306dc9c883p-1 + 0x1.8p52) - 0x1.8p52
    // The first two parts have 43 bits, so that their products with k are exact.
    let first = x - k * 0x1.921fb54442cp0
    let (second, secondLost) = difference(first, k * 0x1.18469898cc4p-44)
    let (rest, restLost) = difference(second, k * 0x1.1701b839a252p-88 - secondLost)
    self.count = Int(k)
    self.rest = rest
    self.lost = restLost
  }

  /// By multiplying with 2/π, of which only those bits are used that determine the quarter turns modulo 4 and
  /// the rest.
  /// - Source: Payne & Hanek, Radian reduction for trigonometric functions (1983).
  private init(large x: Double) {
    // |x| = significand · 2^exponent, both whole.
    let significand = x.significandBitPattern | 1 << 52
    let exponent = Int(x.exponent) - 52
    // Words before `first` contribute only multiples of 4.
    let first = max(0, (exponent - 2) >> 5)
    // significand · seven words of 2/π, least word first.
    let halves = [significand & 0xFFFF_FFFF, significand >> 32]
    var product = [UInt64](repeating: 0, count: 9)
    for place in 0..<7 {
      let word = UInt64(twoOverPi[first + 6 - place])
      var carry: UInt64 = 0
      for half in 0..<2 {
        let sum = word * halves[half] + product[place + half] + carry
        product[place + half] = sum & 0xFFFF_FFFF
        carry = sum >> 32
      }
      product[place + 2] = carry
    }
    // How many bits of the product come after the binary point.
    let point = 32 * (first + 7) - exponent
    func bits(from position: Int) -> UInt64 {
      var result: UInt64 = 0
      for (place, word) in product.enumerated() {
        let shift = 32 * place - position
        result |= shift >= 0 ? word << UInt64(shift) : word >> UInt64(-shift)
      }
      return result
    }
    var quarters = bits(from: point) & 3
    var (fraction, behind) = (bits(from: point - 64), bits(from: point - 128))
    // To the nearest quarter turn.
    let isAbove = fraction >> 63 == 1
    if isAbove {
      quarters += 1
      (fraction, behind) = (~fraction, ~behind)
    }
    let zeros = fraction.leadingZeroBitCount
    let digits = fraction << UInt64(zeros) | behind >> UInt64(64 - zeros)
    // Times π/2, both in two parts: 32 bits times 21 bits is exact.
    let scale = Double(bitPattern: UInt64(1023 - 64 - zeros) << 52)
    let (high, low) = (Double(digits >> 32) * 0x1p32 * scale, Double(digits & 0xFFFF_FFFF) * scale)
    let product1 = high * 0x1.921fbp0
    let product2 = high * 0x1.5110b4611a626p-22 + low * 0x1.921fb54442d18p0
    let rest = product1 + product2
    let lost = (product1 - rest) + product2
    let isNegative = x < 0
    self.count = isNegative ? -Int(quarters) : Int(quarters)
    self.rest = isNegative != isAbove ? -rest : rest
    self.lost = isNegative != isAbove ? -lost : lost
  }
}

/// a - b, and its rounding error (Knuth's two-sum).
private func difference(_ a: Double, _ b: Double) -> (Double, Double) {
  let difference = a - b
  let subtracted = a - difference
  return (difference, (a - (difference + subtracted)) + (subtracted - b))
}

/// 2/π in binary: the first 1,184 bits after the binary point.
private let twoOverPi: [UInt32] = [
  0xa2f9_836e, 0x4e44_1529, 0xfc27_57d1, 0xf534_ddc0, 0xdb62_9599, 0x3c43_9041, 0xfe51_63ab, 0xdebb_c561,
  0xb724_6e3a, 0x424d_d2e0, 0x0649_2eea, 0x09d1_921c, 0xfe1d_eb1c, 0xb129_a73e, 0xe882_35f5, 0x2ebb_4484,
  0xe99c_7026, 0xb45f_7e41, 0x3991_d639, 0x8353_39f4, 0x9c84_5f8b, 0xbdf9_283b, 0x1ff8_97ff, 0xde05_980f,
  0xef2f_118b, 0x5a0a_6d1f, 0x6d36_7ecf, 0x27cb_09b7, 0x4f46_3f66, 0x9e5f_ea2d, 0x7527_bac7, 0xebe5_f17b,
  0x3d07_39f7, 0x8a52_92ea, 0x6bfb_5fb1, 0x1f8d_5d08, 0x5603_3046,
]
