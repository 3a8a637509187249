import CNN

// Expected values, where no comment says otherwise: scipy.signal.correlate2d(x, kernel, "valid").
func kernelAnswers() -> [KnownAnswer] {
  let plane = scattered(4, 5, step: 7, modulus: 11)
  let applied: [KnownAnswer] = [
    KnownAnswer("Sobel x", plane.applying(Kernel.sobelX), [[12, -10, 12], [12, 1, 1]]),
    KnownAnswer("Sobel y", plane.applying(Kernel.sobelY), [[-6, -6, -6], [-6, 5, 5]]),
    KnownAnswer("Prewitt x", plane.applying(Kernel.prewittX), [[9, -2, 9], [9, -2, -2]]),
    KnownAnswer("Prewitt y", plane.applying(Kernel.prewittY), [[1, -10, 1], [1, 1, 1]]),
    KnownAnswer(
      "Laplacian, 4 neighbours", plane.applying(Kernel.laplacian4), [[-22, 0, 22], [22, -11, 11]]),
    KnownAnswer(
      "Laplacian, 8 neighbours", plane.applying(Kernel.laplacian8), [[-44, 0, 44], [44, -22, 22]]),
    KnownAnswer("sharpen", plane.applying(Kernel.sharpen), [[26, 0, -26], [-27, 13, -13]]),
    KnownAnswer("identity, with a border", plane.applying(Kernel.identity, border: .constant(9)), plane),
    // numpy.pad(x, 1, "edge") first.
    KnownAnswer(
      "Sobel x, with a border", plane.applying(Kernel.sobelX, border: .replicate),
      [[28, 12, 1, 12, -5], [17, 12, -10, 12, 17], [-5, 12, 1, 1, 17], [-16, 12, 12, -21, -5]]),
    // numpy.pad(x, ((0, 1), (0, 1))) first.
    KnownAnswer(
      "an even kernel, with a border", plane.applying([[1, 2], [3, 4]], border: .constant(0)),
      [[6, 10, -8, 7, 10], [-18, -3, -10, 16, 18], [-20, 6, 10, -8, -7], [-5, 5, 4, -8, -4]]),
    // By hand: 8 = (1 + 2 + 1) · 2, and no second derivative.
    KnownAnswer(
      "a ramp",
      ([[0, 1, 2, 3], [0, 1, 2, 3], [0, 1, 2, 3]] as Tensor)
        .applying(filterBank([Kernel.sobelX, Kernel.sobelY, Kernel.laplacian4])),
      [[[8, 8]], [[0, 0]], [[0, 0]]]),
  ]
  let image = Tensor(stacking: [plane, -plane])
  let banks: [KnownAnswer] = [
    KnownAnswer(
      "shape of a bank", filterBank([Kernel.sobelX, Kernel.sobelY]),
      [[[[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]], [[[-1, -2, -1], [0, 0, 0], [1, 2, 1]]]]),
    KnownAnswer(
      "a bank over channels", image.applying(filterBank([Kernel.sobelX, Kernel.sobelY])),
      [
        [[[12, -10, 12], [12, 1, 1]], [[-6, -6, -6], [-6, 5, 5]]],
        [[[-12, 10, -12], [-12, -1, -1]], [[6, 6, 6], [6, -5, -5]]],
      ]),
    KnownAnswer(
      "a kernel over channels", image.applying(Kernel.prewittX).slice(1), [[-9, 2, -9], [-9, 2, 2]]),
    KnownAnswer(
      "shape of a bank over a batch",
      Tensor.zeros([2, 3, 6, 7]).applying(filterBank([Kernel.box(5)]), border: .reflect).shape,
      [2, 3, 1, 6, 7]),
  ]
  return applied + banks + blurringAnswers() + imageGradientAnswers()
}

// numpy: w = exp(-a² / 2σ²) with a = arange(n) - (n - 1) / 2, then outer(w, w) divided by its sum.
private func blurringAnswers() -> [KnownAnswer] {
  let (corner, edge): (Float, Float) = (0.0751136, 0.1238414)
  return [
    KnownAnswer("box", Kernel.box(2), [[0.25, 0.25], [0.25, 0.25]]),
    KnownAnswer(
      "Gaussian, 3 × 3", Kernel.gaussian(3, deviation: 1),
      Tensor([[corner, edge, corner], [edge, 0.2041800, edge], [corner, edge, corner]]), within: 1e-7),
    KnownAnswer(
      "Gaussian, an even size", Kernel.gaussian(4, deviation: 0.5).slice(1),
      [0.0044157, 0.2410878, 0.2410878, 0.0044157], within: 1e-7),
    KnownAnswer(
      "Gaussian, deviation 1.5", Kernel.gaussian(5, deviation: 1.5).slice(2),
      [0.0350727, 0.0683123, 0.0853117, 0.0683123, 0.0350727], within: 1e-7),
    KnownAnswer("weights add up to 1", Double(Kernel.gaussian(9, deviation: 2).sum), 1, within: 1e-6),
    // By hand.
    KnownAnswer("the narrowest bell is one pixel", Kernel.gaussian(3, deviation: 1e-3), Kernel.identity),
    KnownAnswer("between two pixels", Kernel.gaussian(2, deviation: 1e-200), Kernel.box(2)),
    KnownAnswer("the widest bell is a box", Kernel.gaussian(2, deviation: .infinity), Kernel.box(2)),
  ]
}

// numpy: hypot and arctan2 of what scipy.signal.correlate2d made of the Sobel kernels.
private func imageGradientAnswers() -> [KnownAnswer] {
  let plane = scattered(4, 5, step: 7, modulus: 11)
  return [
    KnownAnswer(
      "gradient magnitude", gradientMagnitude(of: plane),
      [[13.416408, 11.661904, 13.416408], [13.416408, 5.09902, 5.09902]], within: 2e-6),
    KnownAnswer(
      "gradient direction", gradientDirection(of: plane),
      [[-0.463648, -2.601173, -0.463648], [-0.463648, 1.373401, 1.373401]], within: 1e-6),
    KnownAnswer(
      "direction of an even area", gradientDirection(of: Tensor(shape: [3, 3], repeating: -2)), [[0]]),
    // By hand: darker to the right is π, brighter upwards -π/2.
    KnownAnswer(
      "to the left", gradientDirection(of: [[2, 1, 0], [2, 1, 0], [2, 1, 0]]), [[3.1415927]], within: 1e-6),
    KnownAnswer(
      "upwards", gradientDirection(of: [[2, 2, 2], [1, 1, 1], [0, 0, 0]]), [[-1.5707964]], within: 1e-6),
    KnownAnswer(
      "size kept", gradientMagnitude(of: Tensor.zeros([2, 4, 5]), border: .replicate),
      Tensor.zeros([2, 4, 5])),
  ]
}
