import CNN

// What is trained here must agree on every platform to the digits that are written: with and without fused
// multiply-add, natively and under WebAssembly. The figures are the core's own, from the first machine that they were
// trained on; everything that they are made of is checked elsewhere.
func trainingAnswers() -> [KnownAnswer] {
  let (training, test) = Digits.split(seed: 7)
  let some = training.prefix(320)
  let network = Network(
    input: [1, 8, 8],
    [.convolution(8, size: 3, padding: .same), .relu, .maxPool(2), .flatten, .dense(10)], seed: 7)
  var optimiser = SGD(rate: 0.2, momentum: 0.5)
  var losses: [Double] = []
  for epoch in 1...3 {
    var sum = 0.0
    for batch in some.batches(of: 32, seed: UInt64(epoch)) {
      let loss = network(batch.images).softmaxCrossEntropy(batch.labels)
      loss.backward()
      optimiser.step(network.parameters)
      sum += Double(loss.value.scalars[0])
    }
    losses.append(sum / 10)
  }
  return [
    KnownAnswer("loss of three epochs on 320 digits", losses, [2.3753, 1.0138, 0.5653], within: 1e-4),
    KnownAnswer(
      "accuracy after three epochs on 320 digits", network.accuracy(on: test.prefix(200)), 0.78),
  ] + separationAnswers() + codeAnswers() + [
    KnownAnswer(
      "a learned filter as an image", brightness(of: network.weights[0].value.slice(0, 0)), [0, 1]),
    // He et al.: a variance of 2 / (64 · 3 · 3), for 64 channels are what one output sums up.
    KnownAnswer("spread of transposed filters", meanSquareOfTransposedFilters(), 2 / 576, within: 0.0006),
    KnownAnswer("a parabola from 16 neurons", approximationError(neurons: 16), 0, within: 0.002),
    KnownAnswer("a parabola from none", approximationError(neurons: 0), 0.09, within: 0.03),
  ]
}

/// Two interleaved moons: a network with a hidden layer tells them apart, one without does not.
private func separationAnswers() -> [KnownAnswer] {
  let points = LabelledPoints.moons(pointsPerClass: 50, noise: 0.05, seed: 3)
  func accuracy(_ layers: [Layer]) -> Double {
    let network = Network(input: [2], layers, seed: 5)
    var optimiser = Adam(rate: 0.05)
    for _ in 0..<200 {
      network(points.points).softmaxCrossEntropy(points.labels).backward()
      optimiser.step(network.parameters)
    }
    let right = zip(network.predictions(points.points), points.labels).filter { $0 == $1 }
    return Double(right.count) / Double(points.count)
  }
  return [
    KnownAnswer("moons with a hidden layer", accuracy([.dense(16), .tanh, .dense(2)]), 1),
    KnownAnswer("moons without one are not all told apart", accuracy([.dense(2)]), 0.87, within: 0.06),
  ]
}

private func meanSquareOfTransposedFilters() -> Double {
  let layers: [Layer] = [.transposedConvolution(1, size: 3), .relu]
  let weights = Network(input: [64, 4, 4], layers, seed: 1).weights[0].value
  return Double((weights * weights).mean)
}

private func brightness(of filter: Tensor) -> [Double] {
  let image = filter.normalised
  return [Double(image.minimum), Double(image.maximum)]
}

/// The mean squared error of y = x² on 33 points from -1 to 1; without neurons only a straight line is left, whose
/// error is the variance of the points, about 0.09.
private func approximationError(neurons: Int) -> Double {
  let x = Tensor(shape: [33, 1], scalars: (0..<33).map { Float($0) / 16 - 1 })
  let layers: [Layer] = neurons == 0 ? [.dense(1)] : [.dense(neurons), .tanh, .dense(1)]
  let network = Network(input: [1], layers, seed: 4)
  var optimiser = Adam(rate: 0.03)
  for _ in 0..<300 {
    network(x).meanSquaredError(x * x).backward()
    optimiser.step(network.parameters)
  }
  return Double(meanSquaredError(network(x).value, x * x))
}

/// An autoencoder: 64 numbers through 8 and back.
private func codeAnswers() -> [KnownAnswer] {
  let images = Digits.all.prefix(64).images
  let encoder = Network(
    input: [1, 8, 8], [.convolution(4, size: 3, padding: .same), .relu, .maxPool(2), .flatten, .dense(8)],
    seed: 2)
  let decoder = Network(
    input: [8],
    [.dense(64), .relu, .reshape([4, 4, 4]), .transposedConvolution(1, size: 2, stride: 2), .sigmoid], seed: 3
  )
  var optimiser = Adam(rate: 0.02)
  func loss() -> TensorVariable { decoder(encoder(images)).meanSquaredError(images) }
  let before = Double(loss().value.scalars[0])
  for _ in 0..<60 {
    loss().backward()
    optimiser.step(encoder.parameters + decoder.parameters)
  }
  let after = Double(loss().value.scalars[0])
  return [
    KnownAnswer("shape of a reconstruction", decoder(encoder(images)).shape, [64, 1, 8, 8]),
    KnownAnswer("an autoencoder learns", after / before, 0.37, within: 0.005),
  ]
}
