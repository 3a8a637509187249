/// How the values of a bound expression are logged: each row is one value record, whose text holds the values of
/// the expression and of the names beside it.
public enum BoundRow {
  /// Stands between the values of a row.
  @inlinable public static var separator: Character { "\u{1F}" }
  /// Stands in place of a row where the expression has more than `mostCombinations`.
  @inlinable public static var tooMany: String { "\u{18}" }
  /// At most this many combinations of the ranges are compared.
  @inlinable public static var mostCombinations: Int { 100_000 }
}
