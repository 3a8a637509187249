/// A color by what it says. What it looks like on light and on dark paper is the page's.
public enum ColorRole: Sendable, Equatable {
  /// Letters and lines that matter.
  case ink
  /// Lines and letters that stand back.
  case quiet
  /// The grid behind, the border of a cell.
  case line
  /// The ground of the page.
  case paper
  /// The ground of a cell.
  case cell
  /// What a step points at.
  case focus
  /// What a step points at, as a ground to read on.
  case focusGround
  /// A result that was just computed.
  case result
  case resultGround
  /// Values that run forward, gradients that run backward.
  case forward, backward
  /// One of several curves or classes: 0 to 5.
  case series(Int)
  /// The same, as a ground.
  case seriesGround(Int)
  /// From −8, the most negative, through 0 to 8, the most positive.
  case level(Int)

  /// The level of a value where `limit` is the greatest magnitude.
  public static func level(_ value: Double, limit: Double) -> ColorRole {
    guard limit > 0, value == value else { return .level(0) }
    let scaled = value / limit * 8
    let bounded = scaled < -8 ? -8 : scaled > 8 ? 8 : scaled
    return .level(Int(bounded < 0 ? bounded - 0.5 : bounded + 0.5))
  }

  /// Whether letters on it have to be light on light paper and dark on dark paper.
  public var isDeep: Bool {
    if case .level(let level) = self { level > 5 || level < -5 } else { false }
  }
}
