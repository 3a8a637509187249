import CNN

func receptiveFieldAnswers() -> [KnownAnswer] {
  let pixel = ReceptiveField.pixel
  let threes = pixel.through(filter: 3).through(filter: 3)
  let mixed = pixel.through(filter: 3, stride: 2, padding: 1).through(filter: 2, stride: 2)
    .through(filter: 3, padding: 1, dilation: 2)
  let alexNet = pixel.through(filter: 11, stride: 4).through(filter: 3, stride: 2)
    .through(filter: 5, padding: 2).through(filter: 3, stride: 2)
    .through(filter: 3, padding: 1).through(filter: 3, padding: 1).through(filter: 3, padding: 1)
    .through(filter: 3, stride: 2)
  let same = SlidingWindow(size: 7, filter: 4, stride: 2, padding: .same)
  return [
    KnownAnswer("a pixel sees itself", pixel.places(of: 4).map { $0 }, [4]),
    // By hand.
    KnownAnswer("two filters of 3 see 5", threes.description, "size 5, jump 1, start 0"),
    KnownAnswer("what the third cell sees", threes.places(of: 2).map { $0 }, [2, 3, 4, 5, 6]),
    // By hand: 1 + 2·1 = 3, j = 2, s = -1; 3 + 1·2 = 5, j = 4; 5 + 2·2·4 = 21, s = -1 - 4.
    KnownAnswer("strides, padding, dilation", [mixed.size, mixed.jump, mixed.start], [21, 4, -5]),
    // Araujo et al., Distill 2019, table of modern networks: receptive field 195, effective stride 32,
    // effective padding 64.
    KnownAnswer("AlexNet", [alexNet.size, alexNet.jump, alexNet.start], [195, 32, -64]),
    // By hand: ⌈7 / 2⌉ = 4 positions need 3·2 + 4 - 7 = 3 places of padding, of which 1 in front.
    KnownAnswer("padding that keeps the size", pixel.through(same).description, "size 4, jump 2, start -1"),
    // By hand: 3 + (2 - 1)·2 = 5 places, of which dilation leaves none out; cells 2...6 begin at 2...6 and
    // reach place 6.
    KnownAnswer("the cells that a changed place reaches", cellsReached(from: 6), [2, 3, 4, 5, 6]),
    KnownAnswer(
      "the cells whose field holds a place",
      (0..<8).filter { pixel.through(filter: 3).through(filter: 2, dilation: 2).places(of: $0).contains(6) },
      [2, 3, 4, 5, 6]),
  ]
}

/// Two layers on a line of 12 places, the first 3 wide, the second 2 wide and dilated by 2: the cells whose
/// result a change at one place reaches.
private func cellsReached(from place: Int) -> [Int] {
  func layers(_ line: Tensor) -> Tensor {
    crossCorrelate(crossCorrelate(line, with: [[1, 1, 1]]), with: [[1, 10]], dilation: 2)
  }
  var line = Tensor.zeros([1, 12])
  let before = layers(line)
  line[0, place] = 1
  let after = layers(line)
  return (0..<after.count).filter { after[0, $0] != before[0, $0] }
}
