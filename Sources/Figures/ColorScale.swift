import CNN
import Pictures

/// The colours of numbers in an image.
enum ColorScale {
  /// From black for 0 to white for 1.
  case grey
  /// From blue for −limit through white for 0 to red for +limit.
  case diverging(limit: Float)

  init(of planes: [Tensor]) {
    var isGrey = true
    var limit: Float = 0
    for plane in planes {
      for number in plane.scalars where number == number {
        if number < 0 || number > 1 { isGrey = false }
        limit = max(limit, number.magnitude)
      }
    }
    self = isGrey ? .grey : .diverging(limit: limit)
  }

  var summary: String {
    switch self {
    case .grey: "from black for 0 to white for 1"
    case .diverging(let limit):
      "from blue for −\(shortText(limit)) through white for 0 to red for \(shortText(limit))"
    }
  }

  func raster(of plane: Tensor) -> Raster {
    var colors: [UInt8] = []
    colors.reserveCapacity(plane.count * 3)
    for number in plane.scalars {
      let (red, green, blue) = color(number)
      colors.append(red)
      colors.append(green)
      colors.append(blue)
    }
    return Raster(columns: plane.shape[1], rows: plane.shape[0], colors: colors)
  }

  private func color(_ number: Float) -> (UInt8, UInt8, UInt8) {
    switch self {
    case .grey:
      let shade = byte(number)
      return (shade, shade, shade)
    case .diverging(let limit):
      let share = limit > 0 && number == number ? max(-1, min(1, number / limit)) : 0
      // From white to a red and a blue of the same lightness.
      let end: (Float, Float, Float) = share < 0 ? (0.13, 0.36, 0.67) : (0.72, 0.16, 0.19)
      let depth = share.magnitude
      return (
        byte(1 - depth * (1 - end.0)), byte(1 - depth * (1 - end.1)), byte(1 - depth * (1 - end.2))
      )
    }
  }

  /// A bar of the colours with their numbers; nothing for `.grey`.
  func legend(below top: Double, width: Double) -> (marks: [Mark], height: Double) {
    guard case .diverging(let limit) = self else { return ([], 0) }
    let steps = Tensor(shape: [1, 65], scalars: (0..<65).map { (Float($0) / 32 - 1) * limit })
    let long = min(width, 200)
    let left = (width - long) / 2
    var marks = [
      Mark(.raster(raster(of: steps), x: left, y: top + 10, width: long, height: 8))
    ]
    for (share, text, anchor): (Double, String, Label.Anchor) in [
      (0, "−" + shortText(limit), .start), (0.5, "0", .middle), (1, shortText(limit), .end),
    ] {
      marks.append(
        Mark(
          .text(
            Label(text, at: Point(left + share * long, top + 29), size: 11, anchor: anchor, isFixed: true)),
          fill: .quiet))
    }
    return (marks, 38)
  }
}

/// A number from 0 to 1 as a byte; others are clamped.
func byte(_ share: Float) -> UInt8 {
  share >= 1 ? 255 : share > 0 ? UInt8(share * 255 + 0.5) : 0
}
