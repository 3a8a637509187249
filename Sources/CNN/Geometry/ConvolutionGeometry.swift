/// The shapes and windows of a convolution, computed and validated once and passed to each kernel.
///
/// - Shapes: `[N, C, H, W]`, `[K, C/G, R, S]` -> `[N, K, H', W']`;
///   `[C, H, W]`, `[K, C/G, R, S]` -> `[K, H', W']`;
///   `[H, W]`, `[R, S]` -> `[H', W']`,
///   with H' and W' as `SlidingWindow` counts them.
public struct ConvolutionGeometry: Equatable, Sendable {
  /// N, the images.
  public let batch: Int

  /// C, the channels of an image.
  public let channels: Int

  /// K, the filters, which become the channels of the output.
  public let filters: Int

  /// G: the channels are divided into G groups, and each filter sees only those of its group.
  public let groups: Int

  /// The window along the rows of the image: H, R and H'.
  public let rows: SlidingWindow

  /// The window along the columns of the image: W, S and W'.
  public let columns: SlidingWindow

  /// The shape of the input, of the filters and of the result.
  public let inputShape, filterShape, outputShape: [Int]

  /// - Parameters:
  ///   - input: the shape of the input.
  ///   - filters: the shape of the filters.
  ///   - stride: how far the filter moves each time, down and across.
  ///   - padding: the zeros added around.
  ///   - dilation: how far apart the places are that a filter looks at.
  ///   - groups: G.
  /// - Precondition: the ranks are 2 and 2, 3 and 4, or 4 and 4; no axis is empty; the filters have C / G
  ///   channels, and G divides C and K; the filter fits into the padded image. The message shows both shapes:
  ///   "input [3, 5, 5] has 3 channels, but filters [8, 1, 3, 3] have 1".
  public init(
    input: [Int], filters: [Int], stride: Int = 1, padding: Padding = .valid, dilation: Int = 1,
    groups: Int = 1
  ) {
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
    if (input + filters).contains(where: { $0 < 1 }) {
      refuse("or filters \(text(filters)) have an empty axis")
    }

    batch = input.count == 4 ? input[0] : 1
    channels = input.count == 2 ? 1 : input[input.count - 3]
    self.filters = filters.count == 2 ? 1 : filters[0]
    self.groups = groups
    let depth = filters.count == 2 ? 1 : filters[1]
    if groups < 1 { refuse("in \(groups) groups: there must be at least 1") }
    if channels % groups != 0 || self.filters % groups != 0 {
      refuse("and filters \(text(filters)): \(groups) groups do not divide \(channels) and \(self.filters)")
    }
    if channels != depth * groups {
      let share = groups == 1 ? "" : " in \(groups) groups"
      refuse("has \(channels) channels\(share), but filters \(text(filters)) have \(depth)")
    }
    rows = SlidingWindow(
      size: input[input.count - 2], filter: filters[filters.count - 2], stride: stride,
      padding: padding.along(vertical: true), dilation: dilation)
    columns = SlidingWindow(
      size: input[input.count - 1], filter: filters[filters.count - 1], stride: stride, padding: padding,
      dilation: dilation)

    let plane = [rows.outputSize, columns.outputSize]
    switch input.count {
    case 2: outputShape = plane
    case 3: outputShape = [self.filters] + plane
    default: outputShape = [batch, self.filters] + plane
    }
    inputShape = input
    filterShape = filters
  }

  /// C / G, the channels that one filter sees.
  public var depth: Int { channels / groups }

  /// C/G · R · S, the products that make up one number of the output.
  public var taps: Int { depth * rows.filter * columns.filter }

  /// N · K · H' · W' · C/G · R · S, the multiplications of the direct version, where products with the zeros
  /// of the padding count too.
  public var multiplications: Int { batch * filters * rows.outputSize * columns.outputSize * taps }

  /// - Parameter bias: the shape of the bias.
  /// - Precondition: one bias a filter: "bias [2] for 3 filters".
  func requireBias(_ bias: [Int]?) {
    if let bias, bias != [filters] { fatalError("bias \(text(bias)) for \(filters) filters") }
  }
}

extension ConvolutionGeometry {
  /// The cross-correlation whose input gradient is this transposed convolution.
  /// - Precondition: as for `crossCorrelateTransposed`.
  static func transposed(
    input: [Int], filters: [Int], bias: [Int]?, stride: Int, padding: Padding
  ) -> ConvolutionGeometry {
    guard input.count == 3 || input.count == 4, filters.count == 4 else {
      fatalError(
        "input \(text(input)) and transposed filters \(text(filters)) do not go together: "
          + "expected [K, H, W] or [N, K, H, W] with [K, C, R, S]")
    }
    let channels = input[input.count - 3]
    guard channels == filters[0] else {
      fatalError(
        "input \(text(input)) has \(channels) channels, but transposed filters \(text(filters)) "
          + "take \(filters[0])")
    }
    if input.contains(0) || filters.contains(0) {
      fatalError("input \(text(input)) or transposed filters \(text(filters)) have an empty axis")
    }
    if let bias, bias != [filters[1]] { fatalError("bias \(text(bias)) for \(filters[1]) channels") }
    func refuse(_ reason: String) -> Never {
      fatalError(
        "a transposed convolution of \(text(input)) with filters \(text(filters)), stride \(stride) and padding "
          + "\(padding): \(reason)")
    }
    if stride < 1 { refuse("the stride must be at least 1") }
    if max(stride, input.max() ?? 0, filters.max() ?? 0) > 1 << 14 { refuse("none may be above \(1 << 14)") }
    switch padding {
    case .border(let places):
      if places < 0 || places > 1 << 14 { refuse("the padding must be from 0 to \(1 << 14)") }
    case .sides(let top, let bottom, let left, let right):
      if min(top, bottom, left, right) < 0 || max(top, bottom, left, right) > 1 << 14 {
        refuse("the padding must be from 0 to \(1 << 14)")
      }
    case .valid, .same, .full: break
    }
    func size(_ places: Int, _ filter: Int, isVertical: Bool) -> Int {
      let along = padding.along(vertical: isVertical)
      let (before, after) = along.ends(size: places * stride, reach: filter, stride: stride)
      // With `same` padding, each place becomes `stride` places.
      let size = padding == .same ? places * stride : (places - 1) * stride + filter - before - after
      guard size >= 1 else {
        fatalError(
          "a transposed convolution of size \(places) with filter \(filter), stride \(stride) "
            + "and padding \(padding) leaves nothing")
      }
      return size
    }
    let plane = [
      size(input[input.count - 2], filters[2], isVertical: true),
      size(input[input.count - 1], filters[3], isVertical: false),
    ]
    return ConvolutionGeometry(
      input: input.dropLast(3) + [filters[1]] + plane, filters: filters, stride: stride, padding: padding)
  }
}
