import Markdown

/// Checks that every position in a document or a diagnostic exists in the note.
struct SpanCheck {
  private(set) var findings: [Finding] = []
  private let source: Source

  init(_ document: Document, _ diagnostics: [Diagnostic]) {
    source = document.source
    for finding in diagnostics where finding.file == source.path {
      check(finding.span, "diagnostic \(finding.identifier)")
    }
    for comment in document.comments {
      check(comment.span, "comment", begins: ["%%", "<!--"], ends: ["%%", "-->"])
    }
    document.forEachBlock { block in
      switch block.content {
      case .code(let code):
        check(code.fence, "fence")
        for place in code.linePlaces { check(SourceSpan(at: place), "line of code") }
      case .callout(let callout): check(callout.span, "callout", begins: ["["], ends: ["]", "]-", "]+"])
      case .footnote(let footnote): check(footnote.span, "footnote", begins: ["[^"], ends: ["]:"])
      case .table(let table): for cell in table.head + table.rows.joined() { check(cell.span, "cell") }
      default: break
      }
    }
    document.forEachInline { inline in
      switch inline {
      case .link(let link): check(link.span, "link")
      case .image(let image): check(image.span, "image")
      case .wikilink(let link):
        check(link.span, "wikilink", begins: link.isEmbed ? ["![["] : ["[["], ends: ["]]"])
      case .formula(let formula):
        let dollars = formula.isDisplay ? ["$$"] : ["$"]
        check(formula.span, "formula", begins: dollars, ends: dollars)
      case .tag(let tag): check(tag.span, "tag", begins: ["#" + tag.name])
      case .footnoteReference(let reference):
        check(reference.span, "footnote reference", begins: ["[^"], ends: ["]"])
      case .inlineFootnote(let footnote): check(footnote.span, "inline footnote", begins: ["^["], ends: ["]"])
      default: break
      }
    }
  }

  private mutating func check(_ span: SourceSpan, _ what: String, begins: [String] = [], ends: [String] = [])
  {
    guard let start = offset(span.start, what), let end = offset(span.end, what) else { return }
    let shown = "\(what) \(span.start.line):\(span.start.column)-\(span.end.line):\(span.end.column)"
    guard start <= end else { return add("\(shown) ends before it begins") }
    let text = source.bytes[start..<end]
    if !begins.isEmpty, !begins.contains(where: { text.starts(with: $0.utf8) }) {
      add("\(shown) does not begin with \(begins[0])")
    }
    if !ends.isEmpty, !ends.contains(where: { text.suffix($0.utf8.count).elementsEqual($0.utf8) }) {
      add("\(shown) does not end with \(ends[0])")
    }
  }

  private mutating func offset(_ place: SourcePosition, _ what: String) -> Int? {
    guard (1...source.lineStarts.count).contains(place.line) else {
      add("\(what) on line \(place.line) of \(source.lineStarts.count)")
      return nil
    }
    let line = source.range(ofLine: place.line)
    let offset = line.lowerBound + place.column - 1
    guard line.contains(offset) || offset == line.upperBound else {
      add("\(what) in column \(place.column) of \(line.count) in line \(place.line)")
      return nil
    }
    // A note that is not UTF-8 has no character boundaries.
    if offset < source.bytes.count, source.bytes[offset] & 0xC0 == 0x80, what != "diagnostic invalid-utf8" {
      add("\(what) within a character, at \(place.line):\(place.column)")
    }
    return offset
  }

  private mutating func add(_ message: String) { findings.append(Finding(property: .span, message: message)) }
}
