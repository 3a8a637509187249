import CNN

func toeplitzAnswers() -> [KnownAnswer] {
  // numpy, with row i of the padded matrix M[i, i·S : i·S + E : d] = f, and the padding's columns cut off; for the
  // first one scipy.linalg.toeplitz.
  let lines: [KnownAnswer] = [
    KnownAnswer(
      "Toeplitz matrix of a line", toeplitzMatrix(of: [1, 2, 3], size: 5),
      [[1, 2, 3, 0, 0], [0, 1, 2, 3, 0], [0, 0, 1, 2, 3]]),
    KnownAnswer(
      "Toeplitz matrix, stride 2, padding 1", toeplitzMatrix(of: [1, 2, 3], size: 5, stride: 2, padding: 1),
      [[2, 3, 0, 0, 0], [0, 1, 2, 3, 0], [0, 0, 0, 1, 2]]),
    KnownAnswer(
      "Toeplitz matrix, dilation 3", toeplitzMatrix(of: [1, 2, 3], size: 7, dilation: 3),
      [[1, 0, 0, 2, 0, 0, 3]]),
  ]
  // numpy: sum(kron(eye(2, 3, k=r), toeplitz of row r) for r in range(2)).
  let blocked = toeplitzMatrix(of: [[1, 2], [3, 4]], over: [3, 3])
  let blocks = KnownAnswer(
    "doubly blocked Toeplitz matrix", blocked,
    [
      [1, 2, 0, 3, 4, 0, 0, 0, 0], [0, 1, 2, 0, 3, 4, 0, 0, 0], [0, 0, 0, 1, 2, 0, 3, 4, 0],
      [0, 0, 0, 0, 1, 2, 0, 3, 4],
    ])
  // By hand: 4 rows of 9 numbers, of which 4 are weights; 3 of 5 in a row of the line.
  let counts: [KnownAnswer] = [
    KnownAnswer("zeros of the doubly blocked matrix", blocked.zeroCount, 20),
    KnownAnswer("weights of the doubly blocked matrix", blocked.distinctWeightCount, 4),
    KnownAnswer("weights among equal ones", toeplitzMatrix(of: [7, 7, -7], size: 9).distinctWeightCount, 2),
    KnownAnswer("no weights", Tensor.zeros([3, 3]).distinctWeightCount, 0),
    KnownAnswer("NaN is one", Tensor([.nan, 1, -.nan, -0.0]).distinctWeightCount, 2),
  ]
  return lines + [blocks] + counts + toeplitzProducts()
}

/// Cross-correlation as one product of matrices against the direct version, over every kind of geometry. Whole
/// numbers, so that every order of adding agrees.
private func toeplitzProducts() -> [KnownAnswer] {
  let plane = scattered(5, 6, step: 7, modulus: 11)
  let image = scattered(4, 5, 4, step: 7, modulus: 11)
  let small = scattered(2, 3, step: 5, modulus: 7)
  let pairs: [(String, Tensor, Tensor, Int, Padding, Int, Int)] = [
    ("plane", plane, small, 1, .valid, 1, 1),
    ("stride and padding", plane, small, 2, .border(1), 1, 1),
    ("full", plane, small, 1, .full, 1, 1),
    ("same, dilated", plane, small, 1, .same, 2, 1),
    ("sides", plane, small, 3, .sides(top: 2, bottom: 0, left: 1, right: 3), 1, 1),
    ("channels", image, scattered(3, 4, 2, 2, step: 5, modulus: 7), 1, .border(1), 1, 1),
    ("groups", image, scattered(6, 2, 3, 2, step: 5, modulus: 7), 2, .same, 1, 2),
    ("depthwise", image, scattered(4, 1, 3, 3, step: 5, modulus: 7), 1, .border(2), 2, 4),
  ]
  return pairs.map { name, input, filters, stride, padding, dilation, groups in
    let direct = crossCorrelateDirect(
      input, with: filters,
      ConvolutionGeometry(
        input: input.shape, filters: filters.shape, stride: stride, padding: padding, dilation: dilation,
        groups: groups))
    let matrix = toeplitzMatrix(
      of: filters, over: input.shape, stride: stride, padding: padding, dilation: dilation, groups: groups)
    let product = smallProduct(matrix, input.reshaped([input.count, 1]))
    return KnownAnswer("Toeplitz matrix times image: \(name)", product.reshaped(direct.shape), direct)
  }
}

func imageColumnAnswers() -> [KnownAnswer] {
  let image = scattered(2, 3, 3, step: 7, modulus: 11)
  // numpy: sliding_window_view(x, (R, S), axis=(1, 2))[:, ::stride, ::stride].transpose(0, 3, 4, 1, 2)
  // .reshape(C·R·S, -1), x padded with zeros.
  let regions: [KnownAnswer] = [
    KnownAnswer(
      "regions as columns", imageToColumns(image, filter: [2, 2]),
      [
        [-5, 2, 5, 1], [2, -2, 1, -3], [5, 1, 4, 0], [1, -3, 0, -4], [3, -1, 2, -2], [-1, -5, -2, 5],
        [2, -2, 1, -3], [-2, 5, -3, 4],
      ]),
    KnownAnswer(
      "regions with padding", imageToColumns(image.slice(0), filter: [3, 3], stride: 2, padding: 1),
      [
        [0, 0, 0, 1], [0, 0, 5, -3], [0, 0, 1, 0], [0, 2, 0, 0], [-5, -2, 4, -4], [2, 0, 0, 0], [0, 1, 0, 0],
        [5, -3, 0, 0], [1, 0, 0, 0],
      ]),
    KnownAnswer(
      "a batch is one matrix an image",
      imageToColumns(Tensor(stacking: [image, -image]), filter: [2, 2]).slice(1),
      -imageToColumns(image, filter: [2, 2])),
    // By hand: each place as many times as regions of 2 × 2 see it.
    KnownAnswer(
      "regions put back add up",
      columnsToImage(Tensor(shape: [4, 4], repeating: 1), shape: [3, 3], filter: [2, 2]),
      [[1, 2, 1], [2, 4, 2], [1, 2, 1]]),
    KnownAnswer(
      "regions side by side are put back",
      columnsToImage(
        imageToColumns([[1, 2, 3, 4], [5, 6, 7, 8]], filter: [2, 2], stride: 2), shape: [2, 4],
        filter: [2, 2], stride: 2),
      [[1, 2, 3, 4], [5, 6, 7, 8]]),
  ]
  return regions + columnProducts()
}

private func columnProducts() -> [KnownAnswer] {
  let image = scattered(3, 5, 6, step: 7, modulus: 11)
  let filters = scattered(2, 3, 2, 3, step: 5, modulus: 7)
  let paddings: [(Padding, Int, Int)] = [
    (.valid, 1, 1), (.border(1), 2, 1), (.same, 1, 2), (.full, 3, 1),
    (.sides(top: 0, bottom: 3, left: 2, right: 1), 2, 2),
  ]
  return paddings.flatMap { padding, stride, dilation -> [KnownAnswer] in
    let columns = imageToColumns(image, filter: [2, 3], stride: stride, padding: padding, dilation: dilation)
    let direct = crossCorrelateDirect(
      image, with: filters,
      ConvolutionGeometry(
        input: image.shape, filters: filters.shape, stride: stride, padding: padding, dilation: dilation))
    let probe = Tensor(
      shape: columns.shape, scalars: (0..<columns.count).map { Float($0 * 3 % 13 - 6) })
    let back = columnsToImage(
      probe, shape: image.shape, filter: [2, 3], stride: stride, padding: padding, dilation: dilation)
    return [
      KnownAnswer(
        "filters times columns, \(padding), stride \(stride)",
        smallProduct(filters.reshaped([2, 18]), columns).reshaped(direct.shape), direct),
      // The definition of an adjoint: Σ A(X)·Y = Σ X·Aᵀ(Y).
      KnownAnswer(
        "columns put back are the adjoint, \(padding), stride \(stride)", Double((columns * probe).sum),
        Double((image * back).sum)),
    ]
  }
}

/// The product of two matrices, row by column.
private func smallProduct(_ a: Tensor, _ b: Tensor) -> Tensor {
  Tensor(
    (0..<a.shape[0]).map { i in
      (0..<b.shape[1]).map { j in
        (0..<b.shape[0]).reduce(Float(0)) {
          $0 + a.scalars[i * a.shape[1] + $1] * b.scalars[$1 * b.shape[1] + j]
        }
      }
    })
}
