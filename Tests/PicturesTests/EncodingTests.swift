import Pictures
import Testing

/// What travels from a program to a page.
@Suite struct EncodingTests {
  /// One of each.
  private static let picture = Picture(
    width: 120, height: 80.25,
    marks: [
      Mark(
        .rectangle(x: 1, y: -2.5, width: 30, height: 20, corner: 3), fill: .cell, stroke: .line, name: "i0"),
      Mark(.circle(center: Point(4, 5), radius: 6), fill: .level(-8), stroke: .ink, strokeWidth: 2.5),
      Mark(
        .path([Point(0, 0), Point(10, 0), Point(5, 8)], isClosed: true), fill: .series(5), isDashed: true),
      Mark(.arc(from: Point(0, 0), to: Point(9, 9)), stroke: .forward),
      Mark(
        .text(Label("a < b & “c”", at: Point(3, 4), size: 11, anchor: .end, isBold: true, isFixed: true)),
        fill: .quiet),
      Mark(
        .raster(Raster(columns: 2, rows: 1, colors: [1, 2, 3, 4, 5, 6]), x: 0, y: 0, width: 20, height: 10)),
      Mark(.hatching(x: 0, y: 0, width: 12, height: 12), stroke: .quiet),
      Mark(
        .rectangle(x: 0, y: 0, width: 9, height: 9, corner: 0), fill: .level(8), name: "o0",
        sources: ["i0", "i1"]),
    ],
    steps: [
      Picture.Step(marks: [], sentence: "First."),
      Picture.Step(
        marks: [Mark(.circle(center: Point(1, 1), radius: 1), stroke: .focus)], sentence: "Then 1 + 2 = 3."),
    ],
    keyStep: 1, summary: "one of each", caption: "Nothing to see.")

  @Test func comesBackAsItWas() {
    #expect(Picture(decoding: Self.picture.encoded) == Self.picture)
  }

  @Test("what is cut off anywhere is no picture")
  func cutOff() {
    let bytes = Self.picture.encoded
    for length in bytes.indices { #expect(Picture(decoding: Array(bytes[..<length])) == nil, "\(length)") }
    #expect(Picture(decoding: bytes + [0]) == nil)
  }

  @Test("bytes of any origin are refused or are a picture that encodes the same again", arguments: 0..<64)
  func anyBytes(_ seed: UInt64) {
    var random = Generator(state: seed)
    for _ in 0..<200 {
      var bytes = Self.picture.encoded
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: .min ... .max, using: &random)
      }
      guard let picture = Picture(decoding: bytes) else { continue }
      #expect(Picture(decoding: picture.encoded) == picture)
      _ = SVGWriter.svg(picture) { _ in "" }
    }
  }

  @Test func numbersThatAreNoneAndThoseTooLargeTravel() {
    let picture = Picture(width: .nan, height: .infinity, summary: "")
    #expect(Picture(decoding: picture.encoded) == Picture(width: 0, height: 1e13, summary: ""))
  }
}

/// - Source: Steele, Lea & Flood, Fast splittable pseudorandom number generators, 2014.
private struct Generator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
