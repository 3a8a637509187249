extension StringProtocol {
  /// Without white space and line ends at both ends.
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
  /// An ASCII character that is seen.
  fileprivate var isPrinted: Bool { self > .space && self < 0x7F }
}
