import CNN

func layerRefusals() -> [Refusal] {
  [
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
}

func tensorVariableRefusals() -> [Refusal] {
  [
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
}

func networkRefusals() -> [Refusal] {
  [
    Refusal("a dense layer takes [D], not [1, 8, 8]: flatten it first") {
      _ = Network(input: [1, 8, 8], [.dense(10)], seed: 1)
    },
    Refusal(
      "filter 3 with stride 1 on size 2 with padding valid: the filter is larger than the padded axis, 3 > 2"
    ) {
      _ = Network(input: [1, 2, 2], [.convolution(4, size: 3)], seed: 1)
    },
    Refusal("shape [4] cannot become [1, 2, 3]") { _ = Network(input: [4], [.reshape([1, 2, 3])], seed: 1) },
    Refusal("a dense layer of -2 outputs: there must be at least 1") {
      _ = Network(input: [4], [.dense(-2)], seed: 1)
    },
    Refusal("input [1, 8, 8] or filters [-1, 1, 3, 3] have an empty axis") {
      _ = Network(input: [1, 8, 8], [.convolution(-1, size: 3)], seed: 1)
    },
    Refusal("[1, 8, 8] with filters [1, 2, 3, 3], stride 0 and padding same: the stride must be at least 1") {
      _ = Network(input: [1, 8, 8], [.transposedConvolution(2, size: 3, stride: 0, padding: .same)], seed: 1)
    },
    Refusal("upsampled by 0: expected at least 1") {
      _ = Network(input: [1, 8, 8], [.upsample(0)], seed: 1)
    },
    Refusal("input [0, 1, 8, 8] or filters [3, 1, 3, 3] have an empty axis") {
      _ = Network(input: [1, 8, 8], [.convolution(3, size: 3)], seed: 1)(Tensor.zeros([0, 1, 8, 8]))
    },
    Refusal("a batch [32, 1, 9, 9] for a network that takes [N, 1, 8, 8]") {
      _ = Network(input: [1, 8, 8], [.flatten], seed: 1)(Tensor.zeros([32, 1, 9, 9]))
    },
    Refusal("predictions need scores [N, K], not [1, 1, 8, 8]") {
      _ = Network(input: [1, 8, 8], [.relu], seed: 1).predictions(Tensor.zeros([1, 1, 8, 8]))
    },
    Refusal("a decision field needs a network that takes [2], not [1, 8, 8]") {
      _ = Network(input: [1, 8, 8], [.flatten], seed: 1).decisionField(
        x: 0...1, y: 0...1, rows: 5, columns: 5)
    },
    Refusal("a decision field of 1 × 5 points: at least 2 × 2") {
      _ = Network(input: [2], [.dense(2)], seed: 1).decisionField(x: 0...1, y: 0...1, rows: 1, columns: 5)
    },
  ]
}
