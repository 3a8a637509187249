/// The colors that a formula can have. No other reaches the page.
enum MathColor {
  /// The CSS color for one of the names, `#rgb` or `#rrggbb`; nil for anything else.
  static func css(_ written: String) -> String? {
    let digits = written.utf8.dropFirst()
    if written.utf8.first == UInt8(ascii: "#") {
      return (digits.count == 3 || digits.count == 6) && digits.allSatisfy(\.isHexadecimalDigit)
        ? written : nil
    }
    let name = written.lowercased()
    return names.contains(name) ? name : nil
  }

  /// The sixteen names of HTML 4, those of LaTeX's package xcolor, and a few that are common.
  private static let names: Set<String> = [
    "aqua", "black", "blue", "brown", "crimson", "cyan", "darkblue", "darkgray", "darkgreen", "darkorange",
    "darkred", "firebrick", "forestgreen", "fuchsia", "gold", "goldenrod", "gray", "green", "grey", "indigo",
    "lightblue", "lightgray", "lightgreen", "lime", "limegreen", "magenta", "maroon", "midnightblue", "navy",
    "olive", "orange", "orangered", "orchid", "pink", "plum", "purple", "red", "royalblue", "salmon",
    "seagreen", "silver", "skyblue", "slategray", "steelblue", "tan", "teal", "tomato", "turquoise", "violet",
    "white", "yellow", "yellowgreen",
  ]
}

extension UInt8 {
  fileprivate var isHexadecimalDigit: Bool { isDigit || self | 0x20 >= 0x61 && self | 0x20 <= 0x66 }
}
