import Lessons
import Markdown

/// The words of a sentence around a number, or around a product such as `28 × 28`.
struct NumberSurroundings {
  /// As stems, nearest first, without those that only connect.
  let before: [String]
  let behind: [String]

  /// - Parameter range: of the number or product in its passage.
  init(_ range: Range<Int>, in passage: MappedText, of source: Source) {
    let labels = Self.labels(in: passage, of: source)
    func text(_ range: Range<Int>) -> String {
      var bytes: [UInt8] = []
      for index in range {
        if let label = labels[index] { bytes += label }
        bytes.append(passage.bytes[index])
      }
      return String(decoding: bytes, as: UTF8.self)
    }
    before = Self.words(before: text(max(0, range.lowerBound - Self.reach)..<range.lowerBound))
    behind = Self.words(
      behind: text(range.upperBound..<min(passage.bytes.count, range.upperBound + Self.reach)))
  }

  /// How far words are looked for, in bytes.
  private static let reach = 120

  /// How closely words go with the number: 3 where one stands right beside it on the side where it belongs, less further
  /// away or on the other side, 0 where there is none.
  func closeness(to words: CandidateWords) -> Int {
    max(
      closeness(of: before, to: words.measures), closeness(of: behind, to: words.counted),
      closeness(of: behind, to: words.measures) - 2, closeness(of: before, to: words.counted) - 2,
      closeness(to: words.others) - 1)
  }

  /// The same for the words of what is put into a cell: a filter of 3, a 3 × 3 filter.
  func closeness(toInput words: CandidateWords) -> Int {
    max(
      closeness(of: before, to: words.measures), closeness(of: behind, to: words.counted),
      closeness(of: behind, to: words.measures) - 1, closeness(of: before, to: words.counted) - 1)
  }

  /// The same for words that may stand on both sides.
  func closeness(to words: Set<String>) -> Int {
    max(closeness(of: before, to: words), closeness(of: behind, to: words))
  }

  /// Whether a word of the vocabulary stands right before the number, and is none of a candidate.
  func measures(_ vocabulary: Set<String>, without words: CandidateWords) -> Bool {
    before.first.map { vocabulary.contains($0) && !words.contains($0) } ?? false
  }

  /// Whether a word of the vocabulary stands right beside the number, and none of a candidate does.
  func areAbout(_ vocabulary: Set<String>, without words: CandidateWords) -> Bool {
    let beside = [before.first, behind.first].compactMap(\.self)
    return beside.contains(where: vocabulary.contains) && !beside.contains(where: words.contains)
  }

  private func closeness(of side: [String], to words: Set<String>) -> Int {
    guard !words.isEmpty, let distance = side.prefix(3).firstIndex(where: { words.contains($0) }) else {
      return 0
    }
    return 3 - distance
  }

  // MARK: Text

  /// The words of wikilinks, which are no text of their passage.
  private static func labels(in passage: MappedText, of source: Source) -> [Int: ArraySlice<UInt8>] {
    var labels: [Int: ArraySlice<UInt8>] = [:]
    for part in passage.parts where part.kind == .object {
      let start = passage.offsets[part.range.lowerBound]
      guard source.bytes[start...].starts(with: "[[".utf8) else { continue }
      let link = source.bytes[(start + 2)...].prefix { $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: "\n") }
      labels[part.range.lowerBound] =
        link.split { $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "/") }.last
    }
    return labels
  }

  private static func words(before text: String) -> [String] {
    // Words beyond another number, or of another sentence, are not about this one.
    let end = text.lastIndex { $0.isNumber || endings.contains($0) }
    let rest = end.map { text[text.index(after: $0)...] } ?? text[...]
    // In 3 inputs and 2 outputs the inputs are counted by the first.
    if let end, text[end].isNumber, endsInConjunction(rest) { return [] }
    return words(rest).reversed()
  }

  private static func endsInConjunction(_ text: Substring) -> Bool {
    guard let last = text.split(whereSeparator: \.isWhitespace).last else { return false }
    return last.hasSuffix(",") || ["and", "or"].contains(last)
  }

  private static func words(behind text: String) -> [String] {
    let end = text.firstIndex { $0.isNumber || endings.contains($0) || clauses.contains($0) }
    return words(text[..<(end ?? text.endIndex)])
  }

  private static func words(_ text: Substring) -> [String] {
    text.lowercased().split { !$0.isLetter }.map(String.init)
      .filter { !connecting.contains($0) }.map { WordStem.stem($0) }
  }

  private static let endings: Set<Character> = [".", "?", "!", ":", ";"]
  private static let clauses: Set<Character> = [",", "(", ")", "—"]
  private static let connecting: Set<String> = [
    "a", "an", "the", "of", "to", "and", "or", "is", "are", "was", "were", "be", "has", "have", "had",
    "with", "in", "on", "at", "from", "for", "it", "its", "this", "that", "these", "those", "each", "only",
    "all", "other", "same", "s", "than", "as", "about", "there", "their", "them", "they", "we", "our", "now",
    "so", "such", "not", "just", "exactly", "size", "more",
  ]
}
