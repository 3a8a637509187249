extension StringProtocol {
  /// Without leading and trailing white space, line endings included.
  package var trimmed: String {
    let whole = Substring(self)
    if let first = whole.utf8.first, let last = whole.utf8.last, first.isPrinted, last.isPrinted {
      return String(whole)
    }
    var text = whole.unicodeScalars
    while let first = text.first, first.properties.isWhitespace { text.removeFirst() }
    while let last = text.last, last.properties.isWhitespace { text.removeLast() }
    return String(Substring(text))
  }
}

extension String {
  /// The first of the words between white space; nil where there is none.
  package var firstWord: Substring? {
    guard utf8.allSatisfy({ $0 < 0x80 }) else { return split(whereSeparator: \.isWhitespace).first }
    let rest = utf8.drop { $0.isWhiteSpaceOfASCII }
    return rest.isEmpty ? nil : Substring(rest.prefix { !$0.isWhiteSpaceOfASCII })
  }
}

extension UInt8 {
  fileprivate var isWhiteSpaceOfASCII: Bool { self == .space || 0x09...0x0D ~= self }

  /// A visible ASCII character.
  fileprivate var isPrinted: Bool { self > .space && self < 0x7F }
}
