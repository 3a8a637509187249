/// Units and words that make another number of the number before them: `KB`, `million`, `km`, `%`. A computation beside
/// them may count in the unit itself.
package enum ScaledUnits {
  private static let words: Set<String> = [
    "k", "m", "g", "t", "bn", "mio", "mrd", "percent", "hundred", "thousand", "million", "millions",
    "billion",
    "billions", "trillion", "trillions", "dozen", "dozens", "degrees", "degree", "deg", "rad", "radians",
    "second",
    "seconds", "sec", "secs", "min", "mins", "minute", "minutes", "hour", "hours", "day", "days", "week",
    "weeks",
    "month", "months", "year", "years", "s", "h", "hr", "hrs", "ppm", "db", "cents", "per", "prozent",
    "tausend",
    "millionen", "milliarden", "mille", "milliers", "miles", "millones", "mil", "byte", "bytes", "b", "bit",
    "bits",
    "kilometres", "kilometers", "metres", "meters", "cm", "inches", "inch", "feet", "foot", "ft", "mile",
    "yards",
    "pounds", "lbs", "oz", "kg", "kilograms", "grams", "tons", "tonnes", "litres", "liters", "l", "ml",
    "acres", "hectares", "万", "亿", "千", "百",
  ]

  /// Letters of a unit with a prefix of its size: `kB`, `MHz`, `µs`, `KiB`.
  private static let bases: Set<String> = [
    "b", "ib", "bit", "bits", "ibit", "byte", "bytes", "hz", "m", "s", "g", "w", "wh", "v", "a", "j", "n",
    "pa", "l",
    "cal", "bps", "flops", "flop", "ops", "mol", "ω", "f", "px", "eur", "usd",
  ]

  /// The most letters of a word in ASCII.
  static let longest = 10

  /// - Parameter word: as it is written.
  package static func contains(_ word: String) -> Bool {
    let small = word.lowercased()
    if words.contains(small) { return true }
    guard let first = word.unicodeScalars.first, "kKMGTPmµμncd".unicodeScalars.contains(first) else {
      return false
    }
    return bases.contains(String(small.dropFirst()))
  }
}
