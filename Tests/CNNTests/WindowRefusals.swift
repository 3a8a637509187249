import CNN

func windowRefusals() -> [Refusal] {
  [
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
}

func operationRefusals() -> [Refusal] {
  [
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
    Refusal("filter [2, 2] is no list: expected [F]") {
      _ = toeplitzMatrix(of: [[1, 2], [3, 4]], size: 5)
    },
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
}
