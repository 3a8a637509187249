import Markdown

// Raw HTML: allowed elements are written, anything else is shown as text.
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
      html.element("pre") { $0.element("code", class: "html", text) }
    }
    html.startLine()
  }

  /// Text beside comments that is in no element.
  private mutating func addText(behindComments pieces: [RawHTML.Piece]) {
    let text = pieces.map { if case .text(let text) = $0 { text } else { "" } }.joined()
    guard text.contains(where: { !$0.isWhitespace }) else { return }
    html.element("p") { $0.rawText(text.trimmed) }
  }

  mutating func add(_ pieces: [RawHTML.Piece]) {
    for piece in pieces {
      switch piece {
      case .start(let element, let attributes):
        html.startTag(of: element, attributes.reduce([:]) { $0 + Self.attribute($1) })
      case .end(let element): html.endTag(of: element)
      case .void(let element): html.void(element)
      case .text(let text): html.rawText(text)
      case .refused(let text): html.element("code", class: "html", text)
      }
    }
  }

  private static func attribute(_ attribute: RawHTML.Attribute) -> Attributes {
    switch attribute {
    case .open: ["open": ""]
    case .title(let title): [.raw("title"): title]
    case .language(let tag): ["lang": tag]
    case .direction(let direction): ["dir": direction.rawValue]
    }
  }
}
