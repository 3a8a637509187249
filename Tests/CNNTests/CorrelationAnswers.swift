import CNN

// Inputs are scattered(…, step: 7, modulus: 11), filters scattered(…, step: 5, modulus: 7). Expected values,
// where no comment says otherwise: numpy.pad, then for each image and filter the sum over the channels of
// scipy.signal.correlate2d(x, f, "valid")[::stride, ::stride]. Whole numbers, so that every order of adding
// agrees.
func correlationAnswers() -> [KnownAnswer] {
  let plane = scattered(5, 6, step: 7, modulus: 11)
  let onePlane: [KnownAnswer] = [
    KnownAnswer(
      "plane 5 × 6, filter 2 × 3",
      crossCorrelate(plane, with: scattered(2, 3, step: 5, modulus: 7)),
      [[7, -19, 32, -27], [-17, 12, 8, -18], [-19, 32, -27, -20], [12, 8, -18, 11]]),
    KnownAnswer(
      "plane 5 × 6, filter 3 × 3, stride 2, padding 1, a column left over",
      crossCorrelate(plane, with: scattered(3, 3, step: 5, modulus: 7), stride: 2, padding: 1),
      [[-25, 13, -20], [4, 5, 2], [-1, 8, 11]]),
    KnownAnswer(
      "tall, 7 × 1",
      crossCorrelate(scattered(7, 1, step: 7, modulus: 11), with: scattered(3, 1, step: 5, modulus: 7)),
      [[19], [-10], [16], [-13], [-9]]),
    KnownAnswer(
      "wide, 1 × 7, stride 3",
      crossCorrelate(
        scattered(1, 7, step: 7, modulus: 11), with: scattered(1, 2, step: 5, modulus: 7), stride: 3),
      [[19, -13]]),
    KnownAnswer(
      "fractions",
      crossCorrelate(
        [[0.1, 0.2, 0.3], [0.4, 0.5, 0.6], [0.7, 0.8, 0.9]], with: [[0.5, -0.25], [0.125, 1.5]]),
      [[0.8, 0.9875], [1.3625, 1.55]], within: 1e-6),
    // By hand.
    KnownAnswer("one number", crossCorrelate([[3]], with: [[-2]]), [[-6]]),
    KnownAnswer(
      "a filter of one place", crossCorrelate([[1, -2], [3, 4]], with: [[2]]), [[2, -4], [6, 8]]),
    // By hand: the filter picks out the place below it to the right; beyond the border there are zeros.
    KnownAnswer(
      "a filter that shifts", crossCorrelate([[1, 2], [3, 4]], with: [[0, 0], [0, 1]], padding: 1),
      [[1, 2, 0], [3, 4, 0], [0, 0, 0]]),
    // By hand: the window's last positions lie wholly in the padding.
    KnownAnswer(
      "padding wider than the filter", crossCorrelate([[5]], with: [[2]], padding: 1),
      [[0, 0, 0], [0, 10, 0], [0, 0, 0]]),
  ]
  let channels: [KnownAnswer] = [
    KnownAnswer(
      "image 2 × 4 × 5, three filters of 2 × 2 × 3, stride 2",
      crossCorrelate(
        scattered(2, 4, 5, step: 7, modulus: 11), with: scattered(3, 2, 2, 3, step: 5, modulus: 7),
        stride: 2),
      [[[16, -6], [-28, 16]], [[-7, -10], [0, -14]], [[5, 21], [-14, -9]]]),
    KnownAnswer(
      "batch 2 × 2 × 3 × 3, two filters of 2 × 2 × 2, stride 2, padding 1",
      crossCorrelate(
        scattered(2, 2, 3, 3, step: 7, modulus: 11), with: scattered(2, 2, 2, 2, step: 5, modulus: 7),
        stride: 2, padding: 1),
      [
        [[[1, 20], [1, -11]], [[-9, -17], [12, 0]]],
        [[[9, -10], [13, 29]], [[-6, 5], [-12, -23]]],
      ]),
    KnownAnswer(
      "shape of 3 → 8 channels, 300 × 300, filter 3, stride 3",
      crossCorrelate(Tensor.zeros([3, 300, 300]), with: Tensor.zeros([8, 3, 3, 3]), stride: 3).shape,
      [8, 100, 100]),
  ]
  return onePlane + channels + [
    // Two ways to one value: zeros added by `padding:` and beforehand.
    KnownAnswer(
      "padding is zeros around",
      crossCorrelate(plane, with: scattered(3, 2, step: 5, modulus: 7), stride: 3, padding: 2),
      crossCorrelate(plane.padded(by: 2), with: scattered(3, 2, step: 5, modulus: 7), stride: 3))
  ]
}

func convolutionAnswers() -> [KnownAnswer] {
  [
    // scipy.signal.convolve2d(x, f, "valid")
    KnownAnswer(
      "convolution, 4 × 4 with 2 × 3",
      convolve(scattered(4, 4, step: 7, modulus: 11), with: scattered(2, 3, step: 5, modulus: 7)),
      [[-13, -6], [-7, 22], [-12, 17]]),
    // scipy.signal.convolve2d(x, f, "full")
    KnownAnswer(
      "full convolution, 3 × 3 with 2 × 2",
      convolve(scattered(3, 3, step: 7, modulus: 11), with: scattered(2, 2, step: 5, modulus: 7), padding: 1),
      [[15, -16, 10, -4], [-15, 17, 7, -2], [-12, -2, 10, -2], [0, -8, 0, 8]]),
    // By definition.
    KnownAnswer(
      "convolution is cross-correlation with turned filters",
      convolve(
        scattered(2, 2, 3, 3, step: 7, modulus: 11), with: scattered(2, 2, 2, 2, step: 5, modulus: 7)),
      crossCorrelate(
        scattered(2, 2, 3, 3, step: 7, modulus: 11),
        with: scattered(2, 2, 2, 2, step: 5, modulus: 7).turnedBy180Degrees)),
  ]
}
