import Formulas
import Markdown

/// Whether a sentence tells how things are in the code beside it, and neither supposes nor compares.
package enum SettledSentence {
  /// Words with which a sentence speaks of something else than the code: it supposes, compares, asks, tells what is
  /// usual, or what others do.
  private static let other = WordList(
    """
    if when whenever unless suppose supposing imagine assume instead without other another than would
    could might should rather more less fewer larger smaller bigger twice double half every usual
    usually typical typically often common commonly different vary between least most unlike versus vs
    compare compared change changes changed increase decrease raise raised lower reduce try either
    neither nor never not no cannot originally paper others say whatever whether earlier previous
    replace replaced replacing whereas although generally equivalent original alternatively alternative
    otherwise becomes what how far previously default defaulted consider single next above
    """)

  /// Words with which a sentence supposes something for those behind it in its paragraph.
  private static let supposing = WordList(
    """
    suppose supposing imagine assume instead if try would
    """)

  /// How far from a number its sentence, and what is supposed before it, are looked for, in bytes.
  private static let reach = 500

  /// Whether the sentence around a number tells of the code. A very long one is not looked at.
  package static func holds(around number: Range<Int>, in bytes: [UInt8]) -> Bool {
    let (first, last) = (max(0, number.lowerBound - reach), min(bytes.count, number.upperBound + reach))
    var (start, end) = (number.lowerBound, number.upperBound)
    while start > first, !ProseSentence.endsSentence(bytes, start - 1) { start -= 1 }
    while end < last, !ProseSentence.endsSentence(bytes, end) { end += 1 }
    ScannerSteps.count(last - first)
    guard start > first || first == 0, end < last || last == bytes.count else { return false }
    if end < bytes.count, bytes[end] == UInt8(ascii: "?") { return false }
    let sentence = ProseSentence.words(bytes[start..<end])
    return !sentence.contains { other.contains($0.lowercased()) || isDenying($0) }
      // A name: `AlexNet` had a stride of its own.
      && !sentence.dropFirst().contains { $0.first?.isUppercase == true && $0.count > 1 }
      && !sentence.contains { $0.dropFirst().contains(where: \.isUppercase) }
      && !ProseSentence.words(bytes[first..<start]).contains { supposing.contains($0.lowercased()) }
  }

  private static func isDenying(_ word: Substring) -> Bool {
    !CueWords.of(word).isDisjoint(with: [.denying, .rejecting, .doubting])
  }
}
