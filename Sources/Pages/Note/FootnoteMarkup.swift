import Markdown

extension NoteWriter {
  /// The number of a footnote as a superscript link. A reference to no footnote is shown as it was written.
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
    element("sup", class: "footnote-reference") { note in
      guard !note.isInLink else { return note.html.text(String(number)) }
      let link = note.footnotes.addLink(to: number)
      note.html.element(
        "a", ["id": note.referenceID(number, link), "href": "#\(note.idPrefix)fn:\(number)"], String(number))
    }
  }

  /// The start of the ids of footnotes, which differs between the note and its embeds.
  private var idPrefix: String { embedNumber.map { "e\($0):" } ?? "" }

  private func referenceID(_ number: Int, _ link: Int) -> String {
    "\(idPrefix)fnref:\(number)" + (link == 1 ? "" : ":\(link)")
  }

  /// Writes the footnotes that the text refers to, and those that only other footnotes refer to, with links back.
  mutating func addFootnotes() {
    guard !footnotes.entries.isEmpty else { return }
    // All texts are written before the links back are counted: a footnote may refer to an earlier one.
    var texts: [FootnoteText] = []
    while texts.count < footnotes.entries.count { texts.append(text(of: footnotes.entries[texts.count])) }
    html.startLine()
    element("section", class: "footnotes") { note in
      note.html.newline()
      note.element("ol") { note in
        note.html.newline()
        for (index, text) in texts.enumerated() {
          note.element("li", ["id": "\(note.idPrefix)fn:\(index + 1)"]) { $0.add(text, number: index + 1) }
          note.html.newline()
        }
      }
      note.html.newline()
    }
    html.newline()
  }

  private struct FootnoteText {
    let blocks: HTML
    /// The content of the paragraph at its end; nil if it ends with another block.
    let lastParagraph: HTML?
  }

  private mutating func text(of entry: FootnoteNumbers.Entry) -> FootnoteText {
    switch entry.content {
    case .inlines(let inlines):
      return FootnoteText(blocks: HTML(), lastParagraph: apart { $0.add(inlines) })
    case .blocks(let blocks):
      guard case .paragraph(let inlines)? = blocks.last?.content else {
        return FootnoteText(blocks: apart { $0.add(blocks) }, lastParagraph: nil)
      }
      return FootnoteText(
        blocks: apart { $0.add(blocks.dropLast()) }, lastParagraph: apart { $0.add(inlines) })
    }
  }

  /// What `write` adds to the page, in a buffer of its own.
  private mutating func apart(_ write: (inout NoteWriter) -> Void) -> HTML {
    var text = HTML()
    swap(&text, &html)
    write(&self)
    swap(&text, &html)
    return text
  }

  /// The text of a footnote, with the links back in its last paragraph or, without one, in a paragraph of their own.
  private mutating func add(_ text: FootnoteText, number: Int) {
    html.newline()
    html.add(text.blocks)
    html.startLine()
    element("p") { note in
      if let paragraph = text.lastParagraph { note.html.add(paragraph) }
      for link in 0..<note.footnotes.entries[number - 1].links {
        if text.lastParagraph != nil || link > 0 { note.html.text(" ") }
        note.html.element(
          "a", ["href": "#" + note.referenceID(number, link + 1), "aria-label": "Back to the text"], "↩")
      }
    }
    html.newline()
  }
}
