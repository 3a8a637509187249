/// Writes a number with its unit as mathematics: `1.5e3 m s-1` as `1.5\times10^{3}\,\mathrm{m}\,\mathrm{s}^{-1}`.
enum PhysicalUnit {
  static func mathematics(of tokens: [MathToken]) -> [MathToken] {
    var latex = ""
    var index = 0
    func text(_ place: Int) -> String? {
      if place < tokens.count, case .character(let text) = tokens[place].kind { text } else { nil }
    }
    /// The digits from a place on, with their sign.
    func digits(_ place: Int) -> String? {
      var end = place
      var digits = ""
      if let sign = text(end), sign == "-" || sign == "+" {
        digits = sign == "-" ? "-" : ""
        end += 1
      }
      let start = end
      while let digit = text(end), digit.isDigit {
        digits += digit
        end += 1
      }
      guard end > start else { return nil }
      index = end
      return digits
    }
    var isBehindLetter = false
    while index < tokens.count {
      let start = index
      switch tokens[start].kind {
      case .space:
        latex += "\\,"
        index += 1
        isBehindLetter = false
      case .character(let sign):
        if isBehindLetter, let exponent = digits(start) {
          latex += "^{\(exponent)}"
        } else if !isBehindLetter, sign == "e" || sign == "E", start > 0, text(start - 1)?.isDigit == true,
          let exponent = digits(start + 1)
        {
          latex += "\\times10^{\(exponent)}"
        } else if sign.first?.isLetter == true || sign == "°" || sign == "%" || sign == "µ" {
          var word = ""
          while let letter = text(index), letter.first?.isLetter == true || letter == "°" {
            word += letter
            index += 1
          }
          if word.isEmpty {
            word = "\\%"
            index += 1
          }
          latex += "\\mathrm{\(word)}"
          isBehindLetter = true
          continue
        } else {
          latex += sign == "*" || sign == "." && text(start + 1)?.isDigit != true ? "\\cdot " : sign
          index += 1
        }
        isBehindLetter = false
      case .upper:
        index += 1
        if let exponent = digits(index) { latex += "^{\(exponent)}" }
      case .command(let name):
        latex += "\\\(name) "
        index += 1
        isBehindLetter = true
      default:
        index += 1
      }
    }
    return MathToken.tokens(of: latex)
  }
}
