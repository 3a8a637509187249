extension RawHTML {
  /// Warnings for raw HTML that is shown as text and for attributes that are left out, each once for a block.
  /// The span is that of the tag, or that of the block if the tag continues over several lines.
  static func diagnostics(of document: Document) -> [Diagnostic] {
    var findings = RawHTMLFindings(source: document.source)
    findings.visit(document.blocks)
    return findings.diagnostics
  }
}

private struct RawHTMLFindings {
  let source: Source
  var diagnostics: [Diagnostic] = []
  /// The messages already reported for the block.
  private var said: Set<String> = []
  private var places: HTMLTagLocator

  init(source: Source) {
    self.source = source
    places = HTMLTagLocator(source)
  }

  mutating func visit(_ blocks: [Block]) {
    if blocks.contains(where: { if case .html = $0.content { true } else { false } }) {
      var sibling: Int?
      for judged in RawHTML.judged(blocks) {
        if judged.sibling != sibling { said = [] }
        sibling = judged.sibling
        let lines = blocks[judged.sibling].lines
        checkText(of: judged, from: lines.lowerBound + judged.token.line, in: lines)
        add(judged, source.span(ofLine: min(lines.lowerBound + judged.token.line, lines.upperBound)))
      }
    }
    for block in blocks {
      said = []
      switch block.content {
      case .table(let table):
        for row in [table.head] + table.rows { for cell in row { visit(cell.content, cell.span) } }
      case .callout(let callout):
        visit(callout.title, block.lines.lowerBound...block.lines.lowerBound)
        visit(callout.blocks)
      default: block.forEachChild(inlines: { visit($0, block.lines) }, blocks: { visit($0) })
      }
    }
  }

  /// Warns of Markdown in the text of a block of HTML, which is shown as it is written, once for a block.
  private mutating func checkText(
    of judged: RawHTMLBalance.Judged, from line: Int, in lines: ClosedRange<Int>
  ) {
    guard case .text = judged.token.content, said.isEmpty,
      let (distance, marker) = MarkdownInHTML.first(in: judged.token.text)
    else { return }
    let line = min(line + distance, lines.upperBound)
    let range = source.range(ofLine: line)
    let span =
      source.bytes.firstRange(of: marker.utf8, in: range).map(source.span) ?? source.span(ofLine: line)
    add(
      "‘\(marker)’ is shown as text: there is no Markdown right beside a tag that begins its line",
      "leave a blank line between the tag and the Markdown, on both sides", span)
  }

  private mutating func visit(_ inlines: [Inline], _ lines: ClosedRange<Int>) {
    let end = source.span(ofLine: lines.upperBound).end
    visit(inlines, SourceSpan(source.span(ofLine: lines.lowerBound).start, end))
  }

  private mutating func visit(_ inlines: [Inline], _ span: SourceSpan) {
    var hasHTML = false
    for inline in inlines {
      if case .html = inline { hasHTML = true }
      visit(inline.children, span)
    }
    if hasHTML { for judged in RawHTML.judged(inlines) { add(judged, span) } }
  }

  private mutating func add(_ judged: RawHTMLBalance.Judged, _ lines: SourceSpan) {
    guard judged.refusal != nil || !judged.dropped.isEmpty else { return }
    let (name, tag) = Self.name(of: judged.token.content)
    let span = places.span(of: judged.token.text, in: lines)
    if let reason = judged.refusal {
      let (why, help) = Self.explanation(reason, name)
      add("‘\(tag)’ is shown as text\(why)", help, span)
    }
    for attribute in judged.dropped {
      add(
        "‘\(attribute)’ of ‘\(tag)’ is left out", "only title, lang, dir and the open of details are kept",
        span)
    }
  }

  private mutating func add(_ message: String, _ help: String, _ span: SourceSpan) {
    guard said.insert(message).inserted else { return }
    diagnostics.append(
      Diagnostic(.warning, "raw-html", message, file: source.path, span: span, help: help))
  }

  private static func name(of content: RawHTMLTokens.Content) -> (name: String, tag: String) {
    switch content {
    case .start(let name, _, _): (name, "<\(name)>")
    case .end(let name): (name, "</\(name)>")
    case .other(let name): (name, "<\(name)>")
    case .text, .comment: ("", "")
    }
  }

  private static func explanation(
    _ reason: RawHTMLBalance.Reason, _ name: String
  ) -> (why: String, help: String) {
    switch reason {
    case .notClosed:
      (": nothing closes it", "close it with ‘</\(name)>’, in the same text where it begins in one")
    case .notOpened: (": nothing opens it", "remove it, or write ‘<\(name)>’ before it")
    case .misplaced:
      switch name {
      case "summary": (" here", "it belongs right into ‘<details>’, and is closed in the same block")
      case "figcaption": (" here", "it belongs right into ‘<figure>’, and is closed in the same block")
      default: (" here", "begin a line with it, behind a blank line")
      }
    case .tooDeep:
      (": it nests more than \(RawHTMLBalance.deepestNesting) deep", "close some of the elements around it")
    case .unknown: ("", markdown[name] ?? "write it in Markdown, or in backticks where it is meant as text")
    }
  }

  private static let markdown: [String: String] = [
    "img": "write ![what it shows](picture.png)",
    "a": "write [text](address)",
    "p": "leave a blank line between paragraphs",
    "h1": "write # Heading", "h2": "write ## Heading", "h3": "write ### Heading",
    "h4": "write #### Heading", "h5": "write ##### Heading", "h6": "write ###### Heading",
    "ul": "write - item", "ol": "write 1. item", "li": "write - item",
    "table": "write a table of pipes: | a | b |", "tr": "write a table of pipes: | a | b |",
    "td": "write a table of pipes: | a | b |", "th": "write a table of pipes: | a | b |",
    "blockquote": "write > before each line",
    "pre": "write ``` above and below the code",
    "video": "write ![[film.mp4]]", "audio": "write ![[sound.mp3]]",
    "script": "no page runs a script of a note", "style": "all pages look alike",
    "iframe": "a page shows no other: link to it",
  ]
}
