import CPNG

/// A PNG file as numbers from 0 to 255. Only this file and `PNGEncoder.swift` use the C library.
///
/// The numbers are those of the file: sRGB, as a screen shows them. A file that says that its numbers are in
/// another colour space (a `gAMA` chunk far from sRGB's) is converted by libpng. 16 bits are rounded to 8.
package struct PNGImage: Equatable, Sendable {
  /// 1 for grey, 3 for red, green and blue.
  package let channels: Int
  package let height: Int
  package let width: Int
  /// Row by row, pixel by pixel, channel by channel.
  package let numbers: [UInt8]

  /// Why a file cannot be decoded.
  package struct Refusal: Error {
    package let reason: String
  }

  /// A colour photograph of that size takes, as `Float`, a third of the memory that a program may take.
  static let mostMegapixels: UInt64 = 64
  /// libpng's own limit; its message would not name it.
  private static let longestSide: UInt64 = 1_000_000

  package init(png file: [UInt8]) throws {
    guard !file.isEmpty else { throw Refusal(reason: "the file is empty") }
    guard png_sig_cmp(file, 0, min(8, file.count)) == 0 else { throw Refusal(reason: "not a PNG file") }
    try Self.refuseGigantic(file)
    var image = png_image()
    image.version = png_uint_32(PNG_IMAGE_VERSION)
    defer { png_image_free(&image) }
    let read = try file.withUnsafeBytes { file -> [UInt8] in
      guard png_image_begin_read_from_memory(&image, file.baseAddress, file.count) != 0 else {
        throw Refusal(image)
      }
      // Otherwise libpng takes 16 bits for linear light.
      image.flags |= png_uint_32(PNG_IMAGE_FLAG_16BIT_sRGB)
      image.format &= png_uint_32(PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_ALPHA)
      let samples = Int(image.width) * Int(image.height) * Self.samples(of: image)
      var numbers = [UInt8](repeating: 0, count: samples)
      guard png_image_finish_read(&image, nil, &numbers, 0, nil) != 0 else { throw Refusal(image) }
      return numbers
    }
    let hasAlpha = image.format & png_uint_32(PNG_FORMAT_FLAG_ALPHA) != 0
    channels = Self.samples(of: image) - (hasAlpha ? 1 : 0)
    height = Int(image.height)
    width = Int(image.width)
    numbers = hasAlpha ? Self.laidOnWhite(read, channels: channels) : read
  }

  /// How many numbers a pixel has, its opacity included.
  private static func samples(of image: png_image) -> Int {
    let isColour = image.format & png_uint_32(PNG_FORMAT_FLAG_COLOR) != 0
    let hasAlpha = image.format & png_uint_32(PNG_FORMAT_FLAG_ALPHA) != 0
    return (isColour ? 3 : 1) + (hasAlpha ? 1 : 0)
  }

  /// Refuses a size that is too large before anything is decoded: it stands at the beginning of the first chunk.
  private static func refuseGigantic(_ file: [UInt8]) throws {
    guard file.count >= 24 else { return }
    func number(_ offset: Int) -> UInt64 {
      file[offset..<(offset + 4)].reduce(0) { $0 << 8 | UInt64($1) }
    }
    let (width, height) = (number(16), number(20))
    guard width * height > mostMegapixels * 1_000_000 || max(width, height) > longestSide else { return }
    throw Refusal(
      reason: "\(width) × \(height) pixels are too many, at most \(mostMegapixels) megapixels "
        + "and \(longestSide) pixels a side are read")
  }

  /// v = αc + (1 - α) · 255 as a reader's browser shows it on white: in sRGB, not in linear light.
  private static func laidOnWhite(_ numbers: [UInt8], channels: Int) -> [UInt8] {
    var opaque: [UInt8] = []
    opaque.reserveCapacity(numbers.count / (channels + 1) * channels)
    for pixel in stride(from: 0, to: numbers.count, by: channels + 1) {
      let alpha = Int(numbers[pixel + channels])
      for channel in 0..<channels {
        let sum = Int(numbers[pixel + channel]) * alpha + 255 * (255 - alpha)
        opaque.append(UInt8((sum + 127) / 255))
      }
    }
    return opaque
  }
}

extension PNGImage.Refusal {
  /// libpng's own message.
  fileprivate init(_ image: png_image) {
    reason = withUnsafeBytes(of: image.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }
}
