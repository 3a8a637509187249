import CNN

// By hand, but where numpy is named.
func imageAnswers() -> [KnownAnswer] {
  let image: Tensor = [[[1, 2], [3, 4]], [[5, 6], [7, 8]], [[9, 10], [11, 12]]]
  let batch = Tensor(stacking: [image, -image])
  let views: [KnownAnswer] = [
    KnownAnswer("green", image.channel(1), [[5, 6], [7, 8]]),
    KnownAnswer("blue of a batch", batch.channel(2), [[[9, 10], [11, 12]], [[-9, -10], [-11, -12]]]),
    KnownAnswer(
      "grey: red, green, blue, white", ([[[1, 0, 0, 1]], [[0, 1, 0, 1]], [[0, 0, 1, 1]]] as Tensor).grey,
      [[0.299, 0.587, 0.114, 1]]),
    // numpy: tensordot([0.299, 0.587, 0.114], x, 1)
    KnownAnswer("grey", image.grey, [[4.26, 5.26], [6.26, 7.26]], within: 1e-6),
    KnownAnswer("grey of a batch", batch.grey.slice(1), -image.grey),
    KnownAnswer("cropped", image.cropped(rows: 1..<2, columns: 0..<2).slice(2), [[11, 12]]),
    KnownAnswer("cropped in one direction", batch.cropped(columns: 1..<2).slice(1, 0), [[-2], [-4]]),
    KnownAnswer("cropped by nothing", batch.cropped(), batch),
    KnownAnswer(
      "cropping takes a border away", image.padded(top: 1, left: 2).cropped(rows: 1..<3, columns: 2..<4),
      image),
    KnownAnswer(
      "concatenated", Tensor(concatenating: [[[1, 2]], [[3, 4], [5, 6]]]), [[1, 2], [3, 4], [5, 6]]),
    KnownAnswer("concatenated lists", Tensor(concatenating: [[1], [2, 3]]), [1, 2, 3]),
    KnownAnswer("concatenated channels", Tensor(concatenating: [image, image]).shape, [6, 2, 2]),
    KnownAnswer(
      "concatenated with nothing", Tensor(concatenating: [Tensor.zeros([0, 2]), [[1, 2]]]), [[1, 2]]),
    KnownAnswer("transposed", ([[1, 2, 3], [4, 5, 6]] as Tensor).transposed, [[1, 4], [2, 5], [3, 6]]),
    KnownAnswer("transposed, an empty axis", Tensor.zeros([0, 3]).transposed, Tensor.zeros([3, 0])),
  ]
  return views + extremeAnswers() + upsamplingAnswers()
}

// By hand.
private func extremeAnswers() -> [KnownAnswer] {
  let matrix: Tensor = [[1, -2, 7], [7, 5.5, -6]]
  let broken = Tensor([1, .nan, 9, .nan])
  return [
    KnownAnswer("maximum", Double(matrix.maximum), 7),
    KnownAnswer("minimum", Double(matrix.minimum), -6),
    KnownAnswer("mean", Double(matrix.mean), 12.5 / 6, within: 1e-6),
    KnownAnswer(
      "mean that single precision would lose", Double(Tensor([16_777_216, 1, 1, -16_777_216]).mean), 0.5),
    KnownAnswer("where the maximum stands: the first", matrix.indexOfMaximum, [0, 2]),
    KnownAnswer("maximum of a NaN", Double(broken.maximum), .nan),
    KnownAnswer("minimum of a NaN", Double(broken.minimum), .nan),
    KnownAnswer("where a NaN stands: the first", broken.indexOfMaximum, [1]),
    KnownAnswer("maximum of minus infinity", Double(Tensor([-.infinity, -.infinity]).maximum), -.infinity),
    KnownAnswer("maximum of rank 0", Tensor(shape: [], scalars: [3]).indexOfMaximum, []),
    KnownAnswer("normalised", ([[-2, 0], [1, 2]] as Tensor).normalised, [[0, 0.5], [0.75, 1]]),
    KnownAnswer(
      "normalised, all equal", Tensor(shape: [2, 2], repeating: 5).normalised, Tensor.zeros([2, 2])),
    KnownAnswer(
      "normalised, as wide as can be",
      Tensor([-.greatestFiniteMagnitude, .greatestFiniteMagnitude]).normalised, [0, 1]),
  ]
}

private func upsamplingAnswers() -> [KnownAnswer] {
  let image = scattered(2, 2, 3, step: 7, modulus: 11)
  let upstream = scattered(2, 6, 9, step: 5, modulus: 7)
  return [
    // numpy: x.repeat(2, 0).repeat(2, 1)
    KnownAnswer(
      "upsampled", ([[1, 2], [3, 4]] as Tensor).upsampled(by: 2),
      [[1, 1, 2, 2], [1, 1, 2, 2], [3, 3, 4, 4], [3, 3, 4, 4]]),
    KnownAnswer("upsampled by 1", image.upsampled(by: 1), image),
    KnownAnswer(
      "shape of an upsampled batch", Tensor.zeros([2, 3, 4, 5]).upsampled(by: 3).shape, [2, 3, 12, 15]),
    // By hand.
    KnownAnswer(
      "sums of blocks",
      ([[[1, 2, 3, 4], [5, 6, 7, 8]], [[0, 0, 1, 0], [0, 1, 0, 0]]] as Tensor)
        .summedOverBlocks(of: 2),
      [[[14, 22]], [[1, 1]]]),
    // Two ways to one value, since a block's sum is its mean times 9.
    KnownAnswer(
      "sums of blocks are means times their places", upstream.summedOverBlocks(of: 3),
      averagePool(upstream, size: 3) * 9, within: 1e-5),
    // The definition of an adjoint, in whole numbers.
    KnownAnswer(
      "sums of blocks are the gradient of upsampling", Double((image.upsampled(by: 3) * upstream).sum),
      Double((image * upstream.summedOverBlocks(of: 3)).sum)),
  ]
}
