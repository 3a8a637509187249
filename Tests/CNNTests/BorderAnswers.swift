import CNN

// numpy.pad(x, ((2, 1), (1, 2)), mode), and ((0, 0), (3, 0)), with the mode that is named.
func borderAnswers() -> [KnownAnswer] {
  let plane = scattered(3, 4, step: 7, modulus: 11)
  func bordered(_ border: Border) -> Tensor { plane.padded(top: 2, bottom: 1, left: 1, right: 2, border) }
  let modes: [KnownAnswer] = [
    KnownAnswer(
      "reflect", bordered(.reflect),
      [
        [3, -4, 3, -1, -5, -1, 3], [-3, 1, -3, 4, 0, 4, -3], [2, -5, 2, -2, 5, -2, 2],
        [-3, 1, -3, 4, 0, 4, -3], [3, -4, 3, -1, -5, -1, 3], [-3, 1, -3, 4, 0, 4, -3],
      ]),
    KnownAnswer(
      "reflect, as wide as can be", plane.padded(left: 3, .reflect),
      [[5, -2, 2, -5, 2, -2, 5], [0, 4, -3, 1, -3, 4, 0], [-5, -1, 3, -4, 3, -1, -5]]),
    // The mode "edge".
    KnownAnswer(
      "replicate", bordered(.replicate),
      [
        [-5, -5, 2, -2, 5, 5, 5], [-5, -5, 2, -2, 5, 5, 5], [-5, -5, 2, -2, 5, 5, 5],
        [1, 1, -3, 4, 0, 0, 0], [-4, -4, 3, -1, -5, -5, -5], [-4, -4, 3, -1, -5, -5, -5],
      ]),
    // The mode "wrap".
    KnownAnswer(
      "circular", bordered(.circular),
      [
        [0, 1, -3, 4, 0, 1, -3], [-5, -4, 3, -1, -5, -4, 3], [5, -5, 2, -2, 5, -5, 2],
        [0, 1, -3, 4, 0, 1, -3], [-5, -4, 3, -1, -5, -4, 3], [5, -5, 2, -2, 5, -5, 2],
      ]),
    KnownAnswer(
      "circular, on one side", plane.padded(left: 3, .circular),
      [[2, -2, 5, -5, 2, -2, 5], [-3, 4, 0, 1, -3, 4, 0], [3, -1, -5, -4, 3, -1, -5]]),
  ]
  // By hand.
  return modes + [
    KnownAnswer("constant", plane.padded(by: 2, .constant(9)), plane.padded(by: 2, with: 9)),
    KnownAnswer(
      "circular, the whole image again", ([[1, 2]] as Tensor).padded(left: 2, .circular), [[1, 2, 1, 2]]),
    KnownAnswer(
      "replicate, one place far out", ([[7]] as Tensor).padded(by: 2, .replicate),
      Tensor(shape: [5, 5], repeating: 7)),
    KnownAnswer(
      "reflect, each channel", ([[[1, 2]], [[3, 4]]] as Tensor).padded(right: 1, .reflect),
      [[[1, 2, 1]], [[3, 4, 3]]]),
  ]
}
