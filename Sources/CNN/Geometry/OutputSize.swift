/// How many positions a window finds along one axis, O = ⌊(W - E + 2P) / S⌋ + 1 with the reach
/// E = d(F - 1) + 1, which is F itself where the window looks at neighbours.
/// - Parameters:
///   - size: W, the places of the axis without padding.
///   - filter: F, the places that the window looks at.
///   - stride: S, how far it moves each time.
///   - padding: P, the places added at either end.
///   - dilation: d, how far apart the places are that the window looks at.
/// - Precondition: W, F, S, d >= 1, P >= 0, E <= W + 2P; the message shows them, as `SlidingWindow` words it.
/// - Source: Dumoulin & Visin, A guide to convolution arithmetic for deep learning, section 2.4, relationship
///   6, and section 5.1, relationship 15.
public func outputSize(
  _ size: Int, filter: Int, stride: Int = 1, padding: Int = 0, dilation: Int = 1
) -> Int {
  outputSize(size, filter: filter, stride: stride, padding: .border(padding), dilation: dilation)
}

/// As above, with padding by name: O = ⌊(W - E + P + P') / S⌋ + 1 with P places before and P' after.
/// Of `.sides`, left and right count.
public func outputSize(
  _ size: Int, filter: Int, stride: Int = 1, padding: Padding, dilation: Int = 1
) -> Int {
  SlidingWindow(size: size, filter: filter, stride: stride, padding: padding, dilation: dilation).outputSize
}

/// How many places at the end of the padded axis no window looks at, (W - E + 2P) mod S. They are dropped.
///
/// The last P places of the padded axis are padding, so only what exceeds P is data.
/// - Parameters, preconditions: as for `outputSize`.
public func remainder(
  _ size: Int, filter: Int, stride: Int = 1, padding: Int = 0, dilation: Int = 1
) -> Int {
  remainder(size, filter: filter, stride: stride, padding: .border(padding), dilation: dilation)
}

/// As above, with padding by name.
public func remainder(
  _ size: Int, filter: Int, stride: Int = 1, padding: Padding, dilation: Int = 1
) -> Int {
  SlidingWindow(size: size, filter: filter, stride: stride, padding: padding, dilation: dilation).remainder
}

/// Where each window starts along one axis, iS - P for every position i: negative where it starts in the
/// padding.
/// - Parameters, preconditions: as for `outputSize`.
public func windowStarts(
  _ size: Int, filter: Int, stride: Int = 1, padding: Int = 0, dilation: Int = 1
) -> [Int] {
  windowStarts(size, filter: filter, stride: stride, padding: .border(padding), dilation: dilation)
}

/// As above, with padding by name.
public func windowStarts(
  _ size: Int, filter: Int, stride: Int = 1, padding: Padding, dilation: Int = 1
) -> [Int] {
  SlidingWindow(size: size, filter: filter, stride: stride, padding: padding, dilation: dilation).starts
}

/// The strides that leave no remainder, in ascending order: the divisors of W - E + 2P, the distance that the
/// window can move.
///
/// Where the window fills the padded axis it cannot move, and every stride does the same: the answer is
/// `[1]`.
/// - Parameters, preconditions: as for `outputSize`.
public func fittingStrides(_ size: Int, filter: Int, padding: Int = 0, dilation: Int = 1) -> [Int] {
  let way = outputSize(size, filter: filter, padding: padding, dilation: dilation) - 1
  if way == 0 { return [1] }
  var small: [Int] = []
  var large: [Int] = []
  var divisor = 1
  while divisor * divisor <= way {
    if way % divisor == 0 {
      small.append(divisor)
      if divisor * divisor != way { large.append(way / divisor) }
    }
    divisor += 1
  }
  return small + large.reversed()
}
