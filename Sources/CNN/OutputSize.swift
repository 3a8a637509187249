/// How many positions a window finds along one axis, O = ⌊(W - F + 2P) / S⌋ + 1.
/// - Parameters:
///   - size: W, the places of the axis without padding.
///   - filter: F, the places that the window covers.
///   - stride: S, how far it moves each time.
///   - padding: P, the places added at either end.
/// - Precondition: W, F, S >= 1, P >= 0, F <= W + 2P; the message shows all four.
/// - Source: Dumoulin & Visin, A guide to convolution arithmetic for deep learning, section 2.4, relationship
///   6.
public func outputSize(_ size: Int, filter: Int, stride: Int = 1, padding: Int = 0) -> Int {
  SlidingWindow(size: size, filter: filter, stride: stride, padding: padding).outputSize
}

/// How many places at the end of the padded axis no window looks at, (W - F + 2P) mod S. They are dropped.
///
/// The last P places of the padded axis are padding, so only what exceeds P is data.
/// - Precondition: as for `outputSize`.
public func remainder(_ size: Int, filter: Int, stride: Int = 1, padding: Int = 0) -> Int {
  SlidingWindow(size: size, filter: filter, stride: stride, padding: padding).remainder
}

/// Where each window starts along one axis, iS - P for every position i: negative where it starts in the
/// padding.
/// - Precondition: as for `outputSize`.
public func windowStarts(_ size: Int, filter: Int, stride: Int = 1, padding: Int = 0) -> [Int] {
  SlidingWindow(size: size, filter: filter, stride: stride, padding: padding).starts
}

/// The strides that leave no remainder, in rising order: the divisors of the way W - F + 2P that the window
/// can go.
///
/// Where the window fills the padded axis there is no way to go, and every stride does the same: the answer
/// is `[1]`.
/// - Precondition: as for `outputSize`.
public func fittingStrides(_ size: Int, filter: Int, padding: Int = 0) -> [Int] {
  let way = SlidingWindow(size: size, filter: filter, padding: padding).outputSize - 1
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
