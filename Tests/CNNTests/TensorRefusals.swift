import CNN

func tensorRefusals() -> [Refusal] {
  [
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
    Refusal("slice [0, 0, 0] is outside a tensor of shape [2, 2]") {
      _ = Tensor.zeros([2, 2]).slice(0, 0, 0)
    },
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
}

func imageRefusals() -> [Refusal] {
  [
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
}
