import Yams

/// Collects the links `[[…]]` in the values of a front matter.
struct FrontMatterLinks {
  /// Limits of the search: with YAML aliases, a few lines can expand to very many values.
  private static let mostNodes = 10_000
  private static let deepest = 8
  /// How far after its start a value is searched for a link, in bytes.
  private static let reach = 4_096

  private let source: Source
  private var nodes = 0
  private(set) var links: [Wikilink] = []

  init(_ source: Source) { self.source = source }

  mutating func add(_ node: Node, _ findings: inout FrontMatterDiagnostics, depth: Int = 0) {
    nodes += 1
    guard nodes <= Self.mostNodes, depth <= Self.deepest else { return }
    switch node {
    case .scalar(let scalar):
      guard scalar.string.utf8.contains(.bracket) else { return }
      add(scalar, at: findings.place(of: scalar.mark))
    case .mapping(let mapping): for (_, value) in mapping { add(value, &findings, depth: depth + 1) }
    case .sequence(let sequence):
      if let name = Self.unquoted(sequence) {
        findings.add(
          node, .warning, "‘[[\(name)]]’ is a list in a list here, not a link",
          "put it in quotes: \"[[\(name)]]\"")
      }
      for item in sequence { add(item, &findings, depth: depth + 1) }
    case .alias: break
    }
  }

  private mutating func add(_ scalar: Node.Scalar, at place: SourcePosition) {
    let text = Array(scalar.string.utf8)
    let start = source.offset(of: place)
    var from = start
    var index = 0
    while let open = text.first("[[", in: index..<text.count) {
      guard let end = WikilinkSyntax.end(in: text, from: open) else {
        index = open + 1
        continue
      }
      let isEmbed = open > 0 && text[open - 1] == .exclamation
      let written = text[(isEmbed ? open - 1 : open)..<end]
      var span = SourceSpan(at: place)
      if let found = source.bytes.firstRange(of: written, in: from..<start + Self.reach) {
        from = found.upperBound
        span = source.span(found)
      }
      if let syntax = WikilinkSyntax(text[open + 2..<end - 2]) {
        let label = syntax.label.map { String(decoding: text[$0], as: UTF8.self) }
        links.append(syntax.link(label: label, isEmbed: isEmbed, span: span))
      }
      index = end
    }
  }

  /// The text of an unquoted `[[…]]`, which YAML reads as a list that holds a list of one text.
  private static func unquoted(_ outer: Node.Sequence) -> String? {
    guard outer.count == 1, outer.style == .flow, let inner = outer[0].sequence, inner.count == 1,
      inner.style == .flow, let name = inner[0].scalar?.string
    else { return nil }
    return name.contains(where: \.isLetter) ? name : nil
  }
}
