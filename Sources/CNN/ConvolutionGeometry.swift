/// Everything about a convolution but its numbers: computed and validated once, and handed to each kernel.
///
/// - Shapes: `[N, C, H, W]`, `[K, C, R, S]` -> `[N, K, H', W']`;
///   `[C, H, W]`, `[K, C, R, S]` -> `[K, H', W']`;
///   `[H, W]`, `[R, S]` -> `[H', W']`,
///   with H' and W' as `SlidingWindow` counts them.
public struct ConvolutionGeometry: Equatable, Sendable {
  /// N, the images.
  public let batch: Int

  /// C, the channels of an image and of a filter.
  public let channels: Int

  /// K, the filters, which become the channels of the output.
  public let filters: Int

  /// The filter's way down the image: H, R and H'.
  public let rows: SlidingWindow

  /// The filter's way across the image: W, S and W'.
  public let columns: SlidingWindow

  /// The shape of the result, with as many axes as the input has.
  public let outputShape: [Int]

  /// - Parameters:
  ///   - input: the shape of the input.
  ///   - filters: the shape of the filters.
  ///   - stride: how far the filter moves each time, down and across.
  ///   - padding: the zeros added at each of the four sides.
  /// - Precondition: the ranks are 2 and 2, 3 and 4, or 4 and 4; both have the same C; no axis is empty; the
  ///   filter fits into the padded image. The message shows both shapes: "input [3, 5, 5] has 3 channels, but
  ///   filters [8, 1, 3, 3] have 1".
  public init(input: [Int], filters: [Int], stride: Int = 1, padding: Int = 0) {
    func refuse(_ reason: String) -> Never {
      fatalError("input \(text(input)) \(reason)")
    }
    switch (input.count, filters.count) {
    case (2, 2), (3, 4), (4, 4): break
    default:
      refuse(
        "and filters \(text(filters)) do not go together: expected [H, W] with [R, S], "
          + "or [C, H, W] or [N, C, H, W] with [K, C, R, S]")
    }
    if input.contains(0) || filters.contains(0) { refuse("or filters \(text(filters)) have an empty axis") }

    batch = input.count == 4 ? input[0] : 1
    channels = input.count == 2 ? 1 : input[input.count - 3]
    self.filters = filters.count == 2 ? 1 : filters[0]
    let depth = filters.count == 2 ? 1 : filters[1]
    if channels != depth {
      refuse("has \(channels) channels, but filters \(text(filters)) have \(depth)")
    }
    rows = SlidingWindow(
      size: input[input.count - 2], filter: filters[filters.count - 2], stride: stride, padding: padding)
    columns = SlidingWindow(
      size: input[input.count - 1], filter: filters[filters.count - 1], stride: stride, padding: padding)

    let plane = [rows.outputSize, columns.outputSize]
    switch input.count {
    case 2: outputShape = plane
    case 3: outputShape = [self.filters] + plane
    default: outputShape = [batch, self.filters] + plane
    }
  }
}
