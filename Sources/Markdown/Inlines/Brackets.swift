/// Pairs the brackets of a text. Brackets in code, in formulas and after a backslash do not count.
struct Brackets {
  private var ends: [Int: Int] = [:]

  init(_ text: [UInt8], from index: Int, _ codeSpans: CodeSpans) {
    ScannerSteps.count(text.count - index)
    var index = index
    var open: [Int] = []
    var formulas = FormulaSyntax()
    var hasDisplayEnd = true
    while index < text.count {
      switch text[index] {
      case .backslash: index += 1
      case .backtick:
        let length = text.run(at: index)
        index = (codeSpans.end(from: index, length: length) ?? index + length) - 1
      case .dollar:
        let dollars = text.run(at: index)
        var end: Int?
        if dollars == 1 {
          end = formulas.inlineEnd(in: text, from: index)
        } else if dollars == 2, hasDisplayEnd {
          end = FormulaSyntax.displayEnd(in: text, index + 2..<text.count)
          hasDisplayEnd = end != nil
        }
        index = (end ?? index + dollars) - 1
      case .bracket: open.append(index)
      case UInt8(ascii: "]"): if let start = open.popLast() { ends[start] = index }
      default: break
      }
      index += 1
    }
  }

  /// The index of the `]` that closes the `[` at `index`.
  func end(of index: Int) -> Int? { ends[index] }
}
