import Markdown

/// A number in words: `three`, `twenty-one`, `two hundred`, `a sixth`, `three quarters`, `twice`.
///
/// Words are numbers only where a comment binds or marks them: in most sentences `one` counts nothing.
struct WrittenOutNumber: Equatable {
  /// In decimal digits; fractions to six places.
  let digits: String
  /// How many words it has.
  let count: Int

  private static let small: [String: Int] = [
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
  ]
  private static let tens: [String: Int] = [
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
  ]
  private static let scales: [String: Int] = [
    "hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000,
  ]
  private static let single: [String: Int] = [
    "once": 1, "twice": 2, "thrice": 3, "both": 2, "dozen": 12, "double": 2, "triple": 3, "single": 1,
  ]
  private static let parts: [String: Int] = [
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8,
    "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10, "hundredth": 100, "thousandth": 1000,
  ]

  /// The longest number in words at the end of `words`, which are in lower case; nil where there is none.
  init?(endOf words: [String]) {
    for count in stride(from: min(words.count, 8), through: 1, by: -1) {
      if let digits = Self.digits(of: words.suffix(count)) {
        self.digits = digits
        self.count = count
        return
      }
    }
    return nil
  }

  private static func digits(of words: ArraySlice<String>) -> String? {
    let parts = words.flatMap { $0.split(separator: "-").map(String.init) }
    guard let last = parts.last else { return nil }
    if parts.count == 1, let value = single[last] { return String(value) }
    if let part = Self.parts[last] {
      let front = parts.dropLast()
      if front.isEmpty { return last == "half" ? "0.5" : nil }
      guard let count = front == ["a"] || front == ["an"] ? 1 : whole(front) else { return nil }
      return fraction(count, part)
    }
    return whole(parts[...]).map(String.init)
  }

  /// `two hundred and fifty`
  private static func whole(_ words: ArraySlice<String>) -> Int? {
    var total = 0
    var group: Int?
    var isOpen = true
    for (index, word) in words.enumerated() {
      if let value = small[word] {
        guard isOpen, value > 0 || words.count == 1 else { return nil }
        group = (group ?? 0) + value
        isOpen = false
      } else if let value = tens[word] {
        guard isOpen, (group ?? 0) % 100 == 0 else { return nil }
        group = (group ?? 0) + value
      } else if let scale = scales[word] {
        guard let count = group ?? (index == 1 && words.first == "a" ? 1 : nil), count > 0 else { return nil }
        if scale == 100 {
          guard count < 100 else { return nil }
          group = count * 100
        } else {
          guard count < 1000 else { return nil }
          total += count * scale
          group = nil
        }
        isOpen = true
      } else if word == "and" {
        guard index > 0, index + 1 < words.count, (group ?? 100) % 100 == 0 else { return nil }
        isOpen = true
      } else if word == "a", index == 0, words.count > 1 {
        continue
      } else {
        return nil
      }
    }
    guard group != nil || total > 0 else { return nil }
    return total + (group ?? 0)
  }

  private static func fraction(_ count: Int, _ part: Int) -> String {
    let millionths = (count * 1_000_000 + part / 2) / part
    let places = String(millionths % 1_000_000)
    var digits = String(repeating: "0", count: 6 - places.count) + places
    while digits.last == "0", digits.count > 1 { digits.removeLast() }
    return "\(millionths / 1_000_000).\(digits)"
  }
}

extension ProseNumber {
  /// The numbers in words right before comments that bind or mark a number; one other word may stand between.
  static func writtenOut(in document: Document) -> [ProseNumber] {
    let places = document.comments.filter(\.marksNumber).map { document.source.offset(of: $0.span.start) }
    guard !places.isEmpty else { return [] }
    var numbers: [ProseNumber] = []
    // Passages are sorted by where they begin. Those that reach up to a comment are followed from one to the next.
    var open: [Int] = []
    var next = 0
    for place in places.sorted() {
      while next < document.passages.count, (document.passages[next].offsets.first ?? 0) < place {
        open.append(next)
        next += 1
      }
      open.removeAll { (document.passages[$0].offsets.last ?? 0) + farthest < place }
      ScannerSteps.count(open.count)
      for index in open {
        let passage = document.passages[index]
        if let number = writtenOut(before: place, in: passage, index, of: document) { numbers.append(number) }
      }
    }
    return numbers
  }

  /// How far before its comment a number in words may end, in bytes.
  private static let farthest = 60

  private static func writtenOut(
    before place: Int, in passage: MappedText, _ index: Int, of document: Document
  ) -> ProseNumber? {
    var (end, high) = (0, passage.offsets.count)
    while end < high {
      let middle = (end + high) / 2
      if passage.offsets[middle] < place { end = middle + 1 } else { high = middle }
    }
    guard end > 0 else { return nil }
    let words = self.words(in: passage.bytes, before: end)
    guard let last = words.last, place - passage.offsets[last.upperBound - 1] <= farthest,
      document.source.place(at: place).line
        == document.source.place(at: passage.offsets[last.upperBound - 1]).line
    else { return nil }
    for skipped in 0..<min(2, words.count) {
      let candidates = words.dropLast(skipped)
      let texts = candidates.map { String(decoding: passage.bytes[$0], as: UTF8.self).lowercased() }
      guard let number = WrittenOutNumber(endOf: texts) else { continue }
      let first = candidates[candidates.count - number.count]
      let range = first.lowerBound..<candidates[candidates.count - 1].upperBound
      return ProseNumber(
        text: String(decoding: passage.bytes[range], as: UTF8.self),
        span: passage.span(range, in: document.source), passage: index, range: range, digits: number.digits,
        suffix: .none, isTruncated: false, tolerance: nil, isInWord: false, isCode: false, isUnbroken: true)
    }
    return nil
  }

  /// The last words before `end` with nothing but blanks between them and behind them.
  private static func words(in bytes: [UInt8], before end: Int) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var end = end
    while words.count < 9 {
      while end > 0, NumberSyntax.isBlank(bytes[end - 1]) { end -= 1 }
      var start = end
      while start > 0, NumberSyntax.isLetter(bytes[start - 1]) || bytes[start - 1] == UInt8(ascii: "-") {
        start -= 1
      }
      guard start < end, end - start < 20 else { break }
      words.insert(start..<end, at: 0)
      guard start > 0, NumberSyntax.isBlank(bytes[start - 1]) else { break }
      end = start
    }
    return words
  }
}

extension Markdown.Comment {
  /// Whether it binds or marks the number before it: `%%= looks%%`, `%%stated%%`
  fileprivate var marksNumber: Bool {
    let text = text.drop { $0.isWhitespace }
    return text.first == "=" || text.hasPrefix("stated")
  }
}
