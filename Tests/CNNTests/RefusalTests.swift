import CNN
import Testing

/// Everything that the core refuses: what provokes it, and the words.
struct Refusal: Sendable {
  let message: String
  let provoke: @Sendable () -> Void

  init(_ message: String, _ provoke: @escaping @Sendable () -> Void) {
    self.message = message
    self.provoke = provoke
  }
}

private let windowRefusals: [Refusal] = [
  Refusal(
    "filter 7 with stride 1 on size 5 with padding 0: the filter is larger than the padded axis, 7 > 5"
  ) {
    _ = outputSize(5, filter: 7)
  },
  Refusal(
    "filter 10 with stride 2 on size 5 with padding 2: the filter is larger than the padded axis, 10 > 9"
  ) {
    _ = remainder(5, filter: 10, stride: 2, padding: 2)
  },
  Refusal("filter 3 with stride 0 on size 5 with padding 0: the stride must be at least 1") {
    _ = outputSize(5, filter: 3, stride: 0)
  },
  Refusal("filter 0 with stride 1 on size 5 with padding 0: the filter must be at least 1") {
    _ = fittingStrides(5, filter: 0)
  },
  Refusal("filter 1 with stride 1 on size 0 with padding 1: the size must be at least 1") {
    _ = windowStarts(0, filter: 1, padding: 1)
  },
  Refusal("filter 3 with stride 1 on size 5 with padding -1: the padding must be at least 0") {
    _ = outputSize(5, filter: 3, padding: -1)
  },
  Refusal("with padding 9223372036854775807: none may be above 268435456") {
    _ = outputSize(5, filter: 3, padding: .max)
  },
  Refusal(
    "filter 3 with stride 1 and dilation 3 on size 6 with padding 0: the filter is larger than the padded "
      + "axis, 7 > 6"
  ) {
    _ = outputSize(6, filter: 3, dilation: 3)
  },
  Refusal("filter 3 with stride 1 and dilation 0 on size 5 with padding valid: the dilation must be at") {
    _ = windowStarts(5, filter: 3, padding: .valid, dilation: 0)
  },
  Refusal("filter 2 with stride 1 on size 5 with padding 0, 0, -1, 0: the padding must be at least 0") {
    _ = remainder(5, filter: 2, padding: .sides(top: 0, bottom: 0, left: -1, right: 0))
  },
  Refusal("and dilation 4611686018427387904 on size 5 with padding full: none may be above 268435456") {
    _ = outputSize(5, filter: 3, padding: .full, dilation: 1 << 62)
  },
  Refusal("filter 0 with stride 1, padding 0 and dilation 1 is no window") {
    _ = ReceptiveField.pixel.through(filter: 0)
  },
  Refusal("a receptive field of more than 268435456 places") {
    _ = ReceptiveField.pixel.through(filter: 3, stride: 1 << 20).through(filter: 1 << 20)
  },
  Refusal("cell -1: the first has the index 0") { _ = ReceptiveField.pixel.places(of: -1) },
]

private let tensorRefusals: [Refusal] = [
  Refusal("shape [2, 2] has 4 places, but there are 3 scalars") {
    _ = Tensor(shape: [2, 2], scalars: [1, 2, 3])
  },
  Refusal("shape [2, -1] has a negative axis") { _ = Tensor.zeros([2, -1]) },
  Refusal("has more places than an Int can count") { _ = Tensor(shape: [.max, 2], scalars: []) },
  Refusal("a row of shape [1] beside one of shape [2]") { _ = [[1, 2], [3]] as Tensor },
  Refusal("a row of shape [] beside one of shape [2]") { _ = [[1, 2], 3] as Tensor },
  Refusal("index [2, 0] is outside a tensor of shape [2, 2]") { _ = Tensor.zeros([2, 2])[2, 0] },
  Refusal("index [0, -1] is outside a tensor of shape [2, 2]") { _ = Tensor.zeros([2, 2])[0, -1] },
  Refusal("index [0] is outside a tensor of shape [2, 2]") { _ = Tensor.zeros([2, 2])[0] },
  Refusal("offset 4 is outside a tensor of shape [2, 2]") { _ = Tensor.zeros([2, 2]).indices(at: 4) },
  Refusal("slice [3] is outside a tensor of shape [3, 5, 5]") { _ = Tensor.zeros([3, 5, 5]).slice(3) },
  Refusal("slice [0, 0, 0] is outside a tensor of shape [2, 2]") { _ = Tensor.zeros([2, 2]).slice(0, 0, 0) },
  Refusal("shapes [2, 2] and [2, 3] differ") { _ = Tensor.zeros([2, 2]) + Tensor.zeros([2, 3]) },
  Refusal("padding by -1, -1, -1, -1: a border cannot be negative") {
    _ = Tensor.zeros([2, 2]).padded(by: -1)
  },
  Refusal("padding by 0, 268435457, 0, 0: none may be above 268435456") {
    _ = Tensor.zeros([2, 2]).padded(bottom: 268_435_457)
  },
  Refusal("padding by 0, 0, 2, 0: a reflected border must be smaller than the axis, 2 >= 2") {
    _ = Tensor.zeros([5, 2]).padded(left: 2, .reflect)
  },
  Refusal("padding by 3, 3, 3, 3: a circular border cannot be larger than the axis, 3 > 2") {
    _ = Tensor.zeros([2, 5]).padded(by: 3, .circular)
  },
  Refusal("shape [5] has no planes: expected [H, W], [C, H, W] or [N, C, H, W]") {
    _ = Tensor.zeros([5]).padded(by: 1)
  },
]

private let operationRefusals: [Refusal] = [
  Refusal("input [4, 5, 5] in 0 groups: there must be at least 1") {
    _ = crossCorrelate(Tensor.zeros([4, 5, 5]), with: Tensor.zeros([3, 4, 2, 2]), groups: 0)
  },
  Refusal("input [4, 5, 5] and filters [3, 2, 2, 2]: 2 groups do not divide 4 and 3") {
    _ = crossCorrelate(Tensor.zeros([4, 5, 5]), with: Tensor.zeros([3, 2, 2, 2]), groups: 2)
  },
  Refusal("input [4, 5, 5] has 4 channels in 2 groups, but filters [2, 4, 2, 2] have 4") {
    _ = crossCorrelate(Tensor.zeros([4, 5, 5]), with: Tensor.zeros([2, 4, 2, 2]), groups: 2)
  },
  Refusal("bias [2] for 3 filters") {
    _ = crossCorrelate(Tensor.zeros([1, 5, 5]), with: Tensor.zeros([3, 1, 2, 2]), bias: [1, 2])
  },
  Refusal(
    "filter 3 with stride 1 and dilation 2 on size 5 with padding -1, 0, -1, 0: the padding must be at "
      + "least 0"
  ) {
    _ = crossCorrelate(
      Tensor.zeros([5, 5]), with: Tensor.zeros([3, 3]),
      padding: .sides(top: -1, bottom: 0, left: 0, right: 0), dilation: 2)
  },
  Refusal("input [3, 5, 5] has 3 channels, but filters [8, 1, 3, 3] have 1") {
    _ = crossCorrelate(Tensor.zeros([3, 5, 5]), with: Tensor.zeros([8, 1, 3, 3]))
  },
  Refusal("input [3, 5, 5] and filters [3, 3] do not go together") {
    _ = convolve(Tensor.zeros([3, 5, 5]), with: Tensor.zeros([3, 3]))
  },
  Refusal("input [5] and filters [3] do not go together") {
    _ = convolve(Tensor.zeros([5]), with: Tensor.zeros([3]))
  },
  Refusal("input [0, 1, 5, 5] or filters [1, 1, 3, 3] have an empty axis") {
    _ = crossCorrelate(Tensor.zeros([0, 1, 5, 5]), with: Tensor.zeros([1, 1, 3, 3]))
  },
  Refusal(
    "filter 3 with stride 1 on size 2 with padding 0: the filter is larger than the padded axis, 3 > 2"
  ) {
    _ = crossCorrelate(Tensor.zeros([5, 2]), with: Tensor.zeros([3, 3]))
  },
  Refusal(
    "filter 3 with stride 3 on size 2 with padding 0: the filter is larger than the padded axis, 3 > 2"
  ) {
    _ = maxPool(Tensor.zeros([2, 5]), size: 3)
  },
  Refusal("filter 2 with stride 0 on size 2 with padding 0: the stride must be at least 1") {
    _ = maxPool(Tensor.zeros([2, 5]), size: 2, stride: 0)
  },
  Refusal("a window of 2 with padding 2 would see nothing but padding") {
    _ = maxPool(Tensor.zeros([5, 5]), size: 2, padding: 2)
  },
  Refusal("shape [0, 2, 2] has an empty axis") { _ = maxPool(Tensor.zeros([0, 2, 2]), size: 2) },
  Refusal("upstream gradient [2, 1] does not have the shape [2, 2] of the maxima") {
    _ = maxPoolWithWinners(Tensor.zeros([4, 4]), size: 2).gradient(upstream: [[1], [2]])
  },
  Refusal("a window of 3 with padding 4 would see nothing but padding") {
    _ = averagePool(Tensor.zeros([5, 5]), size: 3, padding: 4, countsPadding: false)
  },
  Refusal("upstream gradient [2, 1] does not have the shape [1, 2] of the means") {
    _ = averagePoolGradient(upstream: [[1], [2]], inputShape: [2, 5], size: 2)
  },
  Refusal("upstream gradient [2] does not have the shape [3] of the means") {
    _ = globalAveragePoolGradient(upstream: [1, 2], inputShape: [3, 4, 4])
  },
  Refusal("shape [7] has no planes: expected [H, W], [C, H, W] or [N, C, H, W]") {
    _ = globalMaxPool(Tensor.zeros([7]))
  },
  Refusal("filter [2, 2] is no list: expected [F]") { _ = toeplitzMatrix(of: [[1, 2], [3, 4]], size: 5) },
  Refusal("a Toeplitz matrix over [2, 1, 5, 5]: expected one image, [H, W] or [C, H, W]") {
    _ = toeplitzMatrix(of: Tensor.zeros([1, 1, 3, 3]), over: [2, 1, 5, 5])
  },
  Refusal("a Toeplitz matrix of 90000 rows and 90000 columns: at most 268435456 numbers") {
    _ = toeplitzMatrix(of: Tensor.zeros([3, 3]), over: [300, 300], padding: .same)
  },
  Refusal("filter [3]: expected [R, S]") { _ = imageToColumns(Tensor.zeros([5, 5]), filter: [3]) },
  Refusal("columns [4, 3] do not have the shape [4, 4] of the regions of [3, 3]") {
    _ = columnsToImage(Tensor.zeros([4, 3]), shape: [3, 3], filter: [2, 2])
  },
  Refusal("x has no gradient yet: call backward() on a result that depends on it") {
    _ = Variable(1, name: "x").gradient
  },
  Refusal("the edge to x has no upstream gradient yet: call backward()") {
    _ = (Variable(1, name: "x") * 2).edges[0].upstream
  },
  Refusal("step 0.0: a finite difference needs a step above 0") {
    _ = finiteDifference(at: 1, step: 0) { $0 }
  },
]

private let randomRefusals: [Refusal] = [
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

private let dataRefusals: [Refusal] = [
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

private let imageRefusals: [Refusal] = [
  Refusal("shape [5, 5] has no channels: expected [C, H, W] or [N, C, H, W]") {
    _ = Tensor.zeros([5, 5]).channel(0)
  },
  Refusal("channel 3 of shape [3, 5, 5]: expected 0 to 2") { _ = Tensor.zeros([3, 5, 5]).channel(3) },
  Refusal("shape [4, 5, 5] is no colour image: expected [3, H, W] or [N, 3, H, W]") {
    _ = Tensor.zeros([4, 5, 5]).grey
  },
  Refusal("rows 2..<7 of shape [5, 5]: expected a part of 0..<5") {
    _ = Tensor.zeros([5, 5]).cropped(rows: 2..<7)
  },
  Refusal("columns 3..<3 of shape [5, 4]: expected a part of 0..<4") {
    _ = Tensor.zeros([5, 4]).cropped(columns: 3..<3)
  },
  Refusal("nothing to concatenate: expected at least one tensor") { _ = Tensor(concatenating: []) },
  Refusal("shape [2, 5, 5] cannot follow shape [3, 4, 4]: only the first axes may differ") {
    _ = Tensor(concatenating: [Tensor.zeros([3, 4, 4]), Tensor.zeros([2, 5, 5])])
  },
  Refusal("shape [] cannot follow shape []: only the first axes may differ") {
    _ = Tensor(concatenating: [Tensor.zeros([])])
  },
  Refusal("shape [3] is no matrix: expected [H, W]") { _ = Tensor.zeros([3]).transposed },
  Refusal("a tensor of shape [0, 2] has no maximum") { _ = Tensor.zeros([0, 2]).indexOfMaximum },
  Refusal("a tensor of shape [0, 2] has no minimum") { _ = Tensor.zeros([0, 2]).normalised },
  Refusal("a tensor of shape [0, 2] has no mean") { _ = Tensor.zeros([0, 2]).mean },
  Refusal("upsampled by 0: expected at least 1") { _ = Tensor.zeros([2, 2]).upsampled(by: 0) },
  Refusal("upsampled by 268435456: [2, 2] would have more than 268435456 places along an axis") {
    _ = Tensor.zeros([2, 2]).upsampled(by: 1 << 28)
  },
  Refusal("shape [5, 4] does not divide into blocks of 2") {
    _ = Tensor.zeros([5, 4]).summedOverBlocks(of: 2)
  },
  Refusal("a bank without filters: expected at least one") { _ = filterBank([]) },
  Refusal("kernel [3] is no matrix: expected [R, S]") { _ = filterBank([[1, 2, 1]]) },
  Refusal("a row of shape [5, 5] beside one of shape [3, 3]") {
    _ = filterBank([Kernel.sobelX, Kernel.box(5)])
  },
  Refusal("kernels [2, 3, 3] are no bank: expected [R, S] or [K, 1, R, S]") {
    _ = Tensor.zeros([5, 5]).applying(Tensor.zeros([2, 3, 3]))
  },
  Refusal("filter 3 with stride 1 on size 2 with padding 0: the filter is larger") {
    _ = gradientMagnitude(of: Tensor.zeros([5, 2]))
  },
  Refusal("a kernel of size 0: expected 1 to 4096") { _ = Kernel.box(0) },
  Refusal("a kernel of size 4097: expected 1 to 4096") { _ = Kernel.gaussian(4097, deviation: 1) },
  Refusal("deviation 0.0: expected a number above 0") { _ = Kernel.gaussian(3, deviation: 0) },
]

private let layerRefusals: [Refusal] = [
  Refusal("bias [2] for 3 filters") {
    _ = crossCorrelate(Tensor.zeros([1, 5, 5]), with: Tensor.zeros([3, 1, 3, 3]), bias: [0, 0])
  },
  Refusal("upstream gradient [2, 2] does not have the shape [3, 3] of the output") {
    _ = crossCorrelationGradients(
      Tensor.zeros([5, 5]), with: Tensor.zeros([3, 3]), upstream: Tensor.zeros([2, 2]))
  },
  Refusal("a matrix [2, 3] times [2, 3]: the first is 3 wide, the second 2 high") {
    _ = matrixProduct(Tensor.zeros([2, 3]), Tensor.zeros([2, 3]))
  },
  Refusal("[3] times [3, 1]: a matrix product takes two matrices") {
    _ = matrixProduct(Tensor.zeros([3]), Tensor.zeros([3, 1]))
  },
  Refusal("input [2, 3] has 3 numbers, but weights [4, 5] take 5") {
    _ = dense(Tensor.zeros([2, 3]), weights: Tensor.zeros([4, 5]))
  },
  Refusal("input [1, 8, 8] and weights [4, 64] do not go together: expected [N, D] or [D] with [K, D]") {
    _ = dense(Tensor.zeros([1, 8, 8]), weights: Tensor.zeros([4, 64]))
  },
  Refusal("bias [2] for 4 outputs") {
    _ = dense(Tensor.zeros([5]), weights: Tensor.zeros([4, 5]), bias: [1, 2])
  },
  Refusal("input [2, 3, 3] has 2 channels, but transposed filters [4, 1, 3, 3] take 4") {
    _ = crossCorrelateTransposed(Tensor.zeros([2, 3, 3]), with: Tensor.zeros([4, 1, 3, 3]))
  },
  Refusal("a transposed convolution of size 1 with filter 1, stride 1 and padding 1 leaves nothing") {
    _ = crossCorrelateTransposed(
      Tensor.zeros([1, 1, 1]), with: Tensor.zeros([1, 1, 1, 1]), padding: .border(1))
  },
  Refusal("softmax of a single number: expected [K] or [N, K]") {
    _ = softmax(Tensor(shape: [], scalars: [1]))
  },
  Refusal("3 labels for scores [2, 4]") { _ = softmaxCrossEntropy(Tensor.zeros([2, 4]), [0, 1, 2]) },
  Refusal("label 4 is none of 4 classes") { _ = hingeLoss(Tensor.zeros([1, 4]), [4]) },
  Refusal("0 labels for scores [0, 4]") { _ = softmaxCrossEntropy(Tensor.zeros([0, 4]), []) },
  Refusal("the mean squared error of shape [0] has nothing to average") {
    _ = meanSquaredError(Tensor.zeros([0]), Tensor.zeros([0]))
  },
]

private let tapeRefusals: [Refusal] = [
  Refusal("W has no gradient yet: call backward() on a result that depends on it") {
    _ = TensorVariable(Tensor.zeros([2]), name: "W").gradient
  },
  Refusal("a tensor of shape [2] has no gradient yet: call backward()") {
    let constant = TensorVariable(constant: Tensor.zeros([2]))
    (constant * TensorVariable(Tensor.zeros([2]))).backward()
    _ = constant.gradient
  },
  Refusal("upstream gradient [2] does not have the shape [3]") {
    TensorVariable(Tensor.zeros([3])).backward(upstream: Tensor.zeros([2]))
  },
  Refusal("a value of shape [2] for a variable of shape [3]") {
    TensorVariable(Tensor.zeros([3])).value = Tensor.zeros([2])
  },
  Refusal("shapes [3] and [2] differ") {
    _ = TensorVariable(Tensor.zeros([3])) + TensorVariable(Tensor.zeros([2]))
  },
  Refusal("1 parameters after 2") {
    let (a, b) = (TensorVariable(Tensor.zeros([1])), TensorVariable(Tensor.zeros([1])))
    l2Penalty([a, b]).backward()
    var optimiser = Adam()
    optimiser.step([a, b])
    optimiser.step([a])
  },
  Refusal("a parameter of shape [2] after one of shape [1]") {
    let (a, b) = (TensorVariable(Tensor.zeros([1])), TensorVariable(Tensor.zeros([2])))
    l2Penalty([a, b]).backward()
    var optimiser = SGD(rate: 1, momentum: 0.5)
    optimiser.step([a])
    optimiser.step([b])
  },
]

private let networkRefusals: [Refusal] = [
  Refusal("a dense layer takes [D], not [1, 8, 8]: flatten it first") {
    _ = Network(input: [1, 8, 8], [.dense(10)], seed: 1)
  },
  Refusal("filter 3 with stride 1 on size 2 with padding 0: the filter is larger than the padded axis, 3 > 2")
  {
    _ = Network(input: [1, 2, 2], [.convolution(4, size: 3)], seed: 1)
  },
  Refusal("shape [4] cannot become [1, 2, 3]") { _ = Network(input: [4], [.reshape([1, 2, 3])], seed: 1) },
  Refusal("a batch [32, 1, 9, 9] for a network that takes [1, 8, 8]") {
    _ = Network(input: [1, 8, 8], [.flatten], seed: 1)(Tensor.zeros([32, 1, 9, 9]))
  },
  Refusal("predictions need scores [N, K], not [1, 1, 8, 8]") {
    _ = Network(input: [1, 8, 8], [.relu], seed: 1).predictions(Tensor.zeros([1, 1, 8, 8]))
  },
  Refusal("a decision field needs a network that takes [2], not [1, 8, 8]") {
    _ = Network(input: [1, 8, 8], [.flatten], seed: 1).decisionField(x: 0...1, y: 0...1, rows: 5, columns: 5)
  },
  Refusal("a decision field of 1 × 5 points: at least 2 × 2") {
    _ = Network(input: [2], [.dense(2)], seed: 1).decisionField(x: 0...1, y: 0...1, rows: 1, columns: 5)
  },
]

private let refusals =
  windowRefusals + tensorRefusals + operationRefusals + randomRefusals + dataRefusals + imageRefusals
  + layerRefusals + tapeRefusals + networkRefusals

@Test("Refusal", arguments: refusals.map(\.message))
func refusal(_ message: String) async throws {
  let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) { [message] in
    refusals.first { $0.message == message }?.provoke()
  }
  let printed = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
  #expect(printed.contains(message))
}
