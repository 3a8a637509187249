extension Picture {
  /// Nil for bytes that do not encode a picture.
  public init?(decoding bytes: [UInt8]) {
    var reader = PictureReader(bytes)
    guard let picture = reader.picture(), reader.isAtEnd else { return nil }
    self = picture
  }
}

/// Reads what `PictureWriter` writes. It refuses other bytes, and never reads past their end.
struct PictureReader {
  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { index == bytes.count }

  mutating func picture() -> Picture? {
    guard let width = length(), let height = length(), let summary = text(), let caption = text(),
      let keyStep = number(), let marks = marks(), let count = count()
    else { return nil }
    var steps: [Picture.Step] = []
    for _ in 0..<count {
      guard let sentence = text(), let marks = self.marks() else { return nil }
      steps.append(Picture.Step(marks: marks, sentence: sentence))
    }
    guard steps.isEmpty ? keyStep == 0 : steps.indices.contains(keyStep) else { return nil }
    return Picture(
      width: width, height: height, marks: marks, steps: steps, keyStep: keyStep, summary: summary,
      caption: caption)
  }

  private mutating func marks() -> [Mark]? {
    guard let count = count() else { return nil }
    var marks: [Mark] = []
    for _ in 0..<count {
      guard let mark = mark() else { return nil }
      marks.append(mark)
    }
    return marks
  }

  private mutating func mark() -> Mark? {
    guard let fill = color(), let stroke = color(), let width = length(), let dashes = number(),
      let name = text(), let count = count()
    else { return nil }
    var sources: [String] = []
    for _ in 0..<count {
      guard let source = text() else { return nil }
      sources.append(source)
    }
    guard let shape = shape() else { return nil }
    return Mark(
      shape, fill: fill, stroke: stroke, strokeWidth: width, isDashed: dashes == 1, name: name,
      sources: sources)
  }

  private mutating func shape() -> Shape? {
    guard let kind = number() else { return nil }
    switch kind {
    case 0:
      guard let box = box(), let corner = length() else { return nil }
      return .rectangle(x: box.x, y: box.y, width: box.width, height: box.height, corner: corner)
    case 1:
      guard let center = point(), let radius = length() else { return nil }
      return .circle(center: center, radius: radius)
    case 2:
      guard let closed = number(), let count = count() else { return nil }
      var points: [Point] = []
      for _ in 0..<count {
        guard let point = point() else { return nil }
        points.append(point)
      }
      return .path(points, isClosed: closed == 1)
    case 3:
      guard let from = point(), let to = point() else { return nil }
      return .arc(from: from, to: to)
    case 4:
      guard let text = text(), let place = point(), let size = length(), let flags = number(),
        (0..<16).contains(flags), let anchor = Label.Anchor(rawValue: UInt8(flags & 3))
      else { return nil }
      return .text(
        Label(
          text, at: place, size: size, anchor: anchor, isBold: flags & 4 != 0, isFixed: flags & 8 != 0))
    case 5:
      guard let columns = number(), let rows = number(), (1...16384).contains(columns),
        (1...16384).contains(rows), columns * rows * 3 <= bytes.count - index
      else { return nil }
      let colors = Array(bytes[index..<(index + columns * rows * 3)])
      index += colors.count
      guard let box = box() else { return nil }
      return .raster(
        Raster(columns: columns, rows: rows, colors: colors), x: box.x, y: box.y, width: box.width,
        height: box.height)
    case 6:
      guard let box = box() else { return nil }
      return .hatching(x: box.x, y: box.y, width: box.width, height: box.height)
    default: return nil
    }
  }

  private mutating func box() -> (x: Double, y: Double, width: Double, height: Double)? {
    guard let x = length(), let y = length(), let width = length(), let height = length() else { return nil }
    return (x, y, width, height)
  }

  private mutating func point() -> Point? {
    guard let x = length(), let y = length() else { return nil }
    return Point(x, y)
  }

  private mutating func color() -> ColorRole?? {
    guard let number = number() else { return nil }
    switch number {
    case 0: return .some(nil)
    case 1...ColorRole.withoutNumber.count: return ColorRole.withoutNumber[number - 1]
    case 16...21: return .series(number - 16)
    case 24...29: return .seriesGround(number - 24)
    case 40...56: return .level(number - 48)
    default: return nil
    }
  }

  /// The count of a list. Each element takes at least one byte, so a count beyond the end is refused.
  private mutating func count() -> Int? {
    guard let number = number(), number >= 0, number <= bytes.count - index else { return nil }
    return number
  }

  private mutating func length() -> Double? { number().map { Double($0) / 100 } }

  private mutating func number() -> Int? {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while index < bytes.count, shift < 64 {
      let byte = bytes[index]
      index += 1
      value |= UInt64(byte & 0x7F) << shift
      shift += 7
      if byte & 0x80 == 0 {
        return Int(exactly: Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1))
      }
    }
    return nil
  }

  private mutating func text() -> String? {
    guard let count = count() else { return nil }
    let text = String(decoding: bytes[index..<(index + count)], as: UTF8.self)
    index += count
    return text
  }
}
