import CNN

// numpy, with PyTorch's rules: the mean of x[max(a, 0):min(a + F, H), max(b, 0):min(b + F, W)], where with
// count_include_pad the sum is divided by (min(a + F, H + P) - a) · (min(b + F, W + P) - b), and with ceil_mode
// the windows are counted as for the maxima. Inputs are scattered(…, step: 7, modulus: 11).
func averagePoolAnswers() -> [KnownAnswer] {
  let tall = scattered(7, 5, step: 7, modulus: 11)
  let even = Tensor([[-5, 2, -2, 5], [1, -3, 4, 0], [-4, 3, -1, -5], [2, -2, 5, 1]] as [[Float]])
  let means: [KnownAnswer] = [
    // By hand.
    KnownAnswer("means, 4 × 4, size 2", averagePool(even, size: 2), [[-1.25, 1.75], [-0.25, 0]]),
    KnownAnswer("means of one place", averagePool(even, size: 1), even),
    KnownAnswer("means, overlapping", averagePool([[1, 3, 5], [1, 3, 5]], size: 2, stride: 1), [[2, 4]]),
    KnownAnswer("a mean with a NaN", averagePool(Tensor([[1, .nan], [3, 2]]), size: 2), Tensor([[.nan]])),
    KnownAnswer(
      "zeros of the padding count", averagePool([[4, 8], [12, 16]], size: 2, padding: 1), [[1, 2], [3, 4]]),
    KnownAnswer(
      "zeros of the padding do not count",
      averagePool([[4, 8], [12, 16]], size: 2, padding: 1, countsPadding: false), [[4, 8], [12, 16]]),
    KnownAnswer(
      "7 × 5, size 3, stride 2, padding 1, mean", averagePool(tall, size: 3, stride: 2, padding: 1),
      [
        [-0.222222, 0.555556, 0.555556], [-0.777778, -0.444444, -0.222222], [0.666667, -0.111111, 0],
        [0.555556, -0.111111, 0.111111],
      ], within: 1e-6),
    KnownAnswer(
      "7 × 5, size 3, stride 2, padding 1, mean of the data",
      averagePool(tall, size: 3, stride: 2, padding: 1, countsPadding: false),
      [
        [-0.5, 0.833333, 1.25], [-1.166667, -0.444444, -0.333333], [1, -0.111111, 0],
        [1.25, -0.166667, 0.25],
      ], within: 1e-6),
  ]
  // x[:6, :4] of the tall one.
  let cut = Tensor((0..<6).map { row in (0..<4).map { tall[row, $0] } })
  return means + [
    KnownAnswer(
      "6 × 4, mean, rounded up", averagePool(cut, size: 3, stride: 2, padding: 1, rounding: .up),
      [
        [-0.222222, 0.555556, 0.166667], [-0.777778, -0.444444, -1], [0.666667, -0.111111, 1],
        [1, 0.333333, 1],
      ], within: 1e-6),
    KnownAnswer(
      "6 × 4, mean of the data, rounded up",
      averagePool(cut, size: 3, stride: 2, padding: 1, rounding: .up, countsPadding: false),
      [
        [-0.5, 0.833333, 0.5], [-1.166667, -0.444444, -2], [1, -0.111111, 2], [3, 0.666667, 4],
      ], within: 1e-6),
  ] + averagePoolGradients() + globalPoolAnswers()
}

private func averagePoolGradients() -> [KnownAnswer] {
  let image = scattered(2, 5, 4, step: 7, modulus: 11)
  // By hand: a quarter each.
  let byHand = KnownAnswer(
    "gradient of means, by hand",
    averagePoolGradient(upstream: [[4, 8]], inputShape: [2, 5], size: 2),
    [[1, 1, 2, 2, 0], [1, 1, 2, 2, 0]])
  return [byHand]
    + [true, false].map { countsPadding in
      func pool(_ image: Tensor) -> Tensor {
        averagePool(image, size: 3, stride: 2, padding: 1, rounding: .up, countsPadding: countsPadding)
      }
      let upstream = scattered(2, 3, 3, step: 5, modulus: 7)
      let measured = finiteDifferences(at: image.scalars.map { Double($0) }, step: 1) { numbers in
        let moved = Tensor(shape: image.shape, scalars: numbers.map { Float($0) })
        return Double((pool(moved) * upstream).sum)
      }
      let gradient = averagePoolGradient(
        upstream: upstream, inputShape: image.shape, size: 3, stride: 2, padding: 1, rounding: .up,
        countsPadding: countsPadding)
      return KnownAnswer(
        "gradient of means, measured, padding \(countsPadding ? "counts" : "does not count")",
        gradient.scalars.map { Double($0) }, measured, within: 1e-5)
    }
}

// By hand.
private func globalPoolAnswers() -> [KnownAnswer] {
  let image: Tensor = [[[1, 2], [3, 6]], [[-1, -2], [-3, -6]]]
  return [
    KnownAnswer("global mean", globalAveragePool(image), [3, -3]),
    KnownAnswer("global maximum", globalMaxPool(image), [6, -1]),
    KnownAnswer(
      "global maximum, a NaN", globalMaxPool(Tensor([[1, .nan, 2]])), Tensor(shape: [], scalars: [.nan])),
    KnownAnswer("global mean of a plane", globalAveragePool([[1, 2, 6]]), Tensor(shape: [], scalars: [3])),
    KnownAnswer("global means of a batch", globalAveragePool([[[[1, 3]]], [[[5, 5]]]]), [[2], [5]]),
    KnownAnswer(
      "a mean that single precision would lose",
      globalAveragePool(Tensor([[16_777_216, 1, 1, -16_777_216]])), Tensor(shape: [], scalars: [0.5])),
    KnownAnswer(
      "gradient of global means",
      globalAveragePoolGradient(upstream: [4, -2], inputShape: [2, 1, 2]), [[[2, 2]], [[-1, -1]]]),
  ]
}
