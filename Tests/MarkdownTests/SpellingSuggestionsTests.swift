import Testing

@testable import Markdown

/// Which names can be meant by one that does not exist.
@Suite struct SpellingSuggestionsTests {
  static let names = [
    "Max Pooling", "max-unpooling", "Average pooling", "stride", "strides", "Padding", "CNN Intro", "Größe",
    "a", "b",
    "picture.png", "picture 2.png",
  ]

  @Test(
    arguments: [
      ("stirde", ["stride"]), ("strids", ["stride", "strides"]), ("STRIDE", ["stride", "strides"]),
      ("pooling", ["Max Pooling", "max-unpooling", "Average pooling"]),
      ("pooling max", ["Max Pooling", "max-unpooling"]),
      ("max pool", ["Max Pooling", "max-unpooling"]), ("cnn", ["CNN Intro"]), ("Gro\u{308}sse", ["Größe"]),
      ("picture.pgn", ["picture.png"]), ("picture2.png", ["picture 2.png", "picture.png"]),
      ("c", ["a", "b"]),
      ("nothing like it", []), ("", []), ("...", []),
    ])
  func candidates(_ name: String, _ candidates: [String]) {
    #expect(SpellingSuggestions(Self.names).candidates(for: name) == candidates)
  }

  @Test func eachNameOnce() {
    #expect(SpellingSuggestions(["stride", "stride", "Stride"]).candidates(for: "strid") == ["Stride"])
  }

  /// The band leaves out nothing that the whole table would find.
  @Test func asByTheWholeTable() {
    var random = CommonMarkTests.Generator(state: 7)
    func word() -> [UInt8] {
      (0..<Int.random(in: 0...9, using: &random)).map { _ in "abc1é".utf8.randomElement(using: &random)! }
    }
    var row: [Int] = []
    for _ in 0..<20_000 {
      let (left, right) = (word(), word())
      let distance = Self.distance(left, right)
      for limit in 0...4 {
        #expect(
          SpellingSuggestions.distance(left, right, atMost: limit, &row)
            == (distance <= limit ? distance : nil))
      }
    }
  }

  static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var table = [Array(0...right.count)]
    for i in left.indices {
      var row = [i + 1]
      for j in right.indices {
        row.append(min(table[i][j] + (left[i] == right[j] ? 0 : 1), table[i][j + 1] + 1, row[j] + 1))
      }
      table.append(row)
    }
    return table[left.count][right.count]
  }
}
