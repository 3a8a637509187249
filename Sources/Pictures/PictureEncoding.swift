// The binary form in which a program passes a picture to the process that shows it: numbers as
// variable-length integers of hundredths, texts after their length, lists after their count. Both sides are
// compiled from the same sources, so it has no version.

extension Picture {
  public var encoded: [UInt8] {
    var writer = PictureWriter()
    writer.write(self)
    return writer.bytes
  }
}

extension ColorRole {
  /// The colours that are told by their place in this list, counted from 1.
  static let withoutNumber: [ColorRole] = [
    .ink, .quiet, .line, .paper, .cell, .focus, .focusGround, .result, .resultGround, .forward, .backward,
  ]
}

struct PictureWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ picture: Picture) {
    write(picture.width)
    write(picture.height)
    write(picture.summary)
    write(picture.caption)
    write(picture.keyStep)
    write(picture.marks)
    write(picture.steps.count)
    for step in picture.steps {
      write(step.sentence)
      write(step.marks)
    }
  }

  private mutating func write(_ marks: [Mark]) {
    write(marks.count)
    for mark in marks { write(mark) }
  }

  private mutating func write(_ mark: Mark) {
    write(mark.fill)
    write(mark.stroke)
    write(mark.strokeWidth)
    write(mark.isDashed ? 1 : 0)
    write(mark.name)
    write(mark.sources.count)
    for source in mark.sources { write(source) }
    write(mark.shape)
  }

  private mutating func write(_ shape: Shape) {
    switch shape {
    case .rectangle(let x, let y, let width, let height, let corner):
      write(0)
      write(x, y, width, height, corner)
    case .circle(let center, let radius):
      write(1)
      write(center.x, center.y, radius)
    case .path(let points, let isClosed):
      write(2)
      write(isClosed ? 1 : 0)
      write(points.count)
      for point in points { write(point.x, point.y) }
    case .arc(let from, let to):
      write(3)
      write(from.x, from.y, to.x, to.y)
    case .text(let label):
      write(4)
      write(label.text)
      write(label.place.x, label.place.y, label.size)
      write(Int(label.anchor.rawValue) + (label.isBold ? 4 : 0) + (label.isFixed ? 8 : 0))
    case .raster(let raster, let x, let y, let width, let height):
      write(5)
      write(raster.columns)
      write(raster.rows)
      bytes += raster.colors
      write(x, y, width, height)
    case .hatching(let x, let y, let width, let height):
      write(6)
      write(x, y, width, height)
    }
  }

  private mutating func write(_ color: ColorRole?) {
    switch color {
    case nil: write(0)
    case .series(let number)?: write(16 + bounded(number, 0, 5))
    case .seriesGround(let number)?: write(24 + bounded(number, 0, 5))
    case .level(let level)?: write(48 + bounded(level, -8, 8))
    case let color?: write(1 + ColorRole.withoutNumber.firstIndex(of: color)!)
    }
  }

  private func bounded(_ number: Int, _ low: Int, _ high: Int) -> Int { min(max(number, low), high) }

  private mutating func write(_ numbers: Double...) { for number in numbers { write(number) } }

  /// In hundredths; NaN as 0.
  private mutating func write(_ number: Double) {
    let scaled = number * 100
    let bounded = scaled < -1e15 ? -1e15 : scaled > 1e15 ? 1e15 : scaled == scaled ? scaled : 0
    write(Int64(bounded < 0 ? bounded - 0.5 : bounded + 0.5))
  }

  private mutating func write(_ number: Int) { write(Int64(number)) }

  private mutating func write(_ number: Int64) {
    var rest = UInt64(bitPattern: (number << 1) ^ (number >> 63))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  private mutating func write(_ text: String) {
    let utf8 = Array(text.utf8)
    write(utf8.count)
    bytes += utf8
  }
}
