import Foundation
import Yams

extension FrontMatter {
  /// The longest front matter that is read, in bytes.
  static let longest = 65_536

  /// Reads the front matter of a note, which may have none.
  static func read(_ source: Source) -> (FrontMatter, [Diagnostic]) {
    guard isFence(source.line(1)) else { return (FrontMatter(), misplaced(in: source)) }
    guard let last = lastLine(of: source) else { return (FrontMatter(), [unclosed(source)]) }
    var frontMatter = FrontMatter()
    frontMatter.lines = 1...last
    guard last > 2 else { return (frontMatter, []) }
    guard source.lineStarts[last - 1] <= longest else {
      let finding = Diagnostic(
        .error, "front-matter", "the front matter is longer than \(longest) bytes", file: source.path,
        span: source.span(ofLine: 1))
      return (frontMatter, [finding])
    }
    var bytes: [UInt8] = []
    for line in 2..<last {
      bytes += source.line(line)
      bytes.append(.lineFeed)
    }
    if let fields = PlainFrontMatter.fields(of: bytes) {
      let (filled, findings) = FrontMatterReader(fields, source: source, firstLine: 2).fill(frontMatter)
      if findings.isEmpty { return (filled, []) }
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let fields = FrontMatterReader(text, source: source, firstLine: 2)
    return fields.fill(frontMatter)
  }

  /// `---`, followed by blanks only.
  private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: [.hyphen, .hyphen, .hyphen]) && line.dropFirst(3).allSatisfy(\.isBlank)
  }

  private static func lastLine(of source: Source) -> Int? {
    guard source.lineStarts.count > 1 else { return nil }
    return (2...source.lineStarts.count).first { isFence(source.line($0)) }
  }

  /// As in Obsidian, the line is then a thematic break and the keys are text. If a key follows, that was
  /// hardly meant, and a `draft: true` would be lost: it is an error.
  private static func unclosed(_ source: Source) -> Diagnostic {
    let next = source.lineStarts.count > 1 ? source.line(2) : []
    let key = next.prefix { $0 != UInt8(ascii: ":") }
    let isKey =
      !key.isEmpty && key.count < next.count
      && key.allSatisfy { $0.isLetter || $0.isDigit || $0 == .hyphen || $0 == UInt8(ascii: "_") }
    return Diagnostic(
      isKey ? .error : .warning, "front-matter-unclosed",
      "no line ‘---’ ends the front matter that begins here", file: source.path,
      span: source.span(ofLine: 1),
      help: isKey
        ? "close it with a line ‘---’ behind the last key"
        : "where a rule is meant, write ‘***’, or begin the note with another line")
  }
}

/// The keys of a front matter, read as YAML and checked for their types.
struct FrontMatterReader {
  private let source: Source
  private var fields: [(key: Node, value: Node)] = []
  private var findings: FrontMatterDiagnostics

  /// - Parameter fields: what the lines between the `---` say. Findings have no places if their nodes have none.
  init(_ fields: [(key: Node, value: Node)], source: Source, firstLine: Int) {
    self.source = source
    self.fields = fields
    findings = FrontMatterDiagnostics(source, firstLine: firstLine)
  }

  /// - Parameter text: the lines between the `---`, from the note's line `firstLine` on.
  init(_ text: String, source: Source, firstLine: Int) {
    self.source = source
    findings = FrontMatterDiagnostics(source, firstLine: firstLine)
    do {
      guard let root = try Yams.compose(yaml: text, .basic, .default, .utf8) else { return }
      if let mapping = root.mapping {
        fields = mapping.map { ($0.key, $0.value) }
      } else if root.scalar?.string.isEmpty == false || root.sequence != nil {
        findings.add(root, .error, "the front matter is not a list of keys", "write ‘key: value’, one a line")
      }
    } catch {
      findings.add(error)
    }
  }

  /// Fills in the known keys of `frontMatter`; also returns the diagnostics.
  func fill(_ frontMatter: FrontMatter) -> (FrontMatter, [Diagnostic]) {
    var reading = self
    var filled = frontMatter
    for (key, value) in fields {
      let name = key.scalar?.string ?? ""
      let plural = Self.plural(of: name)
      switch FrontMatterKey(rawValue: plural ?? name) {
      case .title: filled.title = reading.text(value, "title")
      case .description: filled.description = reading.text(value, "description")
      case .date: filled.date = reading.date(value)
      case .draft: filled.isDraft = reading.flag(value, "draft")
      case .tags: filled.tags += reading.tags(value)
      case .aliases: filled.aliases += reading.texts(value, "aliases") { $0 == "," }.map(\.text)
      case .cssClasses: filled.cssClasses += reading.classes(value)
      case .permalink: filled.permalink = reading.permalink(value)
      case .order: filled.order = reading.order(value)
      case .baseURL: filled.baseURL = reading.baseURL(value)
      case .strict: filled.isStrict = reading.optionalFlag(value, "strict")
      case .lineBreaks: filled.keepsLineBreaks = reading.optionalFlag(value, "line-breaks")
      case .unchecked: filled.mostUnchecked = reading.count(value)
      case .timeLimit: filled.timeLimit = reading.seconds(value, "time-limit")
      case .excalidraw, .tldraw: filled.isDrawing = filled.isDrawing || reading.isDrawing(value)
      case nil:
        filled.otherKeys.append(name)
        reading.warn(of: name, key)
      }
      if let plural {
        reading.findings.add(key, .warning, "‘\(name)’ is written ‘\(plural)’", "write ‘\(plural):’")
      }
    }
    var links = FrontMatterLinks(source)
    for (_, value) in fields { links.add(value, &reading.findings) }
    filled.links = links.links
    return (filled, reading.findings.diagnostics)
  }

  /// Warns of a key that looks misspelt. Others are the author's own.
  private mutating func warn(of name: String, _ key: Node) {
    guard let near = FrontMatterKey.nearest(to: name)?.rawValue,
      !fields.contains(where: { $0.key.scalar?.string == near })
    else { return }
    findings.add(key, .warning, "‘\(name)’ means nothing here", "did you mean ‘\(near)’?")
  }

  /// The current name of a key that Obsidian used to call by the singular.
  private static func plural(of key: String) -> String? {
    switch key {
    case "tag": "tags"
    case "alias": "aliases"
    case "cssclass": "cssclasses"
    default: nil
    }
  }

  /// The value is a word of the plug-in's own, such as `parsed`.
  private func isDrawing(_ value: Node) -> Bool {
    !isNull(value) && value.scalar.map { Self.flags[$0.string.lowercased()] != false } ?? true
  }

  private func isNull(_ value: Node) -> Bool {
    guard let scalar = value.scalar, scalar.style == .plain else { return false }
    switch scalar.string {
    case "", "~", "null", "Null", "NULL": return true
    default: return false
    }
  }

  /// What `parse` makes of a value; nil where there is none, or where `parse` refuses it, which is an error.
  private mutating func read<Result>(
    _ value: Node, _ message: String, _ help: String, _ parse: (Node.Scalar) -> Result?
  ) -> Result? {
    if isNull(value) { return nil }
    let result = value.scalar.flatMap(parse)
    if result == nil { findings.add(value, .error, message, help) }
    return result
  }

  private mutating func text(_ value: Node, _ key: String) -> String? {
    let text = read(value, "‘\(key)’ is a text", "write ‘\(key): …’ on one line") { $0.string.trimmed }
    return text?.isEmpty == true ? nil : text
  }

  private static func number(_ scalar: Node.Scalar) -> Double? {
    guard scalar.style == .plain, let number = Double(scalar.string), number.isFinite else { return nil }
    return number
  }

  /// Nil where the key has no value.
  private mutating func optionalFlag(_ value: Node, _ key: String) -> Bool? {
    isNull(value) ? nil : flag(value, key)
  }

  private mutating func flag(_ value: Node, _ key: String) -> Bool {
    if isNull(value) { return false }
    let help = "write ‘\(key): true’ or ‘\(key): false’"
    guard let scalar = value.scalar, let flag = Self.flags[scalar.string.lowercased()] else {
      findings.add(value, .error, "‘\(key)’ is true or false", help)
      // A note is not published if its `draft` cannot be read.
      return true
    }
    if scalar.style != .plain {
      findings.add(value, .warning, "‘\(key)’ is a text here, read as \(flag)", "write ‘\(key): \(flag)’")
    }
    return flag
  }

  private static let flags = [
    "true": true, "yes": true, "on": true, "false": false, "no": false, "off": false,
  ]

  /// The texts of a list, or of one text with separators, each with its node.
  private mutating func texts(
    _ value: Node, _ key: String, separatedBy isSeparator: (Character) -> Bool
  ) -> [(text: String, node: Node)] {
    if isNull(value) { return [] }
    if let scalar = value.scalar {
      return scalar.string.split(whereSeparator: isSeparator)
        .map { ($0.trimmed, value) }.filter { !$0.0.isEmpty }
    }
    guard let sequence = value.sequence else {
      findings.add(value, .error, "‘\(key)’ is a list of texts", "write ‘\(key): [one, two]’")
      return []
    }
    var texts: [(text: String, node: Node)] = []
    for item in sequence where !isNull(item) {
      if let text = item.scalar?.string.trimmed {
        if !text.isEmpty { texts.append((text, item)) }
      } else {
        findings.add(item, .error, "‘\(key)’ is a list of texts", "write ‘\(key): [one, two]’")
      }
    }
    return texts
  }

  /// The names of a list, or of one text with commas or blanks between them; others are refused.
  private mutating func names(
    _ value: Node, _ key: String, where isName: (String) -> Bool, _ kind: String, _ help: String
  ) -> [String] {
    texts(value, key) { $0 == "," || $0.isWhitespace }.compactMap { text, node in
      let name = key == "tags" && text.hasPrefix("#") ? String(text.dropFirst()) : text
      if isName(name) { return name }
      findings.add(node, .error, "‘\(name)’ is no \(kind)", help)
      return nil
    }
  }

  private mutating func tags(_ value: Node) -> [String] {
    names(
      value, "tags", where: TagSyntax.isName, "tag",
      "a tag has letters, digits, ‘_’, ‘-’ and ‘/’, and not only digits")
  }

  private mutating func classes(_ value: Node) -> [String] {
    names(
      value, "cssclasses",
      where: { $0.unicodeScalars.allSatisfy { $0.isLetterOrDigit || $0 == "-" || $0 == "_" } },
      "class of a page", "a class has letters, digits, ‘-’ and ‘_’")
  }

  private mutating func date(_ value: Node) -> String? {
    read(
      value, "‘date’ is a day that exists, perhaps with a time",
      "write ‘date: 2024-02-29’ or ‘date: 2024-02-29 18:30’"
    ) { ISODate.isWritten($0.string.trimmed) ? $0.string.trimmed : nil }
  }

  private mutating func permalink(_ value: Node) -> String? {
    read(
      value, "‘permalink’ is the name of one page: letters, digits, ‘-’, ‘_’ and ‘.’",
      "write ‘permalink: max-pooling’ or ‘permalink: layers/max-pooling’"
    ) { Permalink.name($0.string) }
  }

  private mutating func seconds(_ value: Node, _ key: String) -> Double? {
    read(value, "‘\(key)’ is a number of seconds above zero", "write ‘\(key): 60’") {
      Self.number($0).flatMap { $0 > 0 ? $0 : nil }
    }
  }

  private mutating func count(_ value: Node) -> Int? {
    read(
      value, "‘unchecked’ is how many numbers may be unchecked", "write ‘unchecked: 31’"
    ) { scalar in Self.number(scalar).flatMap { Int(exactly: $0) }.flatMap { $0 >= 0 ? $0 : nil } }
  }

  private mutating func order(_ value: Node) -> Double? {
    read(
      value, "‘order’ is a number, the place in the course", "write ‘order: 3’", Self.number)
  }

  private mutating func baseURL(_ value: Node) -> String? {
    read(
      value, "‘base-url’ is the address at which the site will be found",
      "write ‘base-url: https://example.org/course/’"
    ) { BaseURL.address($0.string) }
  }
}
