import CNN

func histogramAnswers() -> [KnownAnswer] {
  let numbers = Tensor([-3, -1, -0.5, 0, -0.0, 0.25, 0.5, 0.75, 1, 1, 2.5])
  let inRange = Histogram(numbers, bins: 4, range: -1...1)
  let whole = Histogram(numbers, bins: 5)
  let odd = Histogram(Tensor([.nan, .infinity, -.infinity, 0, 1, 2, .nan]), bins: 2)
  let same = Histogram(Tensor([3, 3]), bins: 2)
  let large = Histogram(Tensor([Float](repeating: 1e30, count: 3)), bins: 2)
  let none = Histogram(Tensor.zeros([0]), bins: 2)
  let widest = Histogram(
    Tensor([-Float.greatestFiniteMagnitude, 0, Float.greatestFiniteMagnitude]), bins: 2)
  return [
    // numpy.histogram(numbers, bins=4, range=(-1, 1)) and (numbers, bins=5); the rest by hand.
    KnownAnswer("bins in a range", inRange.counts, [1, 1, 3, 4]),
    KnownAnswer("outside of a range", [inRange.below, inRange.above, inRange.notANumber], [1, 1, 0]),
    KnownAnswer("edges in a range", Tensor(inRange.edges), [-1, -0.5, 0, 0.5, 1]),
    KnownAnswer("bins over everything", whole.counts, [1, 1, 4, 4, 1]),
    KnownAnswer("edges over everything", Tensor(whole.edges), [-3, -1.9, -0.8, 0.3, 1.4, 2.5]),
    KnownAnswer("zeros in a histogram", [whole.zeros, whole.total], [2, 11]),
    KnownAnswer("share of zeros", whole.zeroShare, 2.0 / 11),
    KnownAnswer("neither NaN nor infinity widens the bins", Tensor(odd.edges), [0, 1, 2]),
    KnownAnswer(
      "NaN and infinity", odd.counts + [odd.below, odd.above, odd.notANumber, odd.total], [1, 2, 1, 1, 2, 7]),
    KnownAnswer("equal numbers", Tensor(same.edges), [2.5, 3, 3.5]),
    KnownAnswer("equal numbers, counted", same.counts, [0, 2]),
    KnownAnswer("equal large numbers", large.counts, [0, 3]),
    KnownAnswer("the widest range", widest.counts, [1, 2]),
    KnownAnswer("an empty tensor", none.counts + [none.total], [0, 0, 0]),
    KnownAnswer("an empty tensor, its share of zeros", none.zeroShare, 0),
    KnownAnswer(
      "a histogram in words", "\(inRange)",
      """
      [-1, -0.5) ██████████ 1
      [-0.5, 0)  ██████████ 1
      [0, 0.5)   ██████████████████████████████ 3
      [0.5, 1]   ████████████████████████████████████████ 4
      below: 1
      above: 1
      0 itself: 2 of 11
      """),
    KnownAnswer(
      "a rare number is seen",
      "\(Histogram(Tensor([Float](repeating: 1, count: 1000) + [0, .nan]), bins: 3))",
      """
      [0, 0.33333334)         █ 1
      [0.33333334, 0.6666667) 0
      [0.6666667, 1]          ████████████████████████████████████████ 1000
      NaN: 1
      0 itself: 1 of 1002
      """),
  ]
}
