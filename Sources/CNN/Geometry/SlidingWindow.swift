/// A window that slides along one axis: the geometry of a convolution or a pooling in one direction, computed
/// and validated once.
///
/// The axis has `size` places and gets padding at either end. The window looks at `filter` places, `dilation`
/// apart, and so covers a reach of E = d(F - 1) + 1. It starts at the beginning and moves by `stride` as long
/// as it fits.
///
/// - Formula: with W the size, E the reach, S the stride and P, P' the padding before and after, the window
///   finds O = ⌊(W - E + P + P') / S⌋ + 1 positions, and (W - E + P + P') mod S places remain after the last
///   one. Rounded up, the last window may reach beyond the axis, but never starts there.
/// - Source: Dumoulin & Visin, A guide to convolution arithmetic for deep learning, section 2.4,
///   relationship 6, and section 5.1, relationship 15.
public struct SlidingWindow: Equatable, Sendable {
  /// W, the places of the axis without its padding.
  public let size: Int

  /// F, the places that the window looks at.
  public let filter: Int

  /// S, how far the window moves from one position to the next.
  public let stride: Int

  /// d, how far apart the places are that the window looks at: 1 for neighbours.
  public let dilation: Int

  /// P, the places added before.
  public let paddingBefore: Int

  /// P', the places added after.
  public let paddingAfter: Int

  /// O, the positions that the window finds.
  public let outputSize: Int

  /// The places of the padded axis after the last position, which no window looks at.
  public let remainder: Int

  /// Whether a last window that only partly fits is dropped or kept.
  public enum Rounding: Sendable {
    /// It is dropped.
    case down
    /// It is kept, unless it would start past the data.
    case up
  }

  /// - Precondition: W, F, S, d >= 1 and P >= 0, none above 2²⁸, and E <= W + P + P'. The message shows them:
  ///   "filter 7 with stride 1 on size 5 with padding 0: the filter is larger than the padded axis, 7 > 5".
  public init(
    size: Int, filter: Int, stride: Int = 1, padding: Padding, dilation: Int = 1, rounding: Rounding = .down
  ) {
    func refuse(_ reason: String) -> Never {
      let spread = dilation == 1 ? "" : " and dilation \(dilation)"
      fatalError(
        "filter \(filter) with stride \(stride)\(spread) on size \(size) with padding \(padding): \(reason)")
    }
    if size < 1 { refuse("the size must be at least 1") }
    if filter < 1 { refuse("the filter must be at least 1") }
    if stride < 1 { refuse("the stride must be at least 1") }
    if dilation < 1 { refuse("the dilation must be at least 1") }
    // With this bound no sum below overflows, even where an Int has 32 bits.
    let most = 1 << 28
    let (span, isTooLong) = (filter - 1).multipliedReportingOverflow(by: dilation)
    if max(size, filter, stride, dilation) > most || isTooLong || span >= most {
      refuse("none may be above \(most)")
    }
    let (before, after) = padding.ends(size: size, reach: span + 1, stride: stride)
    if min(before, after) < 0 { refuse("the padding must be at least 0") }
    if max(before, after) > most { refuse("none may be above \(most)") }
    let padded = size + before + after
    let way = padded - span - 1
    if way < 0 { refuse("the filter is larger than the padded axis, \(span + 1) > \(padded)") }

    self.size = size
    self.filter = filter
    self.stride = stride
    self.dilation = dilation
    paddingBefore = before
    paddingAfter = after
    var steps = way / stride
    if rounding == .up, way % stride > 0, (steps + 1) * stride < size + before { steps += 1 }
    outputSize = steps + 1
    remainder = max(0, way - steps * stride)
  }

  /// The window with P places of padding at either end.
  public init(
    size: Int, filter: Int, stride: Int = 1, padding: Int = 0, dilation: Int = 1, rounding: Rounding = .down
  ) {
    self.init(
      size: size, filter: filter, stride: stride, padding: .border(padding), dilation: dilation,
      rounding: rounding)
  }

  /// E = d(F - 1) + 1, the places from the window's first to its last.
  public var reach: Int { dilation * (filter - 1) + 1 }

  /// The place at which the window's position `index` starts, iS - P: negative where it starts in the
  /// padding.
  public func start(of index: Int) -> Int { index * stride - paddingBefore }

  /// The start of every position, from left to right.
  public var starts: [Int] { (0..<outputSize).map { start(of: $0) } }

  /// Which of the window's F places hold data at the position `index`: 0..<F without those that lie in the
  /// padding. Empty where the whole window lies there.
  func inside(of index: Int) -> Range<Int> {
    let start = start(of: index)
    // The first place t with start + t·d >= 0, and the first with start + t·d >= size.
    let first = min(start < 0 ? (dilation - 1 - start) / dilation : 0, filter)
    let end = size <= start ? 0 : min(filter, (size - start + dilation - 1) / dilation)
    return first..<max(first, end)
  }
}
