// Units behind numbers.
extension ExpressionReader {
  /// The unit behind a number, with those that are multiplied or divided by it; nil if none follows. It is not yet taken.
  mutating func unit() -> (text: String, end: Int)? {
    guard let node = current, var text = node.unit else { return nil }
    var end = index + 1
    guard MeasureUnit(text)?.isKnown == true else { return (text, end) }
    while let (sign, next, behind) = factorOfUnit(at: end) {
      text += sign + next
      end = behind
    }
    return (text, end)
  }

  /// A known unit behind another one: `\text{kg}\cdot\text{m}`, `\text{m}^2/\text{s}^2`, `\mathrm{N}\,\mathrm{m}`
  private func factorOfUnit(at start: Int) -> (sign: String, text: String, end: Int)? {
    var place = start
    var sign = "·"
    func skipSpace() { while place < nodes.count, case .space = nodes[place].content { place += 1 } }
    skipSpace()
    guard place < nodes.count else { return nil }
    switch nodes[place].symbol?.text {
    case "/", "∕":
      sign = "/"
      place += 1
    case "⋅", "·": place += 1
    default: break
    }
    skipSpace()
    guard place < nodes.count, let text = nodes[place].unit, let unit = MeasureUnit(text), unit.isKnown,
      sign == "·" || unit.powers.count == 1
    else { return nil }
    return (sign, text, place + 1)
  }
}

extension MathNode {
  /// Whether it is a unit of several parts in one font: `\mathrm{m/s^2}`
  var isCompositeUnit: Bool {
    guard case .alphabet(.roman, let nodes) = content, nodes.count > 1 else { return false }
    return unit.flatMap(MeasureUnit.init)?.isKnown == true
  }

  /// A unit behind a number: `\text{px}`, `\mathrm{ms}`, `\text{m}^2`, `\frac{\text{m}}{\text{s}}`. Several words that are no
  /// units are one text, with blanks between them.
  var unit: String? {
    switch content {
    case .text(let pieces, _):
      guard let words = TextPiece.words(pieces), !words.isEmpty, words != ["mod"], pieces.count == 1,
        case .text(let text) = pieces[0]
      else { return nil }
      let written = text.asUnit
      if MeasureUnit(written) != nil { return written }
      return words.joined(separator: " ")
    case .scripts(let scripts):
      // `\text{m}^2`
      guard let unit = scripts.base?.unit, scripts.lower == nil, let power = scripts.upper?.wholeNumber else {
        return nil
      }
      return unit + "^" + power
    case .alphabet(.roman, let nodes):
      if let word = nodes.identifierPart, nodes.allSatisfy({ $0.symbol?.kind == .letter }) {
        // `\mathrm{e}`, `\mathrm{d}` and `\mathrm{i}` are a number, a differential and the imaginary unit.
        return Function.named[word] == nil && !["mod", "e", "d", "i", "j"].contains(word) ? word : nil
      }
      guard let text = nodes.unitText, MeasureUnit(text)?.isKnown == true else { return nil }
      return text
    case .fraction(let fraction) where fraction.kind == .fraction:
      guard let top = fraction.numerator.unitText, let bottom = fraction.denominator.unitText,
        MeasureUnit(top)?.isKnown == true, let unit = MeasureUnit(bottom), unit.isKnown,
        unit.powers.count == 1
      else { return nil }
      return top + "/" + bottom
    default: return nil
    }
  }
}

extension [MathNode] {
  /// The nodes as the text of a unit: `kg m^2`; nil if they are more than upright letters and signs between them.
  fileprivate var unitText: String? {
    var text = ""
    for node in self {
      switch node.content {
      case .symbol(let symbol):
        guard symbol.kind == .letter || ["/", "⋅", "·", "°"].contains(symbol.text) else { return nil }
        text += symbol.text
      case .space: text += " "
      case .scripts(let scripts):
        guard let base = scripts.base, let part = [base].unitText, scripts.lower == nil,
          let power = scripts.upper?.wholeNumber
        else { return nil }
        text += part + "^" + power
      case .text, .alphabet:
        guard let unit = node.unit else { return nil }
        text += unit
      default: return nil
      }
    }
    return text.isEmpty ? nil : text
  }

  /// An exponent that is a whole number.
  fileprivate var wholeNumber: String? {
    let nodes = flattened()
    guard let last = nodes.last, case .number(let digits) = last.content, !digits.contains(".") else {
      return nil
    }
    if nodes.count == 1 { return digits }
    return nodes.count == 2 && nodes[0].symbol?.text == "−" ? "-" + digits : nil
  }
}

extension String {
  /// The text with raised digits as exponents, without blanks around it.
  fileprivate var asUnit: String {
    var text = ""
    var isRaised = false
    for character in drop(while: { $0 == " " }) {
      let digit = MathSymbol.raised[String(character)]
      if let digit {
        text += isRaised ? digit : "^" + digit
      } else {
        text.append(character)
      }
      isRaised = digit != nil
    }
    while text.last == " " || text.last == "." || text.last == "," { text.removeLast() }
    return text
  }
}
