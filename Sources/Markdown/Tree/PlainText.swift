extension Sequence<Inline> {
  /// The text as a reader sees it, without markup: of a formula its source, of a wikilink its label.
  package var visibleText: String {
    var text = ""
    for inline in self { text += inline.visibleText }
    return text
  }
}

extension Inline {
  package var visibleText: String {
    switch self {
    case .text(let text), .code(let text): text
    case .emphasis, .strong, .strikethrough, .highlight, .annotation, .link: children.visibleText
    case .image(let image): image.alternative
    case .wikilink(let wikilink): wikilink.visibleText
    case .formula(let formula): formula.source
    case .tag(let tag): "#" + tag.name
    case .footnoteReference, .inlineFootnote, .html: ""
    case .softBreak, .lineBreak: " "
    }
  }
}

extension Wikilink {
  /// The label, or else the target as Obsidian shows it: `note > heading`.
  package var visibleText: String {
    if !content.isEmpty { return content.visibleText }
    if let label { return label }
    guard let fragment else { return target }
    let path = fragment.split(separator: "#").joined(separator: " > ")
    return target.isEmpty ? path : "\(target) > \(path)"
  }
}
