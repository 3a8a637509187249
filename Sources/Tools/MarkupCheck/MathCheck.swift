/// What may stand where in a formula.
///
/// - Source: W3C, MathML Core, section 2.2 and the content of each element in section 3.
enum MathCheck {
  static let elements = rows.union(tokens).union(counts.keys).union(["mspace", "mtable", "mtr"])

  /// Those with exactly so many elements.
  static let counts: [String: Int] = [
    "mfrac": 2, "mover": 2, "mroot": 2, "msub": 2, "msubsup": 3, "msup": 2, "munder": 2, "munderover": 3,
  ]

  private static let rows: Set<String> = ["math", "mpadded", "mphantom", "mrow", "msqrt", "mstyle", "mtd"]
  private static let tokens: Set<String> = ["mi", "mn", "mo", "mtext"]

  static func holdsElements(_ name: String) -> Bool { elements.contains(name) && !tokens.contains(name) }

  static func problem(of name: String, in parent: String?) -> String? {
    let isWrong =
      switch (name, parent) {
      case ("math", let parent): parent.map(elements.contains) ?? false
      case ("mtr", let parent): parent != "mtable"
      case ("mtd", let parent): parent != "mtr"
      case ("a", "mtext"): false
      case (_, "mtable"), (_, "mtr"): true
      case (_, let parent?) where tokens.contains(parent): true
      case (_, let parent): elements.contains(name) != (parent.map(elements.contains) ?? false)
      }
    return isWrong ? "<\(name)> in \(parent.map { "<\($0)>" } ?? "nothing")" : nil
  }
}
