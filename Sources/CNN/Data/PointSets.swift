/// Points of the plane and the class of each: small problems that no straight line solves.
public struct LabelledPoints: Equatable, Sendable, CustomStringConvertible {
  /// The points, `[N, 2]`: x, then y.
  public let points: Tensor

  /// The class of each point, N of them, from 0 up to, not including, `classes`.
  public let labels: [Int]

  /// How many classes there are.
  public let classes: Int

  /// N, how many points there are.
  public var count: Int { labels.count }

  /// One line: `100 points in 2 classes`.
  public var description: String { "\(count) points in \(classes) classes" }

  /// - Precondition: `points` is a list of pairs: "points of shape [4, 3]: expected [N, 2]"; there are as
  ///   many labels: "4 points, but 3 labels"; each is a class: "label 2 is none of 2 classes".
  public init(points: Tensor, labels: [Int], classes: Int) {
    guard points.rank == 2, points.shape[1] == 2 else {
      fatalError("points of shape \(text(points.shape)): expected [N, 2]")
    }
    guard points.shape[0] == labels.count else {
      fatalError("\(points.shape[0]) points, but \(labels.count) labels")
    }
    for label in labels where label < 0 || label >= classes {
      fatalError("label \(label) is none of \(classes) classes")
    }
    self.points = points
    self.labels = labels
    self.classes = classes
  }

  /// Arms of a spiral, one a class, that wind around the origin out to the unit circle.
  /// - Formula: point i of n of class k of c lies at r·(sin t, cos t), r = i/(n - 1), t = 2πk/c + 4r +
  ///   noise·z, with z from the standard normal distribution.
  /// - Precondition: there is at least one class of at least 2 points: "0 classes of 100 points".
  /// - Source: after Stanford CS231n, course notes, "Putting it together: Minimal Neural Network Case Study",
  ///   where t = 4k + 4r + noise·z, so that the three arms are not quite equally far apart.
  public static func spiral(
    classes: Int = 3, pointsPerClass: Int = 100, noise: Double = 0.2, seed: UInt64
  ) -> LabelledPoints {
    require(classes: classes, pointsPerClass: pointsPerClass)
    var generator = SeededGenerator(seed: seed)
    return generate(classes: classes, pointsPerClass: pointsPerClass) { label, share in
      let angle = 2 * Double.pi * (Double(label) / Double(classes)) + 4 * share + noise * generator.normal()
      return (share * sine(angle), share * cosine(angle))
    }
  }

  /// Rings around the origin, one a class, the outermost the unit circle.
  /// - Formula: point i of n of class k of c lies at r·(cos t, sin t) + noise·(z, z'), r = (k + 1)/c, t =
  ///   2πi/n, with z and z' from the standard normal distribution.
  /// - Precondition: there is at least one class of at least 2 points: "0 classes of 100 points".
  public static func rings(
    classes: Int = 2, pointsPerClass: Int = 100, noise: Double = 0.05, seed: UInt64
  ) -> LabelledPoints {
    require(classes: classes, pointsPerClass: pointsPerClass)
    var generator = SeededGenerator(seed: seed)
    let n = Double(pointsPerClass)
    return generate(classes: classes, pointsPerClass: pointsPerClass) { label, share in
      let radius = Double(label + 1) / Double(classes)
      let angle = 2 * Double.pi * (share * (n - 1) / n)
      return (
        radius * cosine(angle) + noise * generator.normal(), radius * sine(angle) + noise * generator.normal()
      )
    }
  }

  /// Two half circles that reach into each other.
  /// - Formula: point i of n lies at (cos t, sin t) in class 0, at (1 - cos t, 1/2 - sin t) in class 1, each
  ///   + noise·(z, z'), t = πi/(n - 1), with z and z' from the standard normal distribution.
  /// - Precondition: a class has at least 2 points: "2 classes of 1 points".
  /// - Source: scikit-learn, `make_moons`.
  public static func moons(pointsPerClass: Int = 100, noise: Double = 0.1, seed: UInt64) -> LabelledPoints {
    require(classes: 2, pointsPerClass: pointsPerClass)
    var generator = SeededGenerator(seed: seed)
    return generate(classes: 2, pointsPerClass: pointsPerClass) { label, share in
      let (x, y) = (cosine(Double.pi * share), sine(Double.pi * share))
      let (dx, dy) = (noise * generator.normal(), noise * generator.normal())
      return label == 0 ? (x + dx, y + dy) : (1 - x + dx, 0.5 - y + dy)
    }
  }

  private static func require(classes: Int, pointsPerClass: Int) {
    guard classes >= 1, pointsPerClass >= 2 else {
      fatalError("\(classes) classes of \(pointsPerClass) points")
    }
  }

  /// - Parameter place: the point of a class at a share from 0, its first point, to 1, its last.
  private static func generate(
    classes: Int, pointsPerClass: Int, place: (_ label: Int, _ share: Double) -> (x: Double, y: Double)
  ) -> LabelledPoints {
    var scalars: [Float] = []
    var labels: [Int] = []
    for label in 0..<classes {
      for index in 0..<pointsPerClass {
        let (x, y) = place(label, Double(index) / Double(pointsPerClass - 1))
        scalars += [Float(x), Float(y)]
        labels.append(label)
      }
    }
    return LabelledPoints(
      points: Tensor(shape: [labels.count, 2], scalars: scalars), labels: labels, classes: classes)
  }
}
