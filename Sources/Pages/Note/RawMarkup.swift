import Markdown

// Raw HTML: what works, and what is shown as it was written.
extension NoteWriter {
  mutating func addRawBlock(_ pieces: [RawHTML.Piece]) {
    html.startLine()
    let isRefused = pieces.contains { if case .refused = $0 { true } else { false } }
    let works = pieces.contains { piece in
      switch piece {
      case .start, .end, .void: true
      case .text, .refused: false
      }
    }
    if works {
      add(pieces)
    } else if !isRefused {
      addText(behindComments: pieces)
    } else {
      let texts = pieces.map { piece in
        switch piece {
        case .text(let text), .refused(let text): text
        case .start, .end, .void: ""
        }
      }
      let text = texts.joined()
      guard text.contains(where: { !$0.isWhitespace }) else { return }
      html.open("pre")
      html.element("code", class: "html", text)
      html.close("pre")
    }
    html.startLine()
  }

  /// What stands beside comments, and in no element.
  private mutating func addText(behindComments pieces: [RawHTML.Piece]) {
    let text = pieces.map { if case .text(let text) = $0 { text } else { "" } }.joined()
    guard text.contains(where: { !$0.isWhitespace }) else { return }
    html.open("p")
    html.rawText(text.trimmed)
    html.close("p")
  }

  mutating func add(_ pieces: [RawHTML.Piece]) {
    for piece in pieces {
      switch piece {
      case .start(let element, let attributes):
        html.open(element)
        for attribute in attributes { add(attribute) }
      case .end(let element): html.close(element)
      case .void(let element):
        html.open(element)
        html.closeVoid()
      case .text(let text): html.rawText(text)
      case .refused(let text): html.element("code", class: "html", text)
      }
    }
  }

  private mutating func add(_ attribute: RawHTML.Attribute) {
    switch attribute {
    case .open: html.attribute("open", "")
    case .title(let title): html.attribute("title", raw: title)
    case .language(let tag): html.attribute("lang", tag)
    case .direction(let direction): html.attribute("dir", direction.rawValue)
    }
  }
}
