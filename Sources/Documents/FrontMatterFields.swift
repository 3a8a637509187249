import Foundation
import Yams

/// The keys of a front matter, read as YAML and checked for their types.
struct FrontMatterFields {
  private let source: Source
  private let firstLine: Int
  private var fields: [(key: Node, value: Node)] = []
  private var diagnostics: [Diagnostic] = []

  /// - Parameter text: the lines between the `---`, of which the first is the note's line `firstLine`.
  init(_ text: String, source: Source, firstLine: Int) {
    self.source = source
    self.firstLine = firstLine
    do {
      guard let root = try Yams.compose(yaml: text) else { return }
      if let mapping = root.mapping {
        fields = mapping.map { ($0.key, $0.value) }
      } else if root.scalar?.string.isEmpty == false || root.sequence != nil {
        report(root, .error, "the front matter is not a list of keys", "write ‘key: value’, one a line")
      }
    } catch {
      report(error)
    }
  }

  /// `frontMatter` with the keys that are known, and what is wrong with the others.
  func fill(_ frontMatter: FrontMatter) -> (FrontMatter, [Diagnostic]) {
    var reading = self
    var filled = frontMatter
    for (key, value) in fields {
      switch key.scalar?.string ?? "" {
      case "title": filled.title = reading.text(value, "title")
      case "description": filled.description = reading.text(value, "description")
      case "date": filled.date = reading.text(value, "date")
      case "draft": filled.isDraft = reading.flag(value, "draft")
      case "tags":
        filled.tags = reading.texts(value, "tags") { $0 == "," || $0.isWhitespace }
          .map { $0.hasPrefix("#") ? String($0.dropFirst()) : $0 }
      case "aliases": filled.aliases = reading.texts(value, "aliases") { $0 == "," }
      case "time-limit": filled.timeLimit = reading.seconds(value, "time-limit")
      case let other: filled.otherKeys.append(other)
      }
    }
    return (filled, reading.diagnostics)
  }

  private func isNull(_ value: Node) -> Bool {
    guard let scalar = value.scalar, scalar.style == .plain else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }

  private mutating func text(_ value: Node, _ key: String) -> String? {
    if isNull(value) { return nil }
    guard let scalar = value.scalar else {
      report(value, .error, "‘\(key)’ is a text", "write ‘\(key): …’ on one line")
      return nil
    }
    let text = scalar.string.trimmingCharacters(in: .whitespacesAndNewlines)
    return text.isEmpty ? nil : text
  }

  private mutating func flag(_ value: Node, _ key: String) -> Bool {
    if isNull(value) { return false }
    let help = "write ‘\(key): true’ or ‘\(key): false’"
    guard let scalar = value.scalar, let flag = Self.flags[scalar.string.lowercased()] else {
      report(value, .error, "‘\(key)’ is true or false", help)
      // What cannot be understood is not published.
      return true
    }
    if scalar.style != .plain {
      report(value, .warning, "‘\(key)’ is a text here, read as \(flag)", "write ‘\(key): \(flag)’")
    }
    return flag
  }

  private static let flags = [
    "true": true, "yes": true, "on": true, "false": false, "no": false, "off": false,
  ]

  private mutating func texts(
    _ value: Node, _ key: String, separatedBy isSeparator: (Character) -> Bool
  ) -> [String] {
    if isNull(value) { return [] }
    if let scalar = value.scalar {
      return scalar.string.split(whereSeparator: isSeparator)
        .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
    guard let sequence = value.sequence else {
      report(value, .error, "‘\(key)’ is a list of texts", "write ‘\(key): [one, two]’")
      return []
    }
    var texts: [String] = []
    for item in sequence where !isNull(item) {
      if let text = item.scalar?.string {
        texts.append(text)
      } else {
        report(item, .error, "‘\(key)’ is a list of texts", "write ‘\(key): [one, two]’")
      }
    }
    return texts
  }

  private mutating func seconds(_ value: Node, _ key: String) -> Double? {
    if isNull(value) { return nil }
    guard let scalar = value.scalar, scalar.style == .plain, let seconds = Double(scalar.string),
      seconds > 0, seconds.isFinite
    else {
      report(value, .error, "‘\(key)’ is a number of seconds above zero", "write ‘\(key): 60’")
      return nil
    }
    return seconds
  }

  private mutating func report(_ error: any Error) {
    switch error as? YamlError {
    case .scanner(let context, let problem, let mark, let yaml),
      .parser(let context, let problem, let mark, let yaml),
      .composer(let context, let problem, let mark, let yaml):
      // What is open at the end is named where it opens.
      let isAtEnd = mark.line > yaml.utf8.count { $0 == .lineFeed }
      report(
        isAtEnd ? context?.mark ?? mark : mark, .error, "the front matter is no YAML: \(problem)",
        "put texts with ‘: ’ or ‘#’ in quotes")
    case .duplicatedKeysInMapping(let keys, let context):
      for key in Set(keys).sorted() { report(twice: key, context.mark) }
    default:
      report(nil, .error, "the front matter is no YAML", "write ‘key: value’, one a line")
    }
  }

  /// YAML names the place of the first key only; the second is the one that is wrong.
  private mutating func report(twice key: String, _ mark: Mark) {
    let lines = (firstLine..<(source.lineStarts.count + 1)).prefix {
      !source.line($0).starts(with: "---".utf8)
    }
    let message = "the front matter says ‘\(key)’ twice"
    if let line = lines.last(where: { source.line($0).starts(with: (key + ":").utf8) }) {
      diagnostics.append(
        Diagnostic(
          .error, "front-matter", message, file: source.path, span: source.span(ofLine: line),
          help: "keep one of them"))
    } else {
      report(mark, .error, message, "keep one of them")
    }
  }

  private mutating func report(
    _ node: Node, _ severity: Diagnostic.Severity, _ message: String, _ help: String
  ) {
    report(node.mark, severity, message, help)
  }

  /// YAML counts columns in Unicode scalars, we in bytes.
  private mutating func report(
    _ mark: Mark?, _ severity: Diagnostic.Severity, _ message: String, _ help: String
  ) {
    let line = min(max(mark?.line ?? 1, 1) + firstLine - 1, source.lineStarts.count)
    let text = String(decoding: source.line(line), as: UTF8.self)
    let column = text.unicodeScalars.prefix(max(mark?.column ?? 1, 1) - 1).reduce(1) { $0 + UTF8.width($1) }
    diagnostics.append(
      Diagnostic(
        severity, "front-matter", message, file: source.path,
        span: Span(at: Place(line: line, column: column)), help: help))
  }
}
