import Testing

@testable import Markdown
@testable import Vault

/// The size of a picture, from the head of its file, which may hold anything.
@Suite struct PictureSizeTests {
  private static func big(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }

  private static func little(_ number: Int, _ count: Int) -> [UInt8] { big(number, count).reversed() }

  private static func text(_ text: String) -> [UInt8] { Array(text.utf8) }

  private static func png(_ width: Int, _ height: Int) -> [UInt8] {
    [0x89] + text("PNG\r\n\u{1A}\n") + big(13, 4) + text("IHDR") + big(width, 4) + big(height, 4) + [
      8, 6, 0, 0, 0,
    ]
  }

  private static func jpeg(_ width: Int, _ height: Int, _ segments: [UInt8] = [], frame: UInt8 = 0xC0)
    -> [UInt8]
  {
    [0xFF, 0xD8, 0xFF, 0xE0] + big(16, 2) + text("JFIF\0") + [UInt8](repeating: 1, count: 9) + segments
      + [0xFF, 0xFF, frame] + big(17, 2) + [8] + big(height, 2) + big(width, 2) + [3]
  }

  /// A segment whose `isLittle` Exif says how the picture is turned.
  private static func exif(_ orientation: Int, isLittle: Bool) -> [UInt8] {
    func number(_ number: Int, _ count: Int) -> [UInt8] {
      isLittle ? little(number, count) : big(number, count)
    }
    let tiff =
      text(isLittle ? "II" : "MM") + number(42, 2) + number(8, 4) + number(2, 2) + number(0x0100, 2)
      + number(3, 2)
      + number(1, 4) + number(7, 2) + [0, 0] + number(0x0112, 2) + number(3, 2) + number(1, 4)
      + number(orientation, 2) + [0, 0]
    let content = text("Exif\0\0") + tiff
    return [0xFF, 0xE1] + big(content.count + 2, 2) + content
  }

  private static func webP(_ chunk: String, _ content: [UInt8]) -> [UInt8] {
    text("RIFF") + little(100, 4) + text("WEBP" + chunk) + little(content.count, 4) + content
  }

  private static func bitmap(_ header: [UInt8]) -> [UInt8] {
    text("BM") + [UInt8](repeating: 0, count: 12) + header
  }

  private static func size(_ bytes: [UInt8]) -> [Int]? {
    PictureSize.read { Array(bytes.prefix($0)) }?.shown().map { [$0.width, $0.height] }
  }

  @Test func eachFormat() {
    #expect(Self.size(Self.png(640, 480)) == [640, 480])
    #expect(Self.size(Self.text("GIF89a") + Self.little(320, 2) + Self.little(200, 2)) == [320, 200])
    #expect(Self.size(Self.text("GIF87a") + Self.little(1, 2) + Self.little(2, 2)) == [1, 2])
    #expect(Self.size(Self.jpeg(1024, 768)) == [1024, 768])
    #expect(Self.size(Self.jpeg(1024, 768, frame: 0xC2)) == [1024, 768])
    #expect(
      Self.size(Self.webP("VP8X", [0, 0, 0, 0] + Self.little(99, 3) + Self.little(49, 3))) == [100, 50])
    #expect(Self.size(Self.webP("VP8L", [0x2F] + Self.little(99 | 49 << 14, 4))) == [100, 50])
    #expect(
      Self.size(
        Self.webP("VP8 ", [0, 0, 0, 0x9D, 1, 0x2A] + Self.little(100 | 1 << 14, 2) + Self.little(50, 2)))
        == [100, 50])
    #expect(
      Self.size(Self.bitmap(Self.little(40, 4) + Self.little(30, 4) + Self.little(-20, 4))) == [30, 20])
    #expect(Self.size(Self.bitmap(Self.little(12, 4) + Self.little(30, 2) + Self.little(20, 2))) == [30, 20])
  }

  /// Browsers turn a photograph as its camera says.
  @Test(arguments: [
    (1, true, [400, 300]), (3, false, [400, 300]), (6, true, [300, 400]), (8, false, [300, 400]),
  ])
  func turnedPhotographs(_ orientation: Int, _ isLittle: Bool, _ size: [Int]) {
    #expect(Self.size(Self.jpeg(400, 300, Self.exif(orientation, isLittle: isLittle))) == size)
  }

  /// A camera puts previews and profiles in front.
  @Test func behindLongSegments() {
    let segment: [UInt8] = [0xFF, 0xE2] + Self.big(60_000, 2) + [UInt8](repeating: 0xFF, count: 59_998)
    #expect(Self.size(Self.jpeg(400, 300, segment + segment + segment)) == [400, 300])
    let much = [[UInt8]](repeating: segment, count: 80).flatMap(\.self)
    #expect(Self.size(Self.jpeg(400, 300, much)) == nil)
  }

  @Test(arguments: [
    ("<svg width=\"400\" height='100'></svg>", [400, 100]),
    (
      "<?xml version=\"1.0\"?>\n<!-- <svg width='1'> -->\n<!DOCTYPE svg>\n<svg\n  height=\"10.6px\" width=\"2in\">",
      [192, 11]
    ),
    ("\u{FEFF}<svg viewBox=\"0 0 200 100\" width=\"50\">", [50, 25]),
    ("<svg height=\"3cm\" viewBox=\"0,0,1,2\" a=\"x > y\">", [57, 113]),
    ("<!DOCTYPE svg [ <!ENTITY a \"b\"> ]><svg width=\"4\" height=\"3\"/>", [4, 3]),
    ("<svg viewBox=\"0 0 200 100\">", nil), ("<svg width=\"100%\" height=\"100%\" viewBox=\"0 0 2 1\">", nil),
    ("<svg width=\"2em\" height=\"3\">", nil), ("<svg>", nil), ("<svg width=\"1\" height=\"2\"", nil),
    ("<svgs width=\"1\" height=\"2\">", nil), ("<html><svg width=\"1\" height=\"2\">", nil),
    ("<svg width=\"0\" height=\"2\">", nil), ("<svg width=\"1e9\" height=\"2\">", nil), ("<!-- <svg", nil),
    ("<svg width=1 height=2>", nil), ("<svg width=\"nan\" height=\"inf\">", nil), ("a picture", nil),
    ("", nil),
  ])
  func svg(_ text: String, _ size: [Int]?) { #expect(Self.size(Self.text(text)) == size) }

  @Test func scaledByAnAuthorsWidth() throws {
    let size = try #require(PictureSize(400, 300))
    #expect(size.shown(width: 200)! == (200, 150) && size.shown(width: 1)! == (1, 1))
    #expect(size.shown(width: .max) == nil)
    // Proportions alone give a height, and no width.
    let drawing = try #require(PictureSize.read { _ in Self.text("<svg viewBox='0 0 2 1'>") })
    #expect(drawing.shown(width: 300)! == (300, 150) && drawing.shown() == nil)
  }

  /// Every file cut off anywhere, and with any byte of its head changed, is read without a crash.
  @Test func hostileHeads() {
    let files = [
      Self.png(640, 480), Self.text("GIF89a") + Self.little(320, 4),
      Self.jpeg(400, 300, Self.exif(6, isLittle: true)),
      Self.jpeg(400, 300, Self.exif(6, isLittle: false)), Self.webP("VP8X", [UInt8](repeating: 9, count: 12)),
      Self.webP("VP8L", [0x2F, 1, 2, 3, 4]), Self.bitmap(Self.little(40, 4) + Self.little(30, 8)),
      Self.text("<?xml?><!-- a --><svg width=\"4px\" height='3' viewBox=\"0 0 1 1\">"),
    ]
    var read = 0
    for file in files {
      for end in 0...file.count { if Self.size(Array(file[..<end])) != nil { read += 1 } }
      for index in file.indices {
        for byte in [0, 1, 0x22, 0x3C, 0x7F, 0x80, 0xFF] as [UInt8] {
          var changed = file
          changed[index] = byte
          if let size = Self.size(changed) {
            read += 1
            #expect(size.allSatisfy { $0 > 0 && $0 <= 1_000_000 })
          }
        }
      }
    }
    #expect(read > 500)
    // Segments without a length do not go on for ever.
    let start = ScannerSteps.total
    #expect(Self.size([0xFF, 0xD8] + [UInt8](repeating: 0xFF, count: 1 << 16)) == nil)
    #expect(Self.size(Self.text("<svg" + String(repeating: " a=\"<!--", count: 8_000))) == nil)
    #expect(ScannerSteps.total - start < 400_000)
  }
}
