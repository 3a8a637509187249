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
  return byHand + winners + maxPoolFixtures() + roundedUpMaxima() + fastMaxima() + maxPoolGradients(of: image)
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

// numpy, with PyTorch's rule of ceil_mode: ⌈(H - F + 2P) / S⌉ + 1 windows, one less where the last would start
// behind the data; each sees x[max(a, 0):min(a + F, H), max(b, 0):min(b + F, W)].
private func roundedUpMaxima() -> [KnownAnswer] {
  let tall = scattered(7, 5, step: 7, modulus: 11)
  return [
    KnownAnswer(
      "7 × 5, size 2, rounded up", maxPool(tall, size: 2, rounding: .up),
      [[4, 5, 3], [1, 4, 5], [5, 4, 0], [3, -1, 2]]),
    KnownAnswer(
      "6 × 5, size 3, stride 2, padding 1, rounded up",
      maxPool(scattered(6, 5, step: 7, modulus: 11), size: 3, stride: 2, padding: 1, rounding: .up),
      [[4, 5, 5], [4, 4, 5], [5, 4, 4], [5, 4, 4]]),
    KnownAnswer(
      "7 × 5, size 2, stride 3, rounded up", maxPool(tall, size: 2, stride: 3, rounding: .up),
      [[4, 5], [3, 2], [3, 2]]),
    // By hand.
    KnownAnswer(
      "winners, rounded up", maxPoolWithWinners([[1, 3, 2]], size: 1, stride: 2, rounding: .up).winners,
      [0, 2]),
    KnownAnswer(
      "a last window behind the data is left out",
      maxPool([[1, 2]], size: 1, stride: 3, rounding: .up), [[1]]),
  ]
}

/// The fast version against the direct one: every size, stride, padding and rounding over planes of many
/// widths, with NaN and minus infinity among the numbers.
private func fastMaxima() -> [KnownAnswer] {
  var wrong = ""
  var shapes = 0
  for (height, width) in [(1, 1), (2, 2), (3, 5), (2, 16), (5, 17), (4, 23), (7, 32), (2, 41), (6, 57)] {
    let image = scattered(3, height, width, step: 7, modulus: 31).map { number in
      number == 11 ? .nan : number == -4 ? -.infinity : number
    }
    for size in 1...4 {
      for padding in 0..<size where size <= min(height, width) + 2 * padding {
        for stride in 1...4 {
          for rounding in [SlidingWindow.Rounding.down, .up] {
            shapes += 1
            let fast = maxPool(image, size: size, stride: stride, padding: padding, rounding: rounding)
            let direct = maxPoolWithWinners(
              image, size: size, stride: stride, padding: padding, rounding: rounding)
            if !Answer.tensor(fast).agrees(with: .tensor(direct.maxima), within: 0) {
              wrong += "\(image.shape), size \(size), stride \(stride), padding \(padding), \(rounding)\n"
            }
          }
        }
      }
    }
  }
  return [
    KnownAnswer("fast maxima are those of the direct version", wrong, ""),
    KnownAnswer("shapes on which both were compared", shapes > 500 ? 1 : 0, 1),
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
