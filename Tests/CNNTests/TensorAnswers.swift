import CNN

// Everything here is worked by hand.
func tensorAnswers() -> [KnownAnswer] {
  let matrix: Tensor = [[1, -2, 3], [4, 5.5, -6]]
  let image: Tensor = [[[1, 2], [3, 4]], [[5, 6], [7, 8]], [[9, 10], [11, 12]]]
  let batch: Tensor = [[[[1, 2]]], [[[3, 4]]]]
  var changed = matrix
  changed[1, 0] = 40
  let layout: [KnownAnswer] = [
    KnownAnswer("shape of rank 1", ([7, 8, 9] as Tensor).shape, [3]),
    KnownAnswer("shape of rank 2", matrix.shape, [2, 3]),
    KnownAnswer("shape of rank 3", image.shape, [3, 2, 2]),
    KnownAnswer("shape of rank 4", batch.shape, [2, 1, 1, 2]),
    KnownAnswer("strides of rank 2", matrix.strides, [3, 1]),
    KnownAnswer("strides of rank 4", Tensor.zeros([2, 3, 4, 5]).strides, [60, 20, 5, 1]),
    KnownAnswer("rank 0 has one place", Tensor.zeros([]).count, 1),
    KnownAnswer("an empty axis has none", Tensor.zeros([2, 0, 3]).count, 0),
    KnownAnswer("row by row", matrix, Tensor(shape: [2, 3], scalars: [1, -2, 3, 4, 5.5, -6])),
    KnownAnswer("an index", Double(image[2, 0, 1]), 10),
    KnownAnswer("an index that is set", changed, [[1, -2, 3], [40, 5.5, -6]]),
    KnownAnswer("a value is a copy", matrix, [[1, -2, 3], [4, 5.5, -6]]),
    KnownAnswer("an offset", image.offset(of: [1, 1, 0]), 6),
    KnownAnswer("indices of an offset", image.indices(at: 6), [1, 1, 0]),
    KnownAnswer("a channel", image.slice(1), [[5, 6], [7, 8]]),
    KnownAnswer("a row of a channel", image.slice(2, 1), [11, 12]),
    KnownAnswer("the whole", matrix.slice(), matrix),
    KnownAnswer("another shape", matrix.reshaped([3, 2]), [[1, -2], [3, 4], [5.5, -6]]),
    KnownAnswer("stacked", Tensor(stacking: [[1, 2], [3, 4]]), [[1, 2], [3, 4]]),
  ]
  let (one, two) = (Float(1), Float(2))
  let computed: [KnownAnswer] = [
    KnownAnswer("computed numbers, rank 1", Tensor([one + two, two]), [3, 2]),
    KnownAnswer("computed numbers, rank 2", Tensor([[one, two], [two, two]]), [[1, 2], [2, 2]]),
    KnownAnswer("computed numbers, rank 3", Tensor([[[one, two]]]), [[[1, 2]]]),
    KnownAnswer("computed numbers, rank 4", Tensor([[[[one], [two]]]]), [[[[1], [2]]]]),
    KnownAnswer("sum of two", matrix + matrix, [[2, -4, 6], [8, 11, -12]]),
    KnownAnswer("difference of two", matrix - [[1, 1, 1], [2, 2, 2]], [[0, -3, 2], [2, 3.5, -8]]),
    KnownAnswer("product of two", matrix * matrix, [[1, 4, 9], [16, 30.25, 36]]),
    KnownAnswer("with a number", (2 * matrix + 1 - 3) * 0.5, [[0, -3, 2], [3, 4.5, -7]]),
    KnownAnswer("divided", [[1, 2, 1]] / 4, [[0.25, 0.5, 0.25]]),
    KnownAnswer("sign turned", -matrix, [[-1, 2, -3], [-4, -5.5, 6]]),
    KnownAnswer("map", matrix.map { max(0, $0) }, [[1, 0, 3], [4, 5.5, 0]]),
    KnownAnswer("sum", Double(matrix.sum), 5.5),
    KnownAnswer("turned", matrix.turnedBy180Degrees, [[-6, 5.5, 4], [3, -2, 1]]),
    KnownAnswer("turned, plane by plane", image.turnedBy180Degrees.slice(1), [[8, 7], [6, 5]]),
  ]
  return layout + computed
}

func tensorTextAnswers() -> [KnownAnswer] {
  let counted = Tensor(shape: [13], scalars: (1...13).map { Float($0) })
  let rows = Tensor(shape: [13, 2], repeating: 1)
  return [
    KnownAnswer("text of rank 0", Tensor(shape: [], scalars: [2.5]).description, "2.5"),
    KnownAnswer("text of rank 1", ([1, 2, 3] as Tensor).description, "[1, 2, 3]"),
    KnownAnswer("text of rank 2", ([[6, 8], [3, 4]] as Tensor).description, "[[6, 8],\n [3, 4]]"),
    KnownAnswer(
      "text in columns", ([[10, -2], [0.5, 4]] as Tensor).description, "[[ 10,  -2],\n [0.5,   4]]"),
    KnownAnswer(
      "text of rank 3", ([[[1, 2], [3, 4]], [[5, 6], [7, 8]]] as Tensor).description,
      "[[[1, 2],\n  [3, 4]],\n [[5, 6],\n  [7, 8]]]"),
    KnownAnswer("text of nothing", Tensor.zeros([0]).description, "[]"),
    KnownAnswer("text of empty rows", Tensor.zeros([2, 0]).description, "[[],\n []]"),
    KnownAnswer(
      "text of special numbers", Tensor([.infinity, -.infinity, .nan, -0.0]).description,
      "[ inf, -inf,  nan,    0]"),
    KnownAnswer(
      "text of large and small numbers", Tensor([16_777_218, 16_777_216, 1e-7]).description,
      "[1.6777218e+07,      16777216,         1e-07]"),
    KnownAnswer("a long row", counted.description, "[ 1,  2,  3, ..., 11, 12, 13]"),
    KnownAnswer(
      "many rows", rows.description,
      "[[1, 1],\n [1, 1],\n [1, 1],\n ...,\n [1, 1],\n [1, 1],\n [1, 1]]"),
    // numpy prints the same but for the commas.
    KnownAnswer(
      "many rows and columns, in columns of one width",
      scattered(13, 13, step: 7, modulus: 11).map { $0 * $0 * $0 }.description,
      """
      [[-125,    8,   -8, ...,   -1, -125,    8],
       [  -8,  125,    1, ...,    8,   -8,  125],
       [   1,  -27,   64, ...,  125,    1,  -27],
       ...,
       [  27,   -1, -125, ...,  -64,   27,   -1],
       [-125,    8,   -8, ...,   -1, -125,    8],
       [  -8,  125,    1, ...,    8,   -8,  125]]
      """),
    KnownAnswer(
      "text of rank 4", ([[[[1, 2]]], [[[3, -4]]]] as Tensor).description,
      "[[[[ 1,  2]]],\n [[[ 3, -4]]]]"),
    KnownAnswer("a row of twelve", Tensor.zeros([12]).description, "[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]"),
    // 8⁴ = 4096 numbers: each axis of 8 is shortened to 6 and an ellipsis.
    KnownAnswer(
      "a large tensor stays short",
      Tensor.zeros([8, 8, 8, 8]).description.utf8.filter { $0 == UInt8(ascii: "0") }.count, 1296),
  ]
}
