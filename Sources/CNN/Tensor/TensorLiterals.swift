extension Tensor: ExpressibleByArrayLiteral {
  /// A tensor written as it looks: `let image: Tensor = [[1, 2], [3, 4]]`.
  /// - Precondition: all rows of one axis have one shape: "a row of shape [1] beside one of shape [2]".
  public init(arrayLiteral rows: NestedNumbers...) {
    let nested = NestedNumbers(rows: rows)
    self.init(shape: nested.shape, scalars: nested.scalars)
  }

  /// An element of a tensor literal: a number, or another bracket.
  public struct NestedNumbers: ExpressibleByArrayLiteral, ExpressibleByFloatLiteral,
    ExpressibleByIntegerLiteral
  {
    let shape: [Int]
    let scalars: [Float]

    /// A bracket.
    /// - Precondition: all rows have one shape: "a row of shape [1] beside one of shape [2]".
    public init(arrayLiteral rows: NestedNumbers...) {
      self.init(rows: rows)
    }

    /// A number written with a decimal point.
    public init(floatLiteral number: Float) {
      shape = []
      scalars = [number]
    }

    /// A whole number.
    public init(integerLiteral number: Float) {
      shape = []
      scalars = [number]
    }

    init(rows: [NestedNumbers]) {
      let inner = rows.first?.shape ?? []
      var scalars: [Float] = []
      for row in rows {
        requireSameShape(inner, row.shape)
        scalars += row.scalars
      }
      self.shape = [rows.count] + inner
      self.scalars = scalars
    }
  }

  /// Shape `[W]` from computed numbers.
  public init(_ numbers: [Float]) {
    self.init(shape: [numbers.count], scalars: numbers)
  }

  /// Shape `[H, W]` from computed numbers, row by row.
  /// - Precondition: all rows are equally long: "a row of shape [1] beside one of shape [2]".
  public init(_ rows: [[Float]]) {
    self.init(stacking: rows.map { Tensor($0) })
  }

  /// Shape `[C, H, W]` from computed numbers, channel by channel.
  /// - Precondition: all channels have one shape: "a row of shape [1, 2] beside one of shape [2, 2]".
  public init(_ channels: [[[Float]]]) {
    self.init(stacking: channels.map { Tensor($0) })
  }

  /// Shape `[N, C, H, W]` from computed numbers, image by image.
  /// - Precondition: all images have one shape: "a row of shape [1, 2, 2] beside one of shape [3, 2, 2]".
  public init(_ images: [[[[Float]]]]) {
    self.init(stacking: images.map { Tensor($0) })
  }

  /// Tensors of one shape one after the other along a new first axis: three planes `[H, W]` become
  /// `[3, H, W]`.
  /// - Precondition: all have one shape: "a row of shape [1] beside one of shape [2]".
  public init(stacking parts: [Tensor]) {
    let inner = parts.first?.shape ?? []
    var scalars: [Float] = []
    for part in parts {
      requireSameShape(inner, part.shape)
      scalars += part.scalars
    }
    self.init(shape: [parts.count] + inner, scalars: scalars)
  }
}

private func requireSameShape(_ first: [Int], _ other: [Int]) {
  guard other == first else {
    fatalError("a row of shape \(text(other)) beside one of shape \(text(first))")
  }
}
