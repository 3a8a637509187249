import CNN

// Inputs are scattered(…, step: 7, modulus: 11), filters scattered(…, step: 5, modulus: 7). Expected values:
// numpy.pad with the places named, the filter dilated by zeros in between, g[::d, ::d] = f, then for each filter
// the sum over its group's channels of scipy.signal.correlate2d(x, g, "valid")[::stride, ::stride].
func convolutionGeometryAnswers() -> [KnownAnswer] {
  let plane = scattered(5, 6, step: 7, modulus: 11)
  let dilated: [KnownAnswer] = [
    KnownAnswer(
      "dilation 2", crossCorrelate(plane, with: scattered(2, 3, step: 5, modulus: 7), dilation: 2),
      [[19, 15], [-16, 13], [15, -11]]),
    KnownAnswer(
      "dilation 3, stride 2, padding 2",
      crossCorrelate(plane, with: scattered(3, 2, step: 5, modulus: 7), stride: 2, padding: 2, dilation: 3),
      [[5, -15, 13, 12], [12, 27, -4, -3]]),
    // ((1, 1), (1, 1)); scipy.signal.convolve2d(x, g, "valid").
    KnownAnswer(
      "convolution with dilation 2, padding 1",
      convolve(plane, with: scattered(3, 3, step: 5, modulus: 7), padding: 1, dilation: 2),
      [[-11, 15, 11, -17], [0, 8, -21, -3], [-13, 40, -15, -17]]),
  ]
  let padded: [KnownAnswer] = [
    // ((2, 0), (1, 3))
    KnownAnswer(
      "sides of their own, stride 2",
      crossCorrelate(
        plane, with: scattered(2, 3, step: 5, modulus: 7), stride: 2,
        padding: .sides(top: 2, bottom: 0, left: 1, right: 3)),
      [[0, 0, 0, 0], [2, -19, -27, 19], [0, 32, -20, -16]]),
    // ((0, 1), (1, 2)): the odd place goes to the end, as in TensorFlow.
    KnownAnswer(
      "same, an even filter",
      crossCorrelate(plane, with: scattered(2, 4, step: 5, modulus: 7), padding: .same),
      [
        [10, 16, -16, 29, 0, -17], [5, -22, 1, 35, -15, -12], [-11, -16, 29, -14, -19, 4],
        [-16, 1, 35, -19, -12, 31], [-6, 22, -21, -9, 17, -12],
      ]),
    // ((1, 1), (0, 1))
    KnownAnswer(
      "same, stride 2",
      crossCorrelate(plane, with: scattered(3, 3, step: 5, modulus: 7), stride: 2, padding: .same),
      [[2, 13, 5], [1, -2, 10], [12, -18, 11]]),
    // ((1, 2), (0, 0))
    KnownAnswer(
      "same, stride 2, an even filter",
      crossCorrelate(plane, with: scattered(4, 2, step: 5, modulus: 7), stride: 2, padding: .same),
      [[12, -27, -11], [-25, 32, -32], [-18, -5, 19]]),
    // ((0, 1), (0, 1)); scipy.signal.convolve2d(x, f, "valid") + 7.
    KnownAnswer(
      "convolution, same, with a bias",
      convolve(plane, with: scattered(2, 2, step: 5, modulus: 7), bias: [7], padding: .same),
      [
        [25, 15, -6, 6, 18, 3], [9, -12, 22, 12, -9, 25], [15, -6, 6, 18, -3, 3], [-12, 22, 12, -9, 25, 3],
        [11, -3, 5, 13, -1, 7],
      ]),
    // scipy.signal.correlate2d(x, f, "full")
    KnownAnswer(
      "full",
      crossCorrelate(
        scattered(2, 3, step: 7, modulus: 11), with: scattered(2, 2, step: 5, modulus: 7), padding: .full),
      [[10, -4, 4, 0], [-20, 17, -4, 6], [10, -13, -9, 9]]),
    // ((2, 2), (2, 2))
    KnownAnswer(
      "full, dilation 2",
      crossCorrelate(
        scattered(2, 3, step: 7, modulus: 11), with: scattered(2, 2, step: 5, modulus: 7), padding: .full,
        dilation: 2),
      [[10, -4, 4, 0, 0], [-10, -2, 6, 0, 0], [-10, 4, 11, -6, 6], [10, 2, -21, -3, 9]]),
  ]
  return dilated + padded + groupAnswers() + geometryCounts()
}

private func groupAnswers() -> [KnownAnswer] {
  [
    KnownAnswer(
      "a bias for each filter",
      crossCorrelate(
        scattered(2, 3, 4, step: 7, modulus: 11), with: scattered(3, 2, 2, 2, step: 5, modulus: 7),
        bias: [10, -20, 0.5]),
      [
        [[30, -13, 54], [-10, 57, 3]], [[-20, -17, -36], [-19, -38, -2]],
        [[-5.5, -5.5, -5.5], [-5.5, -5.5, -5.5]],
      ]),
    KnownAnswer(
      "two groups",
      crossCorrelate(
        scattered(4, 3, 3, step: 7, modulus: 11), with: scattered(4, 2, 2, 2, step: 5, modulus: 7), groups: 2
      ),
      [[[29, -25], [-1, -11]], [[-23, 13], [-3, 0]], [[-17, -17], [-6, 16]], [[3, 0], [-6, 13]]]),
    KnownAnswer(
      "depthwise, two filters a channel",
      crossCorrelate(
        scattered(3, 3, 3, step: 7, modulus: 11), with: scattered(6, 1, 2, 2, step: 5, modulus: 7), groups: 3
      ),
      [
        [[17, -4], [-13, -1]], [[-21, 12], [12, 12]], [[-4, 17], [-7, 14]], [[-6, 20], [-5, 10]],
        [[0, -19], [9, 12]], [[10, -15], [12, 9]],
      ]),
    // ((1, 2), (0, 3))
    KnownAnswer(
      "groups, bias, stride, dilation and sides at once",
      crossCorrelate(
        scattered(1, 4, 5, 4, step: 7, modulus: 11), with: scattered(2, 2, 2, 3, step: 5, modulus: 7),
        bias: [1, -2], stride: 2, padding: .sides(top: 1, bottom: 2, left: 0, right: 3), dilation: 2,
        groups: 2),
      [[[[9, -7], [12, -22], [0, -16]], [[-31, 9], [-29, -9], [3, -15]]]]),
  ]
}

// By hand.
private func geometryCounts() -> [KnownAnswer] {
  let grouped = ConvolutionGeometry(
    input: [2, 4, 5, 6], filters: [8, 2, 3, 2], stride: 2, padding: .same, groups: 2)
  let plane = ConvolutionGeometry(input: [300, 300], filters: [3, 3], stride: 3)
  return [
    KnownAnswer("shape of the output of a batch", grouped.outputShape, [2, 8, 3, 3]),
    KnownAnswer("channels that a filter sees", grouped.depth, 2),
    KnownAnswer("taps: 2 · 3 · 2", grouped.taps, 12),
    KnownAnswer("multiplications: 2 · 8 · 3 · 3 · 12", grouped.multiplications, 1728),
    KnownAnswer("shape of the output of a plane", plane.outputShape, [100, 100]),
    KnownAnswer("multiplications: 100 · 100 · 9", plane.multiplications, 90000),
  ]
}
