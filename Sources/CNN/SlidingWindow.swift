/// A window that slides along one axis: the geometry of a convolution or a pooling in one direction, computed
/// and validated once.
///
/// The axis has `size` places and gets `padding` more at either end. The window covers `filter` neighbours.
/// It starts at the beginning and moves by `stride` as long as it fits.
///
/// - Formula: with W the size, F the filter, S the stride and P the padding, the window finds
///   O = ⌊(W - F + 2P) / S⌋ + 1 positions, and (W - F + 2P) mod S places remain behind the last one.
/// - Source: Dumoulin & Visin, A guide to convolution arithmetic for deep learning, section 2.4,
///   relationship 6.
public struct SlidingWindow: Equatable, Sendable {
  /// W, the places of the axis without its padding.
  public let size: Int

  /// F, the places that the window covers.
  public let filter: Int

  /// S, how far the window moves from one position to the next.
  public let stride: Int

  /// P, the places added at either end.
  public let padding: Int

  /// O = ⌊(W - F + 2P) / S⌋ + 1, the positions that the window finds.
  public let outputSize: Int

  /// (W - F + 2P) mod S, the places of the padded axis behind the last position, which no window looks at.
  public let remainder: Int

  /// - Precondition: W, F, S >= 1 and P >= 0, none above 2²⁸, and F <= W + 2P. The message shows all four:
  ///   "filter 7 with stride 1 on size 5 with padding 0: the filter is larger than the padded axis, 7 > 5".
  public init(size: Int, filter: Int, stride: Int = 1, padding: Int = 0) {
    func refuse(_ reason: String) -> Never {
      fatalError("filter \(filter) with stride \(stride) on size \(size) with padding \(padding): \(reason)")
    }
    if size < 1 { refuse("the size must be at least 1") }
    if filter < 1 { refuse("the filter must be at least 1") }
    if stride < 1 { refuse("the stride must be at least 1") }
    if padding < 0 { refuse("the padding must be at least 0") }
    // So that no sum below overflows, not even where an Int has 32 bits.
    if max(size, filter, stride, padding) > 1 << 28 { refuse("none may be above \(1 << 28)") }
    let padded = size + 2 * padding
    if filter > padded { refuse("the filter is larger than the padded axis, \(filter) > \(padded)") }

    self.size = size
    self.filter = filter
    self.stride = stride
    self.padding = padding
    self.outputSize = (padded - filter) / stride + 1
    self.remainder = (padded - filter) % stride
  }

  /// The place at which the window's position `index` starts, iS - P: negative where it starts in the
  /// padding.
  public func start(of index: Int) -> Int { index * stride - padding }

  /// The start of every position, from left to right.
  public var starts: [Int] { (0..<outputSize).map { start(of: $0) } }

  /// The places of the window's position `index` that hold data, counted from the window's own start: all of
  /// 0..<F but those that lie in the padding. Empty where the whole window does.
  func inside(of index: Int) -> Range<Int> {
    let start = start(of: index)
    let first = min(max(0, -start), filter)
    return first..<max(first, min(filter, size - start))
  }
}
