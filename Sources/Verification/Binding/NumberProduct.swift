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
    guard let sign = between(first, second, in: document) else { return false }
    return signs.contains(sign.filter { !$0.isWhitespace })
  }

  /// The products in lists, which have numbers only, as in `1, 3, 5 and 6`; each other product by itself.
  static func lists(of products: [NumberProduct], in document: Document) -> [[NumberProduct]] {
    var lists: [[NumberProduct]] = []
    for product in products {
      if let last = lists.last?.last, last.factors.count == 1, product.factors.count == 1,
        let words = between(last.factors[0], product.factors[0], in: document),
        conjunctions.contains(words.split(whereSeparator: \.isWhitespace).joined(separator: " "))
      {
        lists[lists.count - 1].append(product)
      } else {
        lists.append([product])
      }
    }
    return lists
  }

  private static let conjunctions: Set<String> = [",", "and", ", and", "or", ", or"]

  private static func between(_ first: ProseNumber, _ second: ProseNumber, in document: Document) -> String? {
    guard first.passage == second.passage, first.range.upperBound <= second.range.lowerBound else {
      return nil
    }
    return String(
      decoding: document.passages[first.passage].bytes[first.range.upperBound..<second.range.lowerBound],
      as: UTF8.self)
  }

  private static let signs: Set<String> = ["×", "x", "by", "∗"]
}
