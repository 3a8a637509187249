/// The places of the input that one cell of a later layer depends on, along one axis.
///
/// It is built up from the first layer to the last:
/// `ReceptiveField.pixel.through(filter: 3).through(filter: 2, stride: 2)`.
///
/// - Formula: with r the size, j the jump and s the start before a layer with filter F, stride S, padding P
///   and dilation d, after it r' = r + d(F - 1)j, s' = s - Pj and j' = Sj. A cell with the index i sees the
///   places s + ij ... s + ij + r - 1.
/// - Source: Araujo, Norris & Sim, Computing Receptive Fields of Convolutional Neural Networks, Distill 2019,
///   section "Single-path networks".
public struct ReceptiveField: Equatable, Sendable, CustomStringConvertible {
  /// r, how many places of the input a cell sees, from the first to the last.
  public let size: Int

  /// j, how far the fields of two neighbouring cells are apart in the input: the product of the strides.
  public let jump: Int

  /// s, the first place that the cell with the index 0 sees: negative where it lies in padding.
  public let start: Int

  /// The receptive field of the input's own places: each sees itself.
  public static var pixel: ReceptiveField { ReceptiveField(size: 1, jump: 1, start: 0) }

  /// The receptive field after one more layer, a convolution or a pooling.
  /// - Parameters:
  ///   - filter: F, the places that the layer's window looks at.
  ///   - stride: S, how far it moves each time.
  ///   - padding: P, the places added in front.
  ///   - dilation: d, how far apart the places are that it looks at.
  /// - Precondition: F, S, d >= 1 and P >= 0: "filter 0 with stride 1, padding 0 and dilation 1 is no
  ///   window"; no field, jump or start is beyond 2²⁸: "a receptive field of more than 268435456 places".
  public func through(filter: Int, stride: Int = 1, padding: Int = 0, dilation: Int = 1) -> ReceptiveField {
    guard filter >= 1, stride >= 1, padding >= 0, dilation >= 1 else {
      fatalError(
        "filter \(filter) with stride \(stride), padding \(padding) and dilation \(dilation) is no window")
    }
    let growth = places(places(filter - 1, times: dilation), times: jump)
    let shift = places(padding, times: jump)
    let (size, start) = (size + growth, start - shift)
    if size > most || start < -most { refuse() }
    return ReceptiveField(size: size, jump: places(stride, times: jump), start: start)
  }

  /// The receptive field after one more layer whose geometry is known, so that `.same` padding is a number.
  /// - Precondition: as for `through(filter:stride:padding:dilation:)`.
  public func through(_ window: SlidingWindow) -> ReceptiveField {
    through(
      filter: window.filter, stride: window.stride, padding: window.paddingBefore, dilation: window.dilation)
  }

  /// The places of the input that the cell with this index depends on; those below 0 or past the input's end
  /// are padding. Where a layer is dilated, some in between may not count.
  /// - Precondition: the index is at least 0: "cell -1: the first has the index 0"; the places are within 2²⁸
  ///   of the input's first: "a receptive field of more than 268435456 places".
  public func places(of index: Int) -> Range<Int> {
    if index < 0 { fatalError("cell \(index): the first has the index 0") }
    let first = start + places(index, times: jump)
    return first..<first + size
  }

  /// `size 5, jump 2, start -1`.
  public var description: String { "size \(size), jump \(jump), start \(start)" }

  // With this bound no sum overflows, even where an Int has 32 bits.
  private var most: Int { 1 << 28 }

  private func places(_ count: Int, times jump: Int) -> Int {
    let (product, isTooLarge) = count.multipliedReportingOverflow(by: jump)
    if isTooLarge || product > most { refuse() }
    return product
  }

  private func refuse() -> Never { fatalError("a receptive field of more than \(most) places") }
}
