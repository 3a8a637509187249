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

extension UInt8 {
  /// A visible ASCII character.
  fileprivate var isPrinted: Bool { self > .space && self < 0x7F }
}
