import Testing

@testable import Markdown

@Suite struct SourceValidationTests {
  /// Every sequence of two bytes behind each first byte, and random ones: as the standard library judges them.
  @Test func judgesAsTheLibrary() {
    var random = CommonMarkTests.Generator(state: 7)
    var texts: [[UInt8]] = [[]]
    for first in UInt8.min...UInt8.max {
      texts.append([first])
      for second: UInt8 in [0, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF] {
        texts += [[first, second], [0x41, first, second, 0x80], [first, second, 0x80, 0x80, 0x42]]
      }
    }
    for _ in 0..<2_000 {
      var text = Array("aé日👩 plain text of some length".utf8)
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        text[Int.random(in: text.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      texts.append(text)
    }
    for text in texts {
      let offset = SourceValidation.firstInvalidOffset(in: text)
      #expect((offset == nil) == (String(validating: text, as: UTF8.self) != nil), "\(text)")
      if let offset { #expect(String(validating: text[..<offset], as: UTF8.self) != nil, "\(text)") }
    }
  }
}
