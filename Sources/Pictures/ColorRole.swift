/// What a colour is used for. The page's style sheet chooses the colour, for the light and for the dark
/// theme.
public enum ColorRole: Sendable, Equatable {
  /// Text and lines of the foreground.
  case ink
  /// Secondary text and lines.
  case quiet
  /// Grid lines and the borders of cells.
  case line
  /// The background of the page.
  case paper
  /// The background of a cell.
  case cell
  /// What a step highlights.
  case focus
  /// The same, as a background for text.
  case focusGround
  /// The result of a step.
  case result
  /// The same, as a background for text.
  case resultGround
  /// Values of the forward pass, gradients of the backward pass.
  case forward, backward
  /// One of several curves or classes: 0 to 5.
  case series(Int)
  /// The same, as a background.
  case seriesGround(Int)
  /// From −8, the most negative, through 0 to 8, the most positive.
  case level(Int)

  /// The level of a value on a scale from −limit to limit; values outside are clamped, and NaN is 0.
  public static func level(_ value: Double, limit: Double) -> ColorRole {
    guard limit > 0, value == value else { return .level(0) }
    let scaled = value / limit * 8
    let bounded = scaled < -8 ? -8 : scaled > 8 ? 8 : scaled
    return .level(Int(bounded < 0 ? bounded - 0.5 : bounded + 0.5))
  }

  /// Whether text on it needs the colour of the page in place of that of the ink.
  public var isDeep: Bool {
    if case .level(let level) = self { level > 5 || level < -5 } else { false }
  }
}
