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

  private static func bytes(_ asset: Asset) -> [UInt8] {
    Array(UnsafeBufferPointer(start: asset.bytes, count: asset.count))
  }
}
