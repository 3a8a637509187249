import CNN

func randomRefusals() -> [Refusal] {
  [
    Refusal("range 1 ..< 1 has no numbers to draw from") {
      var generator = SeededGenerator(seed: 1)
      _ = generator.uniform(1..<1)
    },
    Refusal("range 0 ..< inf is not finite") {
      var generator = SeededGenerator(seed: 1)
      _ = Tensor.uniform([2], in: 0..<Float.infinity, using: &generator)
    },
    Refusal("below 0 there is no number to draw") {
      var generator = SeededGenerator(seed: 1)
      _ = generator.below(0)
    },
    Refusal("-1 numbers cannot be shuffled") {
      var generator = SeededGenerator(seed: 1)
      _ = generator.shuffled(-1)
    },
    Refusal("a deviation of -1 is below 0") {
      var generator = SeededGenerator(seed: 1)
      _ = Tensor.normal([2], deviation: -1, using: &generator)
    },
    Refusal("shape [3] has no fan-in: expected [outputs, inputs] or [K, C, R, S]") {
      var generator = SeededGenerator(seed: 1)
      _ = Tensor.heNormal([3], using: &generator)
    },
    Refusal("shape [0, 2] has an empty axis") {
      var generator = SeededGenerator(seed: 1)
      _ = Tensor.xavierUniform([0, 2], using: &generator)
    },
  ]
}

func dataRefusals() -> [Refusal] {
  [
    Refusal("a histogram needs at least 1 bin, not 0") { _ = Histogram(Tensor.zeros([2]), bins: 0) },
    Refusal("range 1 ... 1 cannot be divided into bins") { _ = Histogram(Tensor.zeros([2]), range: 1...1) },
    Refusal("images of shape [28, 28]: expected [N, C, H, W]") {
      _ = LabelledImages(images: Tensor.zeros([28, 28]), labels: [])
    },
    Refusal("4 images, but 3 labels") {
      _ = LabelledImages(images: Tensor.zeros([4, 1, 2, 2]), labels: [0, 1, 2])
    },
    Refusal("there is no image 4 among 4") {
      _ = LabelledImages(images: Tensor.zeros([4, 1, 2, 2]), labels: [0, 1, 2, 3])[4]
    },
    Refusal("a prefix of -1 images") { _ = Digits.all.prefix(-1) },
    Refusal("a batch of 0 images") { _ = Digits.all.batches(of: 0) },
    Refusal("0 of 1797 digits for training") { _ = Digits.split(training: 0, seed: 1) },
    Refusal("1797 of 1797 digits for training leave none for the test") {
      _ = Digits.split(training: 1797, seed: 1)
    },
    Refusal("points of shape [4, 3]: expected [N, 2]") {
      _ = LabelledPoints(points: Tensor.zeros([4, 3]), labels: [0, 0, 0, 0], classes: 1)
    },
    Refusal("4 points, but 3 labels") {
      _ = LabelledPoints(points: Tensor.zeros([4, 2]), labels: [0, 0, 0], classes: 1)
    },
    Refusal("label 2 is none of 2 classes") {
      _ = LabelledPoints(points: Tensor.zeros([1, 2]), labels: [2], classes: 2)
    },
    Refusal("0 classes of 100 points") { _ = LabelledPoints.spiral(classes: 0, seed: 1) },
    Refusal("2 classes of 1 points") { _ = LabelledPoints.moons(pointsPerClass: 1, seed: 1) },
  ]
}
