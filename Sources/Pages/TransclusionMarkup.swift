import Documents

extension NoteMarkup {
  mutating func addParagraph(_ content: [Inline], name: String?, isTight: Bool) {
    if isTight {
      addAnchor(name)
      return add(content)
    }
    html.startLine()
    html.open("p")
    addID(name)
    add(content)
    html.close("p")
    html.newline()
  }

  func hasTransclusion(_ inlines: [Inline]) -> Bool { false }
}
