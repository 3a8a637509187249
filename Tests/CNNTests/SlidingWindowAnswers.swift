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
  return sizes + remainders + starts + strides + [
    // Both sides are ours, so this proves no number; it proves that they mean the same.
    KnownAnswer(
      "a stride fits exactly where nothing remains",
      (1...60).filter { remainder(64, filter: 5, stride: $0, padding: 1) == 0 },
      fittingStrides(64, filter: 5, padding: 1).filter { $0 <= 60 })
  ]
}
