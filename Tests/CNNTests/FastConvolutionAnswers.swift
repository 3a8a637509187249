import CNN

// The fast versions against the direct ones, over shapes of which each has something of its own. Whole numbers, so
// that every order of adding agrees; where `Winograd` is at work, fractions and a tolerance.
func fastConvolutionAnswers() -> [KnownAnswer] {
  struct Case {
    var name: String
    var input: [Int]
    var filters: [Int]
    var stride = 1
    var padding = Padding.valid
    var dilation = 1
    var groups = 1
  }
  let cases = [
    Case(name: "one place", input: [1, 1, 1, 1], filters: [1, 1, 1, 1]),
    Case(name: "one filter, wide rows", input: [2, 1, 5, 19], filters: [1, 1, 3, 3], padding: .same),
    Case(name: "one filter, a row of 3", input: [1, 1, 4, 3], filters: [1, 1, 2, 3]),
    Case(name: "two filters, stride 2", input: [1, 3, 9, 11], filters: [2, 3, 3, 3], stride: 2),
    Case(name: "three filters", input: [2, 2, 6, 7], filters: [3, 2, 3, 2], padding: .full),
    Case(name: "eight filters", input: [3, 1, 8, 8], filters: [8, 1, 3, 3], padding: .border(1)),
    Case(name: "nine filters", input: [1, 4, 6, 5], filters: [9, 4, 3, 3], padding: .same),
    Case(name: "sixteen filters", input: [2, 8, 4, 4], filters: [16, 8, 3, 3], padding: .border(1)),
    Case(name: "seventeen filters", input: [1, 2, 7, 7], filters: [17, 2, 3, 3], stride: 3),
    Case(name: "300 taps", input: [1, 12, 7, 6], filters: [4, 12, 5, 5]),
    Case(name: "dilation 2", input: [1, 2, 9, 8], filters: [3, 2, 3, 3], padding: .same, dilation: 2),
    Case(
      name: "dilation 3, stride 2", input: [2, 1, 11, 10], filters: [2, 1, 2, 3], stride: 2, dilation: 3),
    Case(name: "two groups", input: [2, 4, 5, 6], filters: [6, 2, 3, 3], padding: .border(1), groups: 2),
    Case(name: "a filter a channel", input: [1, 4, 6, 6], filters: [4, 1, 3, 3], stride: 2, groups: 4),
    Case(name: "stride wider than the filter", input: [1, 2, 9, 9], filters: [2, 2, 2, 2], stride: 4),
    Case(
      name: "sides of their own", input: [1, 2, 5, 6], filters: [3, 2, 3, 3],
      padding: .sides(top: 0, bottom: 2, left: 1, right: 3)),
    Case(
      name: "padding beyond the filter", input: [1, 1, 3, 3], filters: [2, 1, 2, 2], padding: .border(3)),
    Case(name: "one row", input: [1, 3, 1, 20], filters: [5, 3, 1, 4], stride: 2),
    Case(
      name: "three filters, 576 taps, a row of 9", input: [1, 64, 9, 9], filters: [3, 64, 3, 3],
      padding: .same),
    Case(
      name: "three filters, 272 taps", input: [2, 17, 5, 12], filters: [3, 17, 4, 4], padding: .border(2)),
    Case(
      name: "three channels, 40 filters", input: [1, 3, 9, 11], filters: [40, 3, 3, 3], padding: .border(1)),
    Case(name: "a stride beyond the data", input: [1, 2, 9, 9], filters: [1, 2, 3, 3], stride: 1 << 20),
    Case(name: "one column", input: [4, 1, 20, 1], filters: [5, 1, 4, 1], padding: .same),
  ]
  var answers: [KnownAnswer] = []
  for example in cases {
    let geometry = ConvolutionGeometry(
      input: example.input, filters: example.filters, stride: example.stride, padding: example.padding,
      dilation: example.dilation, groups: example.groups)
    let input = scattered(example.input, step: 7, modulus: 11)
    let filters = scattered(example.filters, step: 5, modulus: 7)
    let bias = scattered([geometry.filters], step: 3, modulus: 5)
    let upstream = scattered(geometry.outputShape, step: 3, modulus: 13)
    let direct = crossCorrelationGradientsDirect(input, with: filters, upstream: upstream, geometry)
    let fast = crossCorrelationGradients(
      input, with: filters, upstream: upstream, stride: example.stride, padding: example.padding,
      dilation: example.dilation, groups: example.groups)
    answers += [
      KnownAnswer(
        "fast convolution, \(example.name)",
        crossCorrelate(
          input, with: filters, bias: bias, stride: example.stride, padding: example.padding,
          dilation: example.dilation, groups: example.groups),
        crossCorrelateDirect(input, with: filters, bias: bias, geometry)),
      KnownAnswer("fast input gradient, \(example.name)", fast.input, direct.input),
      KnownAnswer("fast filter gradient, \(example.name)", fast.filters, direct.filters),
      KnownAnswer("fast bias gradient, \(example.name)", fast.bias, direct.bias),
    ]
  }
  return answers + winogradAnswers() + matrixProductAnswers() + notANumberAnswers() + largeNumberAnswers()
}

/// By hand: a NaN or an infinity reaches the windows that see it, and no others; infinity times 0 is NaN.
private func notANumberAnswers() -> [KnownAnswer] {
  let filter: Tensor = [[1, 1]]
  return [
    KnownAnswer(
      "a convolution of NaN", crossCorrelate(Tensor([[1, 2, Float.nan, 4, 5]]), with: filter),
      Tensor([[3, Float.nan, Float.nan, 9]])),
    KnownAnswer(
      "a convolution of infinity", crossCorrelate(Tensor([[1, 2, Float.infinity, 4, 5]]), with: filter),
      Tensor([[3, Float.infinity, Float.infinity, 9]])),
    KnownAnswer(
      "a matrix product with infinity times 0",
      matrixProduct([[0, 1]], Tensor([[Float.infinity, 2], [3, 4]])),
      Tensor([[Float.nan, 4]])),
  ]
}

private func winogradAnswers() -> [KnownAnswer] {
  let shapes: [(input: [Int], filters: Int, padding: Int)] = [
    ([1, 16, 8, 8], 16, 1), ([2, 16, 9, 11], 24, 0), ([1, 24, 10, 13], 16, 2),
  ]
  var answers: [KnownAnswer] = []
  for (shape, filterCount, padding) in shapes {
    let input = scattered(shape, step: 7, modulus: 11) / 4
    let filters = scattered([filterCount, shape[1], 3, 3], step: 5, modulus: 7) / 8
    let bias = scattered([filterCount], step: 3, modulus: 5)
    let geometry = ConvolutionGeometry(input: shape, filters: filters.shape, padding: .border(padding))
    let upstream = scattered(geometry.outputShape, step: 3, modulus: 13) / 8
    let direct = crossCorrelationGradientsDirect(input, with: filters, upstream: upstream, geometry)
    let fast = crossCorrelationGradients(input, with: filters, upstream: upstream, padding: .border(padding))
    let name = "tiles, \(shape), padding \(padding)"
    answers += [
      KnownAnswer(
        "forward in \(name)", crossCorrelate(input, with: filters, bias: bias, padding: padding),
        crossCorrelateDirect(input, with: filters, bias: bias, geometry), within: 1e-3),
      KnownAnswer("input gradient in \(name)", fast.input, direct.input, within: 1e-3),
      KnownAnswer("filter gradient in \(name)", fast.filters, direct.filters, within: 1e-3),
    ]
  }
  return answers
}

/// Numbers that the tiles' transforms would carry beyond what a Float holds.
private func largeNumberAnswers() -> [KnownAnswer] {
  let input = scattered([1, 16, 8, 8], step: 7, modulus: 11) * 6e36
  let filters = scattered([16, 16, 3, 3], step: 5, modulus: 7) / 1000
  let geometry = ConvolutionGeometry(input: input.shape, filters: filters.shape, padding: .same)
  return [
    KnownAnswer(
      "numbers near the end of the range", crossCorrelate(input, with: filters, padding: .same),
      crossCorrelateDirect(input, with: filters, geometry), within: 1e32)
  ]
}

private func matrixProductAnswers() -> [KnownAnswer] {
  let shapes = [(1, 1, 1), (6, 16, 16), (5, 3, 9), (7, 300, 17), (13, 40, 24), (2, 1, 40), (3, 0, 2)]
  return shapes.map { height, inner, width in
    let a = scattered([height, inner], step: 7, modulus: 11)
    let b = scattered([inner, width], step: 5, modulus: 13)
    return KnownAnswer(
      "fast matrix product \(height) × \(inner) × \(width)", matrixProduct(a, b), matrixProductDirect(a, b))
  } + [
    // By hand.
    KnownAnswer(
      "a matrix product", matrixProduct([[1, 2], [3, 4], [5, 6]], [[1, 0, -1], [2, 1, 0]]),
      [[5, 2, -1], [11, 4, -3], [17, 6, -5]])
  ]
}
