import Markdown

extension NoteWriter {
  /// The number of a footnote, raised and linked to it. Where nothing is defined, what the note says.
  mutating func add(_ reference: FootnoteReference) {
    let path = references.document.source.path
    let definitions = shared.footnotes[path] ?? FootnoteNumbers.definitions(in: references.document)
    shared.footnotes[path] = definitions
    if let number = footnotes.number(of: reference.label, in: definitions) {
      addReference(to: number)
    } else {
      html.text("[^\(reference.label)]")
    }
  }

  mutating func add(_ footnote: InlineFootnote) { addReference(to: footnotes.number(of: footnote)) }

  private mutating func addReference(to number: Int) {
    html.open("sup", class: "footnote-reference")
    if isInLink {
      html.text(String(number))
    } else {
      let link = footnotes.addLink(to: number)
      html.open("a")
      html.attribute("id", referenceID(number, link))
      html.attribute("href", "#\(idPrefix)fn:\(number)")
      html.text(String(number))
      html.close("a")
    }
    html.close("sup")
  }

  /// What the ids begin with.
  private var idPrefix: String { embedNumber.map { "e\($0):" } ?? "" }

  private func referenceID(_ number: Int, _ link: Int) -> String {
    "\(idPrefix)fnref:\(number)" + (link == 1 ? "" : ":\(link)")
  }

  /// All footnotes that the text points to, and those that only they point to, each with links back.
  mutating func addFootnotes() {
    guard !footnotes.entries.isEmpty else { return }
    // The links to a footnote are counted once all are written: a later one may point to an earlier one.
    var texts: [HTML] = []
    while texts.count < footnotes.entries.count {
      var page = HTML()
      swap(&page, &html)
      addText(of: footnotes.entries[texts.count].content)
      swap(&page, &html)
      texts.append(page)
    }
    html.startLine()
    html.open("section", class: "footnotes")
    html.newline()
    html.open("ol")
    html.newline()
    for (index, text) in texts.enumerated() {
      html.open("li")
      html.attribute("id", "\(idPrefix)fn:\(index + 1)")
      html.newline()
      html.add(text)
      let isInParagraph = endsInParagraph(footnotes.entries[index].content)
      if !isInParagraph { html.open("p") }
      for link in 0..<footnotes.entries[index].links {
        if isInParagraph || link > 0 { html.text(" ") }
        addLinkBack(index + 1, link + 1)
      }
      html.close("p")
      html.newline()
      html.close("li")
      html.newline()
    }
    html.close("ol")
    html.newline()
    html.close("section")
    html.newline()
  }

  /// The last paragraph stays open for the links back.
  private mutating func addText(of content: FootnoteNumbers.Content) {
    var last: [Inline]?
    switch content {
    case .inlines(let inlines): last = inlines
    case .blocks(let blocks):
      add(endsInParagraph(content) ? blocks.dropLast() : blocks)
      if endsInParagraph(content), case .paragraph(let inlines)? = blocks.last?.content { last = inlines }
    }
    html.startLine()
    if let last {
      html.open("p")
      add(last)
    }
  }

  private func endsInParagraph(_ content: FootnoteNumbers.Content) -> Bool {
    switch content {
    case .inlines: true
    case .blocks(let blocks):
      if case .paragraph? = blocks.last?.content { true } else { false }
    }
  }

  private mutating func addLinkBack(_ number: Int, _ link: Int) {
    html.open("a")
    html.attribute("href", "#" + referenceID(number, link))
    html.attribute("aria-label", "Back to the text")
    html.text("↩")
    html.close("a")
  }
}
