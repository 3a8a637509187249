/// A shape with its colours.
public struct Mark: Sendable, Equatable {
  public var shape: Shape
  /// Nil: not filled. Text is then in the colour of the ink.
  public var fill: ColorRole?
  /// Nil: no outline.
  public var stroke: ColorRole?
  /// The width of the outline.
  public var strokeWidth: Double
  /// Whether the outline is dashed.
  public var isDashed: Bool
  /// The name by which other marks refer to this one in `sources`; empty where none does.
  public var name: String
  /// The names of the marks from which this one's value was computed.
  public var sources: [String]

  public init(
    _ shape: Shape, fill: ColorRole? = nil, stroke: ColorRole? = nil, strokeWidth: Double = 1,
    isDashed: Bool = false, name: String = "", sources: [String] = []
  ) {
    self.shape = shape
    self.fill = fill
    self.stroke = stroke
    self.strokeWidth = strokeWidth
    self.isDashed = isDashed
    self.name = name
    self.sources = sources
  }
}

public struct Point: Sendable, Equatable {
  public var x: Double
  public var y: Double

  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

public enum Shape: Sendable, Equatable {
  /// - `corner`: the radius of its corners.
  case rectangle(x: Double, y: Double, width: Double, height: Double, corner: Double)
  case circle(center: Point, radius: Double)
  /// Straight lines from point to point.
  case path([Point], isClosed: Bool)
  /// A smooth curve that is horizontal at both ends.
  case arc(from: Point, to: Point)
  case text(Label)
  /// Scaled without smoothing.
  case raster(Raster, x: Double, y: Double, width: Double, height: Double)
  /// Slanted lines over a rectangle.
  case hatching(x: Double, y: Double, width: Double, height: Double)
}

/// A line of text.
public struct Label: Sendable, Equatable {
  public enum Anchor: UInt8, Sendable { case start, middle, end }

  public var text: String
  /// The start, middle or end of the line, as `anchor` says; vertically its middle.
  public var place: Point
  public var size: Double
  public var anchor: Anchor
  public var isBold: Bool
  /// Whether the font is monospaced.
  public var isFixed: Bool

  public init(
    _ text: String, at place: Point, size: Double = 13, anchor: Anchor = .middle, isBold: Bool = false,
    isFixed: Bool = false
  ) {
    self.text = text
    self.place = place
    self.size = size
    self.anchor = anchor
    self.isBold = isBold
    self.isFixed = isFixed
  }
}

/// An image of pixels.
public struct Raster: Sendable, Equatable {
  public var columns: Int
  public var rows: Int
  /// Three bytes for each pixel, row by row: red, green, blue.
  public var colors: [UInt8]

  /// - Precondition: there are pixels, and three bytes for each: "a raster of 2 × 2 pixels takes 12 bytes,
  ///   not 11".
  public init(columns: Int, rows: Int, colors: [UInt8]) {
    guard columns > 0, rows > 0, colors.count == columns * rows * 3 else {
      fatalError(
        "a raster of \(columns) × \(rows) pixels takes \(columns * rows * 3) bytes, not \(colors.count)")
    }
    self.columns = columns
    self.rows = rows
    self.colors = colors
  }
}
