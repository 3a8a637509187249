extension FrontMatter {
  /// Reports keys at the head of a note that are no front matter, because the line above them is not the line `---`
  /// at the very beginning: a `draft: true` among them would be lost.
  static func misplaced(in source: Source) -> [Diagnostic] {
    let lines = source.lineStarts.count
    guard let first = (1...min(lines, 20)).first(where: { !source.line($0).allSatisfy(\.isBlank) }),
      first < lines
    else { return [] }
    let fence = String(decoding: source.line(first), as: UTF8.self).trimmed
    guard let sign = fence.first, "-+–—_;=".contains(sign), fence.allSatisfy({ $0 == sign }), fence.count > 1,
      hasKey(source.line(first + 1)) || first > 1 && fence == "---" && hasOnlyKeys(below: first, in: source)
    else { return [] }
    return [
      Diagnostic(
        .error, "front-matter-place", "this is no front matter: the keys below are text", file: source.path,
        span: source.span(ofLine: first),
        help: "begin the note with a line ‘---’, write ‘key: value’ below it, and end with another line ‘---’"
      )
    ]
  }

  /// Whether the lines between a line `---` and the next one are keys and values, whatever the keys are.
  private static func hasOnlyKeys(below first: Int, in source: Source) -> Bool {
    var keys = 0
    for number in (first + 1)..<min(source.lineStarts.count, first + mostLines) + 1 {
      let line = source.line(number)
      if line.starts(with: "---".utf8) { return keys > 0 && line.dropFirst(3).allSatisfy(\.isBlank) }
      let name = line.prefix { $0.isLetter || $0.isDigit || $0 == .hyphen || $0 == .underscore }
      let rest = line[name.endIndex...]
      if !name.isEmpty, rest.first == .colon, rest.dropFirst().first?.isBlank ?? true {
        keys += 1
      } else if keys == 0
        || !(line.first?.isBlank ?? true || line.starts(with: "- ".utf8) || line.first == .hash)
      {
        return false
      }
    }
    return false
  }

  private static let mostLines = 200

  /// Whether a line gives a value to a key that is known: `draft: true`, `draft = true`.
  private static func hasKey(_ line: ArraySlice<UInt8>) -> Bool {
    guard let end = line.firstIndex(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "=") }) else {
      return false
    }
    return FrontMatterKey(rawValue: String(decoding: line[..<end], as: UTF8.self).trimmed) != nil
  }
}
