import CNN

func maxPoolAnswers() -> [KnownAnswer] {
  let image: Tensor = [[1, 3, 2, 8], [5, 6, 7, 0], [3, 1, 4, 2], [2, 0, 1, 3]]
  // By hand.
  let byHand: [KnownAnswer] = [
    KnownAnswer("4 × 4, size 2", maxPool(image, size: 2), [[6, 8], [3, 4]]),
    KnownAnswer("overlapping", maxPool(image, size: 3, stride: 1), [[7, 8], [7, 7]]),
    KnownAnswer("one place", maxPool([[-4]], size: 1), [[-4]]),
    KnownAnswer("size 1 changes nothing", maxPool(image, size: 1), image),
    KnownAnswer("a remainder is dropped", maxPool([[1, 2, 9], [4, 3, 9], [9, 9, 9]], size: 2), [[4]]),
    KnownAnswer("a stride with gaps", maxPool([[1, 9, 2, 9, 3]], size: 1, stride: 2), [[1, 2, 3]]),
    KnownAnswer(
      "padding never wins", maxPool([[-5, -6], [-7, -8]], size: 2, padding: 1), [[-5, -6], [-7, -8]]),
    KnownAnswer("minus infinity", maxPool(Tensor([[-.infinity, 0], [-1, -2]]), size: 2), [[0]]),
    KnownAnswer("NaN wins", maxPool(Tensor([[1, .nan], [.infinity, 2]]), size: 2), Tensor([[.nan]])),
  ]
  let winners: [KnownAnswer] = [
    KnownAnswer("winners", maxPoolWithWinners(image, size: 2).winners, [5, 3, 8, 10]),
    KnownAnswer(
      "winners' indices", maxPoolWithWinners(image, size: 2).winnerIndices.flatMap { $0 },
      [1, 1, 0, 3, 2, 0, 2, 2]),
    KnownAnswer("ties: the first wins", maxPoolWithWinners([[1, 7], [7, 7]], size: 2).winners, [1]),
    KnownAnswer("all equal: the first wins", maxPoolWithWinners(Tensor.zeros([2, 2]), size: 2).winners, [0]),
    KnownAnswer(
      "only minus infinity: the first wins",
      maxPoolWithWinners(Tensor(shape: [2, 2], repeating: -.infinity), size: 2).winners, [0]),
    KnownAnswer(
      "the first NaN wins", maxPoolWithWinners(Tensor([[1, .nan], [.nan, 2]]), size: 2).winners, [1]),
    KnownAnswer(
      "winners of the second channel",
      maxPoolWithWinners([[[1, 2]], [[4, 3]]], size: 1).winnerIndices.flatMap { $0 },
      [0, 0, 0, 0, 0, 1, 1, 0, 0, 1, 0, 1]),
  ]
  return byHand + winners + maxPoolFixtures() + maxPoolGradients(of: image)
}

// numpy: pad with -inf, then sliding_window_view(x, (size, size), axis=(-2, -1)).max((-1, -2))[..., ::s, ::s].
// Inputs are scattered(…, step: 7, modulus: 11).
private func maxPoolFixtures() -> [KnownAnswer] {
  let tall = scattered(7, 5, step: 7, modulus: 11)
  return [
    KnownAnswer("7 × 5, size 3, stride 2", maxPool(tall, size: 3, stride: 2), [[4, 5], [4, 5], [5, 4]]),
    KnownAnswer(
      "7 × 5, size 3, stride 2, padding 1", maxPool(tall, size: 3, stride: 2, padding: 1),
      [[4, 5, 5], [4, 4, 5], [5, 4, 4], [5, 4, 4]]),
    KnownAnswer(
      "batch 2 × 2 × 5 × 4, size 2, a row left over",
      maxPool(scattered(2, 2, 5, 4, step: 7, modulus: 11), size: 2),
      [[[[2, 5], [3, 5]], [[5, 2], [4, 3]]], [[[2, 5], [3, 4]], [[4, 2], [5, 3]]]]),
    KnownAnswer(
      "wide channel 5 × 7, size 3, stride 1, padding 1",
      maxPool(scattered(2, 5, 7, step: 7, modulus: 11), size: 3, stride: 1, padding: 1).slice(1),
      [
        [5, 5, 5, 4, 5, 5, 5], [5, 5, 5, 4, 5, 5, 5], [4, 5, 5, 5, 5, 5, 5], [4, 5, 5, 5, 4, 5, 5],
        [3, 5, 5, 5, 4, 5, 5],
      ]),
    // numpy, with x = -abs(x) - 1.
    KnownAnswer(
      "all negative, padding 1",
      maxPool(
        scattered(4, 4, step: 7, modulus: 11).map { -$0.magnitude - 1 }, size: 2, padding: 1),
      [[-6, -3, -6], [-2, -2, -1], [-3, -3, -2]]),
  ]
}

private func maxPoolGradients(of image: Tensor) -> [KnownAnswer] {
  let overlapping = maxPoolWithWinners(image, size: 3, stride: 1)
  let upstream: Tensor = [[0.5, -2], [3, 10]]
  // By hand: 7 wins three windows (0.5 + 3 + 10), 8 the fourth (-2).
  let expected: Tensor = [[0, 0, 0, -2], [0, 0, 13.5, 0], [0, 0, 0, 0], [0, 0, 0, 0]]
  // Whole numbers, so that a step of 1/8 lets nobody else win and is exact in Float.
  let measured = finiteDifferences(at: image.scalars.map { Double($0) }, step: 0.125) { numbers in
    let moved = Tensor(shape: image.shape, scalars: numbers.map { Float($0) })
    return Double((maxPool(moved, size: 3, stride: 1) * upstream).sum)
  }
  return [
    KnownAnswer("gradient, by hand", overlapping.gradient(upstream: upstream), expected),
    KnownAnswer(
      "gradient, measured", overlapping.gradient(upstream: upstream).scalars.map { Double($0) }, measured),
  ]
}
