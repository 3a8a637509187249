extension StringProtocol {
  /// Without white space and line ends at both ends.
  var trimmed: String {
    var text = Substring(self).unicodeScalars[...]
    while let first = text.first, first.properties.isWhitespace { text.removeFirst() }
    while let last = text.last, last.properties.isWhitespace { text.removeLast() }
    return String(Substring(text))
  }
}
