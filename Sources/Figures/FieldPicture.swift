public import CNN
public import Pictures

extension Figure {
  /// The class that a network of two inputs chooses at every point of the plane, with the given points on it:
  /// circles, squares and triangles for the classes.
  /// - Precondition: the network takes `[2]`, as `decidedClasses` words it.
  public static func field(_ network: Network, over points: LabelledPoints) -> Picture {
    var (x, y) = (Float(0), Float(0))
    for index in 0..<points.count {
      x = max(x, points.points[index, 0].magnitude)
      y = max(y, points.points[index, 1].magnitude)
    }
    let reach = max(x, y) * 1.1 > 0 ? max(x, y) * 1.1 : 1
    let cells = 100
    let decided = network.decidedClasses(x: -reach...reach, y: -reach...reach, rows: cells, columns: cells)
    var colors: [UInt8] = []
    colors.reserveCapacity(cells * cells * 3)
    for label in decided.scalars {
      let (red, green, blue) = ground(of: Int(label))
      colors += [red, green, blue]
    }
    let side = 340.0
    var marks = [
      Mark(
        .raster(Raster(columns: cells, rows: cells, colors: colors), x: 0, y: 0, width: side, height: side))
    ]
    for index in 0..<points.count {
      let place = Point(
        Double(points.points[index, 0] / reach + 1) / 2 * side,
        Double(1 - points.points[index, 1] / reach) / 2 * side)
      marks.append(sign(of: points.labels[index], at: place))
    }
    var right = 0
    let predicted = network.predictions(points.points)
    for index in 0..<points.count where predicted[index] == points.labels[index] { right += 1 }
    return Picture(
      width: side, height: side, marks: marks,
      summary: "what a network decides in the plane; of \(points.count) points in \(points.classes) classes "
        + "\(right) lie where their class is decided",
      caption: "\(right) of \(points.count) points lie on the right side.")
  }

  /// Colours on which points are visible in the light and in the dark theme.
  private static func ground(of label: Int) -> (UInt8, UInt8, UInt8) {
    switch label % 4 {
    case 0: (157, 190, 225)
    case 1: (236, 190, 150)
    case 2: (168, 209, 178)
    default: (202, 182, 226)
    }
  }

  private static func sign(of label: Int, at place: Point) -> Mark {
    let radius = 4.0
    let shape: Shape =
      switch label % 3 {
      case 0: .circle(center: place, radius: radius)
      case 1:
        .rectangle(x: place.x - radius, y: place.y - radius, width: 2 * radius, height: 2 * radius, corner: 0)
      default:
        .path(
          [
            Point(place.x, place.y - radius), Point(place.x + radius, place.y + radius),
            Point(place.x - radius, place.y + radius),
          ], isClosed: true)
      }
    return Mark(shape, fill: .series(label % 6), stroke: .paper)
  }
}
