extension Network {
  /// The scores of a network of two inputs at every point of a grid over a rectangle, to draw its decision
  /// boundaries.
  ///
  /// - Shapes: `[rows, columns, K]`. Row 0 lies at the upper bound of y, as in a picture.
  /// - Precondition: the network takes `[2]`; there are at least two rows and two columns: "a decision field
  ///   needs a network that takes [2], not [1, 8, 8]", "a decision field of 1 × 5 points: at least 2 × 2".
  public func decisionField(
    x: ClosedRange<Float>, y: ClosedRange<Float>, rows: Int, columns: Int
  ) -> Tensor {
    guard inputShape == [2] else {
      fatalError("a decision field needs a network that takes [2], not \(text(inputShape))")
    }
    guard rows >= 2, columns >= 2 else {
      fatalError("a decision field of \(rows) × \(columns) points: at least 2 × 2")
    }
    var points: [Float] = []
    points.reserveCapacity(2 * rows * columns)
    for row in 0..<rows {
      for column in 0..<columns {
        points.append(between(x, Float(column) / Float(columns - 1)))
        points.append(between(y, 1 - Float(row) / Float(rows - 1)))
      }
    }
    let scores = self(Tensor(shape: [rows * columns, 2], scalars: points)).value
    return scores.reshaped([rows, columns, scores.shape[1]])
  }

  /// The class of the highest score at each point: `[rows, columns]`.
  /// - Precondition: as for `decisionField`.
  public func decidedClasses(
    x: ClosedRange<Float>, y: ClosedRange<Float>, rows: Int, columns: Int
  ) -> Tensor {
    let field = decisionField(x: x, y: y, rows: rows, columns: columns)
    let classes = highest(field.reshaped([rows * columns, field.shape[2]]))
    return Tensor(shape: [rows, columns], scalars: classes.map { Float($0) })
  }
}

private func between(_ range: ClosedRange<Float>, _ share: Float) -> Float {
  range.lowerBound + share * (range.upperBound - range.lowerBound)
}
