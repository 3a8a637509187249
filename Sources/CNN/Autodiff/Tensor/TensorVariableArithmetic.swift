extension TensorVariable {
  /// Place by place, left + right: both receive the upstream gradient.
  /// - Precondition: both have one shape: "shapes [2, 2] and [2, 3] differ".
  public static func + (left: TensorVariable, right: TensorVariable) -> TensorVariable {
    left.combined(with: right, { $0 + $1 }) { upstream, _, _ in (upstream, upstream) }
  }

  /// Place by place, left - right.
  /// - Precondition: both have one shape: "shapes [2, 2] and [2, 3] differ".
  public static func - (left: TensorVariable, right: TensorVariable) -> TensorVariable {
    left.combined(with: right, { $0 - $1 }) { upstream, _, _ in (upstream, -upstream) }
  }

  /// Place by place, left · right: each receives the upstream gradient times the other.
  /// - Precondition: both have one shape: "shapes [2, 2] and [2, 3] differ".
  public static func * (left: TensorVariable, right: TensorVariable) -> TensorVariable {
    left.combined(with: right, { $0 * $1 }) { upstream, left, right in (upstream * right, upstream * left) }
  }

  /// Every place times the number.
  public static func * (factor: Float, tensor: TensorVariable) -> TensorVariable {
    tensor.mapped({ $0 * factor }) { upstream, _ in upstream * factor }
  }

  /// Every place times the number.
  public static func * (tensor: TensorVariable, factor: Float) -> TensorVariable { factor * tensor }

  /// The number added at every place.
  public static func + (tensor: TensorVariable, number: Float) -> TensorVariable {
    tensor.mapped({ $0 + number }) { upstream, _ in upstream }
  }

  /// Every place with its sign turned.
  public static prefix func - (tensor: TensorVariable) -> TensorVariable { -1 * tensor }

  /// The product of two matrices: with C = AB, ∂A = ∂C Bᵀ and ∂B = Aᵀ ∂C. See `matrixProduct`.
  public func matrixProduct(_ right: TensorVariable) -> TensorVariable {
    let (a, b) = (value, right.value)
    let product = CNN.matrixProduct(a, b)
    return TensorVariable(.tensor(product), shape: product.shape, operands: [self, right]) { upstream in
      let upstream = upstream.tensor(shape: product.shape)
      return [
        .tensor(CNN.matrixProduct(upstream, b.transposed)),
        .tensor(CNN.matrixProduct(a.transposed, upstream)),
      ]
    }
  }

  /// The sum of all numbers, of rank 0.
  public var sum: TensorVariable {
    let shape = shape
    return scalarResult(value.sum) { Tensor(shape: shape, repeating: $0) }
  }

  /// The mean of all numbers, of rank 0.
  public var mean: TensorVariable { (1 / Float(max(1, placeCount(of: shape)))) * sum }

  /// A result of rank 0, whose pullback receives the upstream gradient as a number.
  func scalarResult(_ number: Float, _ pullBack: @escaping (Float) -> Tensor) -> TensorVariable {
    TensorVariable(.tensor(Tensor(shape: [], scalars: [number])), shape: [], operands: [self]) {
      [.tensor(pullBack($0.tensor(shape: []).scalars[0]))]
    }
  }

  private func mapped(
    _ transform: (Float) -> Float, pullBack: @escaping (_ upstream: Float, _ input: Float) -> Float
  ) -> TensorVariable {
    let (input, shape) = (contents, shape)
    return TensorVariable(input.map(transform), shape: shape, operands: [self]) {
      [$0.combined(with: input, shape: shape, pullBack)]
    }
  }

  private func combined(
    with right: TensorVariable, _ combine: (Float, Float) -> Float,
    pullBack: @escaping (_ upstream: Float, _ left: Float, _ right: Float) -> (Float, Float)
  ) -> TensorVariable {
    guard shape == right.shape else { fatalError("shapes \(text(shape)) and \(text(right.shape)) differ") }
    let (a, b, shape) = (value, right.value, shape)
    let result = TensorContents.tensor(a).combined(with: .tensor(b), shape: shape, combine)
    return TensorVariable(result, shape: shape, operands: [self, right]) { upstream in
      let upstream = upstream.tensor(shape: shape)
      var (forA, forB) = (upstream, upstream)
      for place in upstream.scalars.indices {
        (forA.scalars[place], forB.scalars[place]) = pullBack(
          upstream.scalars[place], a.scalars[place], b.scalars[place])
      }
      return [.tensor(forA), .tensor(forB)]
    }
  }
}
