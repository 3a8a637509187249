/// 1,797 handwritten digits of 8 × 8 pixels, each a grey value from 0 (paper) to 1 (ink).
///
/// - Source: the test part of "Optical Recognition of Handwritten Digits", E. Alpaydin and C. Kaynak (1998),
///   UCI Machine Learning Repository, doi.org/10.24432/C50P49, licensed CC BY 4.0. There, 32 × 32 black and
///   white pixels were counted in blocks of 4 × 4, which gives 0 to 16; here these are divided by 16.
public enum Digits {
  /// All of them, `[1797, 1, 8, 8]`, in the order of the source. They are unpacked at every call: keep the
  /// result.
  public static var all: LabelledImages {
    let count = digitsText.utf8CodeUnitCount / bytesPerDigit
    let text = digitsText.utf8Start
    var scalars: [Float] = []
    scalars.reserveCapacity(count * 64)
    for digit in 0..<count {
      for pixel in 0..<64 { scalars.append(Float(value(of: text[digit * bytesPerDigit + pixel])) / 16) }
    }
    let labels = (0..<count).map { value(of: text[$0 * bytesPerDigit + 64]) }
    return LabelledImages(images: Tensor(shape: [count, 1, 8, 8], scalars: scalars), labels: labels)
  }

  /// All of them in random order, cut in two: what to train with, and what to test on afterwards.
  /// - Parameters:
  ///   - training: how many to train with; by default 1437, four fifths.
  ///   - seed: the same seed gives the same parts.
  /// - Precondition: both parts have at least one: "1797 of 1797 digits for training leave none for the
  ///   test", "0 of 1797 digits for training".
  public static func split(
    training: Int = 1437, seed: UInt64
  ) -> (training: LabelledImages, test: LabelledImages) {
    let all = all
    guard training >= 1 else { fatalError("\(training) of \(all.count) digits for training") }
    guard training < all.count else {
      fatalError("\(training) of \(all.count) digits for training leave none for the test")
    }
    var generator = SeededGenerator(seed: seed)
    let order = generator.shuffled(all.count)
    return (all.selecting(order[..<training]), all.selecting(order[training...]))
  }

  // 64 grey values, the digit, a line feed.
  private static var bytesPerDigit: Int { 66 }

  /// 0 to 9 for "0" to "9", then 10 to 16 for "a" to "g".
  private static func value(of character: UInt8) -> Int {
    Int(character) - (character < 0x61 ? 0x30 : 0x61 - 10)
  }
}
