import Markdown

/// The first bytes of a picture's file, which may be anything at all.
struct PictureHead {
  let bytes: [UInt8]

  var isJPEG: Bool { bytes.starts(with: [0xFF, 0xD8, 0xFF]) }

  var size: PictureSize? {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return png }
    if isJPEG { return jpeg }
    if has("GIF87a", at: 0) || has("GIF89a", at: 0) { return size(little(6, 2), little(8, 2)) }
    if has("RIFF", at: 0), has("WEBP", at: 8) { return webP }
    if has("BM", at: 0) { return bitmap }
    return SVGHead(bytes).size
  }

  /// - Source: PNG, third edition, 11.2.1: the first chunk is `IHDR`.
  private var png: PictureSize? { has("IHDR", at: 12) ? size(big(16, 4), big(20, 4)) : nil }

  /// - Source: ITU-T T.81, B.2: segments, of which a start of frame has the size.
  private var jpeg: PictureSize? {
    var index = 2
    var isTurned = false
    while let marker = byte(index + 1), byte(index) == 0xFF {
      ScannerSteps.count(1)
      if marker == 0xFF {
        // A fill byte.
        index += 1
        continue
      }
      guard let length = big(index + 2, 2), length >= 2 else { return nil }
      switch marker {
      case 0xC0...0xCF where marker != 0xC4 && marker != 0xC8 && marker != 0xCC:
        let (height, width) = (big(index + 5, 2), big(index + 7, 2))
        return isTurned ? size(height, width) : size(width, height)
      case 0xD9, 0xDA: return nil
      case 0xE1: isTurned = isTurned || isTurnedByExif(index + 4)
      default: break
      }
      index += 2 + length
    }
    return nil
  }

  /// Whether a browser shows the picture turned by a quarter.
  /// - Source: Exif 2.3, 4.6.4: the tag 0x0112, orientation; 5 to 8 exchange width and height.
  private func isTurnedByExif(_ start: Int) -> Bool {
    guard has("Exif\0\0", at: start) else { return false }
    let tiff = start + 6
    let isLittle = has("II", at: tiff)
    func number(_ offset: Int, _ count: Int) -> Int? { isLittle ? little(offset, count) : big(offset, count) }
    guard isLittle || has("MM", at: tiff), let directory = number(tiff + 4, 4),
      let count = number(tiff + directory, 2)
    else { return false }
    for entry in 0..<min(count, 200) {
      let place = tiff + directory + 2 + entry * 12
      if number(place, 2) == 0x0112 { return (5...8).contains(number(place + 8, 2) ?? 0) }
    }
    return false
  }

  /// - Source: RFC 9649, 2.5 to 2.7.
  private var webP: PictureSize? {
    if has("VP8X", at: 12) { return size(little(24, 3).map { $0 + 1 }, little(27, 3).map { $0 + 1 }) }
    if has("VP8L", at: 12), byte(20) == 0x2F, let bits = little(21, 4) {
      return size(bits & 0x3FFF + 1, bits >> 14 & 0x3FFF + 1)
    }
    guard has("VP8 ", at: 12), byte(23) == 0x9D, byte(24) == 0x01, byte(25) == 0x2A else { return nil }
    return size(little(26, 2).map { $0 & 0x3FFF }, little(28, 2).map { $0 & 0x3FFF })
  }

  /// A negative height says that the first row is the upper one.
  private var bitmap: PictureSize? {
    if little(14, 4) == 12 { return size(little(18, 2), little(20, 2)) }
    return size(little(18, 4), little(22, 4).map { Int(Int32(truncatingIfNeeded: $0).magnitude) })
  }

  private func size(_ width: Int?, _ height: Int?) -> PictureSize? {
    guard let width, let height else { return nil }
    return PictureSize(Double(width), Double(height))
  }

  // MARK: Bytes

  private func byte(_ index: Int) -> UInt8? { bytes.indices.contains(index) ? bytes[index] : nil }

  private func has(_ text: String, at index: Int) -> Bool {
    bytes.count >= index + text.utf8.count && bytes[index...].starts(with: text.utf8)
  }

  /// A number with its most significant byte first; nil where it does not lie within the bytes.
  private func big(_ index: Int, _ count: Int) -> Int? {
    guard index >= 0, index + count <= bytes.count else { return nil }
    return bytes[index..<index + count].reduce(0) { $0 << 8 | Int($1) }
  }

  private func little(_ index: Int, _ count: Int) -> Int? {
    guard index >= 0, index + count <= bytes.count else { return nil }
    return bytes[index..<index + count].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
