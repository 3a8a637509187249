import CNN

// By hand, but where numpy is named.
func paddingAnswers() -> [KnownAnswer] {
  let matrix: Tensor = [[1, 2], [-3, 4]]
  let image: Tensor = [[[1, 2]], [[3, 4]]]
  let padding: [KnownAnswer] = [
    KnownAnswer(
      "zeros", matrix.padded(by: 1), [[0, 0, 0, 0], [0, 1, 2, 0], [0, -3, 4, 0], [0, 0, 0, 0]]),
    KnownAnswer("nothing", matrix.padded(by: 0), matrix),
    KnownAnswer(
      "another number", matrix.padded(by: 1, with: -1),
      [[-1, -1, -1, -1], [-1, 1, 2, -1], [-1, -3, 4, -1], [-1, -1, -1, -1]]),
    KnownAnswer(
      "each side its own", matrix.padded(top: 1, left: 2, right: 1, with: 7),
      [[7, 7, 7, 7, 7], [7, 7, 1, 2, 7], [7, 7, -3, 4, 7]]),
    KnownAnswer("below", matrix.padded(bottom: 1), [[1, 2], [-3, 4], [0, 0]]),
    KnownAnswer(
      "each channel", image.padded(top: 1, right: 1), [[[0, 0, 0], [1, 2, 0]], [[0, 0, 0], [3, 4, 0]]]),
    KnownAnswer("shape of a batch", Tensor.zeros([2, 3, 4, 5]).padded(by: 2).shape, [2, 3, 8, 9]),
  ]
  let regions: [KnownAnswer] = [
    KnownAnswer("one window", windows(of: matrix, size: 2), [[[[1, 2], [-3, 4]]]]),
    KnownAnswer("windows of one place", windows(of: matrix, size: 1), [[[[1]], [[2]]], [[[-3]], [[4]]]]),
    // numpy: sliding_window_view(x, (2, 2))[::2, ::2]
    KnownAnswer(
      "windows with a column left over",
      windows(of: scattered(4, 5, step: 7, modulus: 11), size: 2, stride: 2),
      [
        [[[-5, 2], [-3, 4]], [[-2, 5], [0, -4]]],
        [[[-1, -5], [1, -3]], [[2, -2], [4, 0]]],
      ]),
    KnownAnswer(
      "a window that reaches into the padding",
      windows(of: matrix, size: 2, stride: 2, padding: 1).slice(0, 1), [[0, 0], [2, 0]]),
    KnownAnswer(
      "windows of channels", windows(of: image, size: 1, stride: 1),
      Tensor(shape: [2, 1, 2, 1, 1], scalars: [1, 2, 3, 4])),
    // numpy: x[0:3:2, 2:5:2]
    KnownAnswer(
      "a dilated window looks at every second place",
      windows(of: scattered(4, 5, step: 7, modulus: 11), size: 2, dilation: 2).slice(0, 2),
      [[-2, 1], [2, 5]]),
    KnownAnswer(
      "as many windows as places", windows(of: matrix, size: 2, padding: .same).slice(1, 1),
      [[4, 0], [0, 0]]),
    KnownAnswer(
      "windows with a border above only",
      windows(of: matrix, size: 2, padding: .sides(top: 1, bottom: 0, left: 0, right: 0)),
      [[[[0, 0], [1, 2]]], [[[1, 2], [-3, 4]]]]),
  ]
  return padding + regions
}
