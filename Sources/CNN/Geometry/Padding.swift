/// How much is added around the data before a window slides over it.
public enum Padding: Equatable, Sendable, CustomStringConvertible {
  /// Nothing: the window stays inside of the data.
  case valid
  /// Enough for a window of stride S to have ⌈W / S⌉ positions: with stride 1 as many as there is data. Where
  /// that is an odd number of places, the end gets one more than the beginning.
  case same
  /// Enough for the first and the last window to overlap the data by one place: P = E - 1 at either end.
  case full
  /// The same number of places on all sides.
  case border(Int)
  /// Each side has its own number of places.
  case sides(top: Int, bottom: Int, left: Int, right: Int)

  /// The places before and after an axis of `size` places that a window of this reach slides along.
  func ends(size: Int, reach: Int, stride: Int) -> (before: Int, after: Int) {
    switch self {
    case .valid: return (0, 0)
    case .full: return (reach - 1, reach - 1)
    case .border(let places): return (places, places)
    case .sides(_, _, let left, let right):
      return (left, right)
    case .same:
      let positions = (size - 1) / stride + 1
      let missing = max(0, (positions - 1) * stride + reach - size)
      return (missing / 2, missing - missing / 2)
    }
  }

  /// This padding along one axis only.
  func along(vertical: Bool) -> Padding {
    guard vertical, case .sides(let top, let bottom, _, _) = self else { return self }
    return .sides(top: top, bottom: bottom, left: top, right: bottom)
  }

  public var description: String {
    switch self {
    case .valid: return "valid"
    case .same: return "same"
    case .full: return "full"
    case .border(let places): return "\(places)"
    case .sides(let top, let bottom, let left, let right): return "\(top), \(bottom), \(left), \(right)"
    }
  }
}
