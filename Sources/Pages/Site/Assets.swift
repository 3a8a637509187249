import CAssets

/// The style sheets and scripts that pages load.
enum Assets {
  /// Of every page.
  static let styleSheet =
    bytes(asset_style_css()) + bytes(asset_frame_css()) + bytes(asset_walkthrough_css())
  /// Of every page.
  static let script =
    bytes(asset_elements_js()) + bytes(asset_reading_js()) + walkthroughScript + bytes(asset_finder_js())
  /// What a page with step animations and pictures of fields needs of it.
  static let walkthroughScript = bytes(asset_walkthrough_js()) + bytes(asset_field_js())
  /// Of pages that are edited.
  static let previewStyleSheet = bytes(asset_preview_css())
  static let previewScript = bytes(asset_following_js()) + bytes(asset_editing_js())

  /// As it is sent: without comments, empty lines and indentation. All comments of the sources stand on lines of their
  /// own, and no text of a script goes over several lines.
  private static func bytes(_ asset: Asset) -> [UInt8] {
    var sent: [UInt8] = []
    var isInComment = false
    let lines = UnsafeBufferPointer(start: asset.bytes, count: asset.count).split(
      separator: UInt8(ascii: "\n"))
    for line in lines {
      let text = line.drop { $0 == UInt8(ascii: " ") }
      isInComment = isInComment || text.starts(with: "/*".utf8)
      if isInComment {
        isInComment = !text.suffix(2).elementsEqual("*/".utf8)
      } else if !text.isEmpty, !text.starts(with: "//".utf8) {
        sent += text
        sent.append(UInt8(ascii: "\n"))
      }
    }
    return sent
  }
}
