import Markdown

/// The start tag of an SVG file.
///
/// - Source: SVG 2, 8.2 and 8.9: `width` and `height`, else the proportions of `viewBox`.
struct SVGHead {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var size: PictureSize? {
    guard let tag else { return nil }
    let attributes = Self.attributes(of: tag)
    let width = attributes["width"].flatMap(Self.length)
    let height = attributes["height"].flatMap(Self.length)
    if let width, let height { return PictureSize(width, height) }
    let box = (attributes["viewBox"] ?? "").split { $0 == "," || $0.isWhitespace }.compactMap { Double($0) }
    guard box.count == 4, box[2] > 0, box[3] > 0 else { return nil }
    if let width { return PictureSize(width, width * box[3] / box[2]) }
    if let height { return PictureSize(height * box[2] / box[3], height) }
    return PictureSize(box[2], box[3], isNatural: false)
  }

  /// What stands between `<svg` and `>`. Before it are declarations, comments and white space.
  private var tag: ArraySlice<UInt8>? {
    var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while index < bytes.count {
      ScannerSteps.count(1)
      let rest = bytes[index...]
      if rest.starts(with: "<svg".utf8) {
        let content = rest.dropFirst(4)
        guard content.first?.isWhitespace == true else { return nil }
        return Self.end(of: content).map { content[..<$0] }
      } else if rest.starts(with: "<!--".utf8) {
        guard let end = bytes.first("-->", in: index + 4..<bytes.count) else { return nil }
        index = end + 3
      } else if rest.starts(with: "<?".utf8) || rest.starts(with: "<!".utf8) {
        guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return nil }
        index = end + 1
      } else if bytes[index].isWhitespace || bytes[index] == UInt8(ascii: "]")
        || bytes[index] == UInt8(ascii: ">")
      {
        // Brackets are the end of a document type with declarations in it.
        index += 1
      } else {
        return nil
      }
    }
    return nil
  }

  /// The index of the `>` that is in no quotes.
  private static func end(of tag: ArraySlice<UInt8>) -> Int? {
    var quote: UInt8?
    for index in tag.indices {
      if let open = quote {
        if tag[index] == open { quote = nil }
      } else if tag[index] == UInt8(ascii: "\"") || tag[index] == UInt8(ascii: "'") {
        quote = tag[index]
      } else if tag[index] == UInt8(ascii: ">") {
        return index
      }
    }
    return nil
  }

  private static func attributes(of tag: ArraySlice<UInt8>) -> [String: String] {
    var attributes: [String: String] = [:]
    var rest = tag
    while let equals = rest.firstIndex(of: UInt8(ascii: "=")) {
      let name = String(decoding: rest[..<equals], as: UTF8.self).trimmed
      rest = rest[(equals + 1)...].drop(while: \.isWhitespace)
      guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
        let end = rest.dropFirst().firstIndex(of: quote)
      else { return attributes }
      attributes[name] = String(decoding: rest[(rest.startIndex + 1)..<end], as: UTF8.self)
      rest = rest[(end + 1)...]
    }
    return attributes
  }

  /// A length in pixels; nil for one that depends on the page, such as `100%` or `2em`.
  private static func length(_ text: String) -> Double? {
    let text = text.trimmed
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "+") }
    guard let number = Double(digits), let unit = units[text.dropFirst(digits.count).lowercased()] else {
      return nil
    }
    return number * unit
  }

  /// - Source: CSS Values and Units 4, 6.2, absolute lengths.
  private static let units: [String: Double] = [
    "": 1, "px": 1, "pt": 96.0 / 72, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4, "q": 96 / 101.6,
  ]
}
