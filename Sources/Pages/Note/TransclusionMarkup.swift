import Vault
import Markdown
import Reports

extension NoteWriter {
  /// A paragraph. A note embedded in it divides the paragraph, since its blocks cannot be inside of one.
  mutating func addParagraph(_ content: [Inline], name: String?, isTight: Bool) {
    guard content.contains(where: { transclusion($0) != nil }) else {
      return addText(content[...], name: name, isTight: isTight)
    }
    addAnchor(name)
    var rest = content[...]
    while let index = rest.firstIndex(where: { transclusion($0) != nil }) {
      addText(rest[..<index].withoutOuterBreaks, name: nil, isTight: isTight)
      if let transclusion = transclusion(rest[index]) { add(transclusion) }
      rest = rest[(index + 1)...]
    }
    addText(rest.withoutOuterBreaks, name: nil, isTight: isTight)
  }

  private func transclusion(_ inline: Inline) -> Transclusion? {
    guard case .wikilink(let link) = inline, link.isEmbed else { return nil }
    return references.links.transclusion(of: link, in: references.document)
  }

  private mutating func addText(_ content: ArraySlice<Inline>, name: String?, isTight: Bool) {
    guard !content.isEmpty else { return }
    // No paragraph is left of nothing but drawings without pictures.
    if content.allSatisfy({ $0.isBreak || isLeftOut($0) }), content.contains(where: isLeftOut) {
      return addAnchor(name)
    }
    if isTight {
      addAnchor(name)
      return add(Array(content))
    }
    html.startLine()
    element("p", newID(name)) { $0.add(Array(content)) }
    html.newline()
  }

  /// Blocks of another note, with the results of its cells. Links and footnotes are those of that note.
  private mutating func add(_ transclusion: Transclusion) {
    let note = transclusion.note
    html.startLine()
    element("section", class: "transclusion") { writer in
      writer.html.newline()
      writer.element("p", class: "source-note") { writer in
        writer.addLink(to: .note(note, anchor: transclusion.anchor)) { $0.html.text(note.title) }
      }
      writer.html.newline()
      writer.addBlocks(of: transclusion)
      writer.html.startLine()
    }
    html.newline()
  }

  private mutating func addBlocks(of transclusion: Transclusion) {
    let note = transclusion.note
    // Only formulas are marked as checked; the other marks are on the note's own page.
    let report = reports[note.path]
    var inner = NoteWriter(
      PageLinks(document: transclusion.document, links: references.links, page: references.page),
      cells: report?.cells ?? [],
      formulas: report.map(NoteFormulas.init) ?? NoteFormulas([], claims: []), reports: reports,
      isPage: isPage, plan: plan)
    shared.embedCount += 1
    inner.embedNumber = shared.embedCount
    swap(&inner.html, &html)
    swap(&inner.shared, &shared)
    inner.add(transclusion.blocks)
    inner.addFootnotes()
    swap(&inner.html, &html)
    swap(&inner.shared, &shared)
  }
}

extension ArraySlice<Inline> {
  /// The inlines without leading and trailing line breaks and blanks.
  fileprivate var withoutOuterBreaks: ArraySlice<Inline> {
    var rest = self
    while let first = rest.first, first.isBreak { rest.removeFirst() }
    while let last = rest.last, last.isBreak { rest.removeLast() }
    if case .text(let text)? = rest.first {
      rest[rest.startIndex] = .text(String(Substring(text.utf8.drop(while: \.isBlank))))
    }
    if case .text(let text)? = rest.last, let end = text.utf8.lastIndex(where: { !$0.isBlank }) {
      rest[rest.endIndex - 1] = .text(String(text[...end]))
    }
    return rest
  }
}

extension Inline {
  fileprivate var isBreak: Bool {
    switch self {
    case .softBreak, .lineBreak: true
    case .text(let text): text.utf8.allSatisfy(\.isBlank)
    default: false
    }
  }
}
