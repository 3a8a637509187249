/// Writes a picture as SVG. Colours and fonts are CSS classes, which the page's style sheet defines.
public struct SVGWriter {
  private var bytes: [UInt8] = []
  /// The URL of a raster's pixels.
  private let address: (Raster) -> String

  /// - Parameter address: the URL of a PNG with these pixels: a `data:` URL or that of a file.
  public static func svg(_ picture: Picture, address: (Raster) -> String) -> [UInt8] {
    withoutActuallyEscaping(address) { address in
      var writer = SVGWriter(address: address)
      writer.write(picture)
      return writer.bytes
    }
  }

  private mutating func write(_ picture: Picture) {
    raw("<svg class=\"picture\" role=\"img\" viewBox=\"0 0 ")
    number(picture.width)
    raw(" ")
    number(picture.height)
    raw("\"")
    attribute("width", picture.width)
    attribute("height", picture.height)
    attribute("aria-label", picture.summary)
    raw(">")
    for mark in picture.marks { write(mark) }
    for (index, step) in picture.steps.enumerated() {
      raw(index == picture.keyStep ? "<g class=\"step telling\">" : "<g class=\"step\">")
      for mark in step.marks { write(mark) }
      raw("</g>")
    }
    raw("</svg>")
  }

  private mutating func write(_ mark: Mark) {
    switch mark.shape {
    case .rectangle(let x, let y, let width, let height, let corner):
      raw("<rect")
      box(x, y, width, height)
      if corner > 0 { attribute("rx", corner) }
      paint(mark)
    case .circle(let center, let radius):
      raw("<circle")
      attribute("cx", center.x)
      attribute("cy", center.y)
      attribute("r", radius)
      paint(mark)
    case .path(let points, let isClosed):
      raw("<path d=\"")
      for (index, point) in points.enumerated() {
        raw(index == 0 ? "M" : "L")
        pair(point)
      }
      raw(isClosed ? "Z\"" : "\"")
      paint(mark)
    case .arc(let from, let to):
      let middle = (from.x + to.x) / 2
      raw("<path d=\"M")
      pair(from)
      raw("C")
      pair(Point(middle, from.y))
      raw(" ")
      pair(Point(middle, to.y))
      raw(" ")
      pair(to)
      raw("\"")
      paint(mark)
    case .text(let label):
      write(label, mark)
      return
    case .raster(let raster, let x, let y, let width, let height):
      raw("<image class=\"pixels\"")
      box(x, y, width, height)
      attribute("preserveAspectRatio", "none")
      attribute("href", address(raster))
      names(mark)
    case .hatching(let x, let y, let width, let height):
      raw("<path d=\"")
      hatch(x, y, width, height)
      raw("\"")
      paint(mark)
    }
    raw("/>")
  }

  private mutating func write(_ label: Label, _ mark: Mark) {
    raw("<text")
    attribute("x", label.place.x)
    attribute("y", label.place.y)
    if label.size != 13 { attribute("font-size", label.size) }
    var classes = mark.fill.map { "f-" + $0.name } ?? "f-ink"
    if label.anchor != .middle { classes += label.anchor == .start ? " start" : " end" }
    if label.isBold { classes += " bold" }
    if label.isFixed { classes += " fixed" }
    attribute("class", classes)
    names(mark)
    raw(">")
    text(label.text)
    raw("</text>")
  }

  /// Lines from the lower left to the upper right, six pixels apart, clipped to the rectangle.
  private mutating func hatch(_ x: Double, _ y: Double, _ width: Double, _ height: Double) {
    var offset = 3.0
    while offset < width + height, offset < 20_000 {
      let from = offset < height ? Point(x, y + offset) : Point(x + offset - height, y + height)
      let to = offset < width ? Point(x + offset, y) : Point(x + width, y + offset - width)
      raw("M")
      pair(from)
      raw("L")
      pair(to)
      offset += 6
    }
  }

  // MARK: Attributes

  private mutating func paint(_ mark: Mark) {
    var classes = mark.fill.map { "f-" + $0.name } ?? "f-none"
    if let stroke = mark.stroke { classes += " s-" + stroke.name }
    if mark.isDashed { classes += " dashed" }
    attribute("class", classes)
    if mark.stroke != nil, mark.strokeWidth != 1 { attribute("stroke-width", mark.strokeWidth) }
    names(mark)
  }

  private mutating func names(_ mark: Mark) {
    if !mark.name.isEmpty { attribute("data-name", mark.name) }
    guard !mark.sources.isEmpty else { return }
    attribute("data-from", mark.sources.joined(separator: " "))
  }

  private mutating func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) {
    attribute("x", x)
    attribute("y", y)
    attribute("width", width)
    attribute("height", height)
  }

  private mutating func attribute(_ name: String, _ value: Double) {
    raw(" \(name)=\"")
    number(value)
    raw("\"")
  }

  private mutating func attribute(_ name: String, _ value: String) {
    raw(" \(name)=\"")
    text(value)
    raw("\"")
  }

  private mutating func pair(_ point: Point) {
    number(point.x)
    raw(" ")
    number(point.y)
  }

  // MARK: Bytes

  private mutating func raw(_ text: String) { bytes += text.utf8 }

  /// Escaped text, for content and for quoted attributes. Characters that XML does not allow become U+FFFD.
  private mutating func text(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": raw("&amp;")
      case "<": raw("&lt;")
      case ">": raw("&gt;")
      case "\"": raw("&quot;")
      case "\t", "\n", "\r": raw(" ")
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": raw("\u{FFFD}")
      default: raw(String(Character(scalar)))
      }
    }
  }

  /// A number with at most two decimals.
  private mutating func number(_ value: Double) {
    guard value > -1e9, value < 1e9 else { return raw("0") }
    let hundredths = Int(value < 0 ? value * 100 - 0.5 : value * 100 + 0.5)
    let magnitude = hundredths < 0 ? -hundredths : hundredths
    if hundredths < 0 { raw("-") }
    raw("\(magnitude / 100)")
    let rest = magnitude % 100
    guard rest > 0 else { return }
    raw(rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)")
  }
}

extension ColorRole {
  /// The end of its class in the style sheet, after `f-` for a fill and `s-` for a stroke.
  var name: String {
    switch self {
    case .ink: "ink"
    case .quiet: "quiet"
    case .line: "line"
    case .paper: "paper"
    case .cell: "cell"
    case .focus: "focus"
    case .focusGround: "focus-ground"
    case .result: "result"
    case .resultGround: "result-ground"
    case .forward: "forward"
    case .backward: "backward"
    case .series(let number): "c\(number)"
    case .seriesGround(let number): "g\(number)"
    case .level(let level): level < 0 ? "n\(-level)" : "p\(level)"
    }
  }
}
