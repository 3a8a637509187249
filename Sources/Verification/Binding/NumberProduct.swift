import Lessons
import Markdown

/// Numbers with signs of multiplication between them, as in `3 × 28 × 28`; or a number alone.
struct NumberProduct {
  let factors: [ProseNumber]

  var passage: Int { factors[0].passage }
  var range: Range<Int> { factors[0].range.lowerBound..<factors[factors.count - 1].range.upperBound }

  /// - Parameter numbers: in the order of the note.
  static func all(of numbers: [ProseNumber], in document: Document) -> [NumberProduct] {
    var products: [[ProseNumber]] = []
    for number in numbers {
      if let last = products.last?.last, isProduct(last, number, in: document) {
        products[products.count - 1].append(number)
      } else {
        products.append([number])
      }
    }
    return products.map { NumberProduct(factors: $0) }
  }

  private static func isProduct(_ first: ProseNumber, _ second: ProseNumber, in document: Document) -> Bool {
    guard first.passage == second.passage, first.range.upperBound <= second.range.lowerBound else {
      return false
    }
    let between = document.passages[first.passage].bytes[first.range.upperBound..<second.range.lowerBound]
    return signs.contains(String(decoding: between, as: UTF8.self).filter { !$0.isWhitespace })
  }

  private static let signs: Set<String> = ["×", "x", "by", "∗"]
}
