import Formulas

/// The spaces on the two sides of an operator.
///
/// - Source: MathML Core, appendix B, Operator Tables.
struct OperatorSpacing: Equatable {
  /// In eighteenths of an em.
  var left: Int
  var right: Int

  /// The position of an operator in its row.
  enum Form {
    case prefix, infix, postfix
  }

  /// The spaces that a browser gives an operator; nil if they are not known or browsers differ.
  static func byDefault(_ core: MathNode.Core, _ form: Form) -> OperatorSpacing? {
    switch core.kind {
    case .binary:
      if form == .infix {
        return isSum(core.text)
          ? Self(left: 4, right: 4) : isProduct(core.text) ? Self(left: 3, right: 3) : nil
      }
      return form == .prefix && canBeSign(core.text) ? Self(left: 0, right: 0) : nil
    case .relation:
      return core.text != ":" && (form == .infix || !isSpacedInside(core.text))
        ? Self(left: 5, right: 5) : nil
    case .punctuation:
      return form == .infix && (core.text == "," || core.text == ";") ? Self(left: 0, right: 3) : nil
    case .largeOperator: return form == .postfix ? nil : Self(left: 3, right: 3)
    case .open:
      return form != .postfix && isOpening(core.text) && (core.text != "|" || form == .prefix)
        ? Self(left: 0, right: 0) : nil
    case .close:
      return form != .prefix && isClosing(core.text) && (core.text != "|" || form == .postfix)
        ? Self(left: 0, right: 0) : nil
    case .ordinary: return form != .postfix || core.text == "!" ? Self(left: 0, right: 0) : nil
    case .letter: return nil
    }
  }

  /// Whether a relation has the spaces of a relation only between others.
  private static func isSpacedInside(_ text: String) -> Bool {
    switch text.onlyScalar {
    case "∼", "|", "‖", "⌢", "⌣": true
    default: false
    }
  }

  static func canBeSign(_ text: String) -> Bool {
    switch text.onlyScalar {
    case "+", "−", "±", "∓": true
    default: false
    }
  }

  private static func isSum(_ text: String) -> Bool {
    switch text.onlyScalar {
    case "+", "−", "±", "∓", "÷", "⊕", "⊖", "∪", "∩", "∧", "∨", "∖", "⊔", "⊓", "⊎": true
    default: false
    }
  }

  private static func isProduct(_ text: String) -> Bool {
    switch text.onlyScalar {
    case "×", "⋅", "·", "∗", "∘", "∙", "•", "⊗", "⊙", "⋆": true
    default: false
    }
  }

  static func isOpening(_ text: String) -> Bool {
    switch text.onlyScalar {
    case "(", "[", "{", "⌊", "⌈", "⟨", "|", "‖": true
    default: false
    }
  }

  static func isClosing(_ text: String) -> Bool {
    switch text.onlyScalar {
    case ")", "]", "}", "⌋", "⌉", "⟩", "|", "‖": true
    default: false
    }
  }
}

extension String {
  /// The scalar of a text that has only one. Signs are told apart by it, because texts are compared in all the ways in
  /// which they may be written, which takes long.
  var onlyScalar: Unicode.Scalar? {
    guard let scalar = unicodeScalars.first, scalar.utf8.count == utf8.count else { return nil }
    return scalar
  }
}
