import CNN

func dataAnswers() -> [KnownAnswer] { digitAnswers() + batchAnswers() + pointAnswers() }

// Python, of the source's file: sums, counts, and the permutation of the generator's own Python version.
private func digitAnswers() -> [KnownAnswer] {
  let all = Digits.all
  var counts = [Int](repeating: 0, count: 10)
  for label in all.labels { counts[label] += 1 }
  let (training, test) = Digits.split(seed: 1)
  return [
    KnownAnswer("digits", all.images.shape, [1797, 1, 8, 8]),
    // Sixteenths below 2²⁴: every sum on the way is exact.
    KnownAnswer("digits, sum of the pixels", Double(all.images.sum * 16), 561_718),
    KnownAnswer(
      "digits, least and greatest",
      [all.images.scalars.min()!, all.images.scalars.max()!].map { Double($0) }, [0, 1]),
    KnownAnswer("digits, how many of each", counts, [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]),
    KnownAnswer(
      "the last digit", all[1796].image * 16,
      [
        [
          [0, 0, 10, 14, 8, 1, 0, 0], [0, 2, 16, 14, 6, 1, 0, 0], [0, 0, 15, 15, 8, 15, 0, 0],
          [0, 0, 5, 16, 16, 10, 0, 0], [0, 0, 12, 15, 15, 12, 0, 0], [0, 4, 16, 6, 4, 16, 6, 0],
          [0, 8, 16, 10, 8, 16, 8, 0], [0, 1, 8, 12, 14, 12, 1, 0],
        ]
      ]),
    KnownAnswer("the last digit's label", all[1796].label, 8),
    KnownAnswer("parts of a split", [training.count, test.count], [1437, 360]),
    KnownAnswer(
      "labels of a split", training.prefix(6).labels + test.prefix(6).labels,
      [2, 9, 0, 9, 0, 1, 9, 0, 8, 4, 5, 8]),
    KnownAnswer("pixels of a split", Double(training.images.sum * 16), 448_789),
    KnownAnswer("a split leaves nothing out", Double((training.images.sum + test.images.sum) * 16), 561_718),
    KnownAnswer("a split of its own size", Digits.split(training: 1796, seed: 1).test.count, 1),
    // numpy.histogram(pixels / 16, bins=8).
    KnownAnswer(
      "histogram of the digits", Histogram(all.images, bins: 8).counts,
      [60367, 6240, 6064, 5186, 6049, 5556, 7177, 18369]),
  ]
}

private func batchAnswers() -> [KnownAnswer] {
  // Image i is filled with 10i and 10i + 1, and its label is i.
  var numbers: [Float] = []
  for tens in 0..<7 { numbers += [Float(10 * tens), Float(10 * tens + 1)] }
  let images = LabelledImages(images: Tensor(shape: [7, 1, 1, 2], scalars: numbers), labels: [Int](0..<7))
  let inOrder = images.batches(of: 3)
  let shuffled = images.batches(of: 3, seed: 9)
  return [
    KnownAnswer("sizes of batches", inOrder.map { $0.count }, [3, 3, 1]),
    KnownAnswer("batches in order", inOrder.flatMap { $0.labels }, [Int](0..<7)),
    KnownAnswer("second batch", inOrder[1].images, Tensor([[[[30, 31]]], [[[40, 41]]], [[[50, 51]]]])),
    // By the Python version of the generator.
    KnownAnswer("batches, shuffled", shuffled.flatMap { $0.labels }, [6, 4, 3, 5, 1, 2, 0]),
    KnownAnswer(
      "first shuffled batch", shuffled[0].images, Tensor([[[[60, 61]]], [[[40, 41]]], [[[30, 31]]]])),
    KnownAnswer("last shuffled batch", shuffled[2].images, Tensor([[[[0, 1]]]])),
    KnownAnswer("one batch for all", images.batches(of: Int.max).map { $0.count }, [7]),
    KnownAnswer("as many batches as images", images.batches(of: 1).map { $0.count }, [1, 1, 1, 1, 1, 1, 1]),
    KnownAnswer(
      "no images, no batches",
      LabelledImages(images: Tensor.zeros([0, 1, 2, 2]), labels: []).batches(of: 2, seed: 1).count, 0),
    KnownAnswer("prefix", images.prefix(2).images, Tensor([[[[0, 1]]], [[[10, 11]]]])),
    KnownAnswer("prefix, nothing", images.prefix(0).images.shape, [0, 1, 1, 2]),
    KnownAnswer("prefix, more than there are", images.prefix(8).labels, [Int](0..<7)),
  ]
}

// Python's math, with the Python version of the generator; seed 5.
private func pointAnswers() -> [KnownAnswer] {
  let spiral = LabelledPoints.spiral(classes: 2, pointsPerClass: 3, noise: 0.2, seed: 5)
  let rings = LabelledPoints.rings(classes: 2, pointsPerClass: 4, noise: 0.05, seed: 5)
  let moons = LabelledPoints.moons(pointsPerClass: 3, noise: 0.1, seed: 5)
  return [
    KnownAnswer(
      "spiral", spiral.points,
      [
        [0, 0], [0.43192884, -0.25186798], [-0.83286834, -0.5534712], [0, 0], [-0.44324023, 0.23138304],
        [0.8884437, 0.45898563],
      ], within: 1e-7),
    KnownAnswer("labels of a spiral", spiral.labels + [spiral.classes], [0, 0, 0, 1, 1, 1, 2]),
    KnownAnswer(
      "rings", rings.points,
      [
        [0.46695092, 0.024678601], [0.031465687, 0.5652116], [-0.48702267, 0.05888397],
        [0.021329774, -0.44477478], [0.96522015, -0.032274775], [-0.00066876714, 0.81945324],
        [-1.0028455, 0.046647772], [0.04463581, -0.9535631],
      ], within: 1e-7),
    KnownAnswer(
      "moons", moons.points,
      [
        [0.93390185, 0.049357202], [0.06293137, 1.1304232], [-0.97404534, 0.11776794],
        [0.042659547, 0.61045045], [0.93044037, -0.56454957], [1.9986625, 0.13890646],
      ], within: 1e-7),
    KnownAnswer("labels of moons", moons.labels + [moons.classes, moons.count], [0, 0, 0, 1, 1, 1, 2, 6]),
  ]
}
