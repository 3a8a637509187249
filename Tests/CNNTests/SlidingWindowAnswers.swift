import CNN

func slidingWindowAnswers() -> [KnownAnswer] {
  // By hand: ⌊(W - F + 2P) / S⌋ + 1, and what the division leaves over.
  let sizes: [KnownAnswer] = [
    KnownAnswer("300, filter 3, stride 3: 297 / 3 + 1", outputSize(300, filter: 3, stride: 3), 100),
    KnownAnswer("22, filter 5, stride 5: ⌊17 / 5⌋ + 1", outputSize(22, filter: 5, stride: 5), 4),
    KnownAnswer("22, padding 2: ⌊21 / 5⌋ + 1", outputSize(22, filter: 5, stride: 5, padding: 2), 5),
    KnownAnswer("22, padding 4: 25 / 5 + 1", outputSize(22, filter: 5, stride: 5, padding: 4), 6),
    KnownAnswer("55, filter 5, stride 10: 50 / 10 + 1", outputSize(55, filter: 5, stride: 10), 6),
    KnownAnswer("227, filter 11, stride 4: 216 / 4 + 1", outputSize(227, filter: 11, stride: 4), 55),
    KnownAnswer("stride and padding left out: 1 and 0", outputSize(7, filter: 3), 5),
    KnownAnswer("padding 1 keeps the size under a filter of 3", outputSize(7, filter: 3, padding: 1), 7),
    KnownAnswer("one place, one filter", outputSize(1, filter: 1), 1),
    KnownAnswer("a window as large as the axis", outputSize(9, filter: 9, stride: 4), 1),
    KnownAnswer("a window that only the padding makes room for", outputSize(1, filter: 3, padding: 1), 1),
    KnownAnswer("a stride beyond the end", outputSize(5, filter: 2, stride: 100), 1),
    KnownAnswer("the largest numbers", outputSize(1 << 28, filter: 1, padding: 1 << 28), 3 << 28),
  ]
  let remainders: [KnownAnswer] = [
    KnownAnswer("300, filter 3, stride 3 leaves nothing", remainder(300, filter: 3, stride: 3), 0),
    KnownAnswer("22, filter 5, stride 5: 17 mod 5", remainder(22, filter: 5, stride: 5), 2),
    KnownAnswer("22, padding 1: 19 mod 5", remainder(22, filter: 5, stride: 5, padding: 1), 4),
    KnownAnswer("22, padding 2: 21 mod 5", remainder(22, filter: 5, stride: 5, padding: 2), 1),
    KnownAnswer("22, padding 4: 25 mod 5", remainder(22, filter: 5, stride: 5, padding: 4), 0),
    KnownAnswer("a stride beyond the end: 3 mod 100", remainder(5, filter: 2, stride: 100), 3),
  ]
  let starts: [KnownAnswer] = [
    KnownAnswer("starts", windowStarts(22, filter: 5, stride: 5), [0, 5, 10, 15]),
    KnownAnswer("starts in the padding", windowStarts(5, filter: 3, stride: 2, padding: 1), [-1, 1, 3]),
    KnownAnswer("one start", windowStarts(1, filter: 1), [0]),
  ]
  // Python: [s for s in range(1, way + 1) if way % s == 0] with way = W - F + 2P.
  let strides: [KnownAnswer] = [
    KnownAnswer("55, filter 5: divisors of 50", fittingStrides(55, filter: 5), [1, 2, 5, 10, 25, 50]),
    KnownAnswer("22, filter 5: 17 is prime", fittingStrides(22, filter: 5), [1, 17]),
    KnownAnswer("22, padding 4: a square", fittingStrides(22, filter: 5, padding: 4), [1, 5, 25]),
    KnownAnswer(
      "227, filter 11: divisors of 216", fittingStrides(227, filter: 11),
      [1, 2, 3, 4, 6, 8, 9, 12, 18, 24, 27, 36, 54, 72, 108, 216]),
    KnownAnswer("no way to go", fittingStrides(5, filter: 5), [1]),
    KnownAnswer("one step to go", fittingStrides(6, filter: 5), [1]),
  ]
  return sizes + remainders + starts + strides + namedPaddingAnswers() + [
    // Both sides are ours, so this proves no number; it proves that they mean the same.
    KnownAnswer(
      "a stride fits exactly where nothing remains",
      (1...60).filter { remainder(64, filter: 5, stride: $0, padding: 1) == 0 },
      fittingStrides(64, filter: 5, padding: 1).filter { $0 <= 60 })
  ]
}

// Starts by hand, or Python: range(-P, W + P' - E + 1, S) with E = d(F - 1) + 1.
private func namedPaddingAnswers() -> [KnownAnswer] {
  [
    KnownAnswer("dilation 2: a filter of 3 reaches 5", outputSize(10, filter: 3, dilation: 2), 6),
    KnownAnswer(
      "dilation, stride, padding", windowStarts(10, filter: 3, stride: 2, padding: 1, dilation: 2),
      [-1, 1, 3, 5]),
    KnownAnswer(
      "what dilation leaves over: (10 - 5 + 2) mod 2",
      remainder(10, filter: 3, stride: 2, padding: 1, dilation: 2), 1),
    KnownAnswer(
      "strides that fit a dilated filter: divisors of 10 - 5 + 2",
      fittingStrides(10, filter: 3, padding: 1, dilation: 2), [1, 7]),
    KnownAnswer("valid is no padding", outputSize(7, filter: 3, padding: .valid), 5),
    KnownAnswer("same keeps the size", outputSize(7, filter: 3, padding: .same), 7),
    KnownAnswer("same keeps it under an even filter", outputSize(7, filter: 4, padding: .same), 7),
    KnownAnswer(
      "same, an odd number of places: the end gets more", windowStarts(7, filter: 4, padding: .same),
      [-1, 0, 1, 2, 3, 4, 5]),
    KnownAnswer("same with stride 2: ⌈7 / 2⌉", outputSize(7, filter: 3, stride: 2, padding: .same), 4),
    // TensorFlow's rule: (4 - 1)·2 + 3 - 8 = 1 place of padding, at the end.
    KnownAnswer(
      "same with stride 2 on 8 places", windowStarts(8, filter: 3, stride: 2, padding: .same), [0, 2, 4, 6]),
    KnownAnswer(
      "same with a stride beyond the filter: no padding",
      windowStarts(7, filter: 1, stride: 3, padding: .same), [0, 3, 6]),
    KnownAnswer(
      "same with dilation: 4 places", windowStarts(5, filter: 3, padding: .same, dilation: 2),
      [-2, -1, 0, 1, 2]),
    KnownAnswer("full: W + F - 1", outputSize(7, filter: 3, padding: .full), 9),
    KnownAnswer("full with dilation: W + E - 1", outputSize(7, filter: 3, padding: .full, dilation: 3), 13),
    KnownAnswer(
      "left and right of their own",
      windowStarts(7, filter: 3, stride: 2, padding: .sides(top: 9, bottom: 9, left: 2, right: 1)),
      [-2, 0, 2, 4]),
    KnownAnswer(
      "what remains between sides of their own: (7 - 3 + 3) mod 4",
      remainder(7, filter: 3, stride: 4, padding: .sides(top: 0, bottom: 0, left: 2, right: 1)), 3),
  ]
}

// PyTorch's rule of ceil_mode, by hand: O = ⌈(W - E + 2P) / S⌉ + 1, one less where the last window would start
// behind the data, (O - 1)S >= W + P.
func roundingAnswers() -> [KnownAnswer] {
  func up(_ size: Int, _ filter: Int, stride: Int, padding: Int = 0, dilation: Int = 1) -> SlidingWindow {
    SlidingWindow(
      size: size, filter: filter, stride: stride, padding: padding, dilation: dilation, rounding: .up)
  }
  return [
    KnownAnswer("rounded up: ⌈(5 - 2) / 2⌉ + 1", up(5, 2, stride: 2).starts, [0, 2, 4]),
    KnownAnswer("rounded up, nothing remains", up(5, 2, stride: 2).remainder, 0),
    KnownAnswer("nothing to round", up(6, 2, stride: 2).starts, [0, 2, 4]),
    // ⌈(4 - 1) / 3⌉ + 1 = 2: it starts on the last place.
    KnownAnswer("a last window on the last place", up(4, 1, stride: 3).starts, [0, 3]),
    // ⌈(2 - 1) / 3⌉ + 1 = 2, but 3 >= 2.
    KnownAnswer("a last window behind the data", up(2, 1, stride: 3).starts, [0]),
    KnownAnswer(
      "a last window behind the data is left out, so one place remains", up(2, 1, stride: 3).remainder, 1),
    // ⌈(3 - 2 + 2) / 2⌉ + 1 = 3, but 4 >= 3 + 1.
    KnownAnswer("a last window in the padding behind", up(3, 2, stride: 2, padding: 1).starts, [-1, 1]),
    // ⌈(7 - 3) / 3⌉ + 1 with E = 3.
    KnownAnswer("rounded up, dilated", up(7, 2, stride: 3, dilation: 2).starts, [0, 3, 6]),
  ]
}
