import CPNG
import Pictures

/// Pixels as a PNG file.
package enum PNGEncoder {
  package static func bytes(of raster: Raster) -> [UInt8] {
    let isGrey = (0..<(raster.columns * raster.rows)).allSatisfy { pixel in
      let first = raster.colors[3 * pixel]
      return raster.colors[3 * pixel + 1] == first && raster.colors[3 * pixel + 2] == first
    }
    let numbers =
      isGrey ? stride(from: 0, to: raster.colors.count, by: 3).map { raster.colors[$0] } : raster.colors
    var image = png_image()
    image.version = png_uint_32(PNG_IMAGE_VERSION)
    image.width = png_uint_32(raster.columns)
    image.height = png_uint_32(raster.rows)
    image.format = isGrey ? 0 : png_uint_32(PNG_FORMAT_FLAG_COLOR)
    defer { png_image_free(&image) }
    var length = most_bytes_of_png(&image)
    var bytes = [UInt8](repeating: 0, count: length)
    guard png_image_write_to_memory(&image, &bytes, &length, 0, numbers, 0, nil) != 0 else { return [] }
    return Array(bytes[..<length])
  }
}
