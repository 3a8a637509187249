/// A sign or a word of arithmetic that is written out.
struct ArithmeticToken {
  enum Kind {
    /// A root stands before its operand, as the sign of an exponent does.
    case number, binary, root, postfix, open, close, relation

    var isOperator: Bool {
      switch self {
      case .binary, .root, .postfix: true
      case .number, .open, .close, .relation: false
      }
    }
  }

  let kind: Kind
  /// In the bytes of the passage.
  let range: Range<Int>
  /// How the sign is written in an `ArithmeticNotation`.
  let sign: String
  /// The index of the number in the lesson, if it is one.
  var number: Int?
  /// Whether it is a word: `times`, `half of`, `equals`.
  var isWord = false
  /// Whether it is a minus or a slash without blanks around it, as in ranges and dates.
  var isTight = false

  var endsOperand: Bool {
    switch kind {
    case .number, .close, .postfix: true
    case .binary, .root, .open, .relation: false
    }
  }
}

/// A side of a chain of relations.
typealias ArithmeticSide = ArraySlice<ArithmeticToken>

extension ArithmeticSide {
  /// The bytes from its beginning to its end; it must not be empty.
  var extent: Range<Int> { self[startIndex].range.lowerBound..<self[endIndex - 1].range.upperBound }

  /// Whether it is an expression, and not a range or a date: `5-10`, `9/30/2012`.
  var isWhole: Bool {
    var brackets: [String] = []
    var needsOperand = true
    for token in self {
      switch token.kind {
      case .number:
        guard needsOperand else { return false }
        needsOperand = false
      case .root: guard needsOperand else { return false }
      case .postfix: guard !needsOperand else { return false }
      case .binary:
        guard !needsOperand else { return false }
        needsOperand = true
      case .open:
        guard needsOperand else { return false }
        brackets.append(token.sign)
      case .close:
        guard !needsOperand, let open = brackets.popLast(), (open == "[") == (token.sign == "]") else {
          return false
        }
      case .relation: return false
      }
    }
    return !isEmpty && brackets.isEmpty && !needsOperand && !isRangeOrDate
  }

  private var isRangeOrDate: Bool {
    let operators = filter { $0.kind != .number }
    guard !operators.isEmpty, operators.allSatisfy({ $0.kind == .binary && $0.isTight }) else { return false }
    return operators[0].sign == "−" || operators.count > 1
  }

  /// Whether it computes anything.
  var hasOperator: Bool { contains { $0.kind.isOperator } }

  /// Whether it may be the shape of an array: `28 × 28`, `[3 x 4]`, `(4 × 3) * (3 × 2)`.
  var mayBeShape: Bool {
    contains { $0.sign == "×" }
      && allSatisfy { token in
        switch token.kind {
        case .number, .open, .close: true
        case .binary: token.sign == "×" || token.sign == "*"
        case .root, .postfix, .relation: false
        }
      }
  }

  /// Whether shapes in brackets are multiplied: `(4 × 3) * (3 × 2)` may stand for the product of two matrices.
  var isProductOfShapes: Bool {
    mayBeShape
      && indices.dropFirst().dropLast().contains { index in
        self[index].kind == .binary && self[index - 1].kind == .close && self[index + 1].kind == .open
      }
  }

  /// Removes the brackets around the whole chain of which this is the first side: `(28 × 28 = 784)`.
  var withoutOpenBrackets: ArithmeticSide {
    var surplus = count { $0.kind == .open } - count { $0.kind == .close }
    return drop { token in
      guard surplus > 0, token.kind == .open else { return false }
      surplus -= 1
      return true
    }
  }

  /// The same for the last side.
  var withoutClosingBrackets: ArithmeticSide {
    var side = self
    var surplus = count { $0.kind == .close } - count { $0.kind == .open }
    while surplus > 0, side.last?.kind == .close {
      side.removeLast()
      surplus -= 1
    }
    return side
  }
}
