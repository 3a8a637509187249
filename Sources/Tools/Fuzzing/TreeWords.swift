import Markdown

/// The words of a document's tree: those that the page must show, and those that it may hide or change.
struct TreeWords {
  struct Texts {
    private(set) var text = ""
    var words: Set<String> { Set(WordCheck.words(in: Array(text.utf8)).map(\.word)) }

    mutating func add(_ text: String?) {
      guard let text, text.utf8.count > 2 else { return }
      self.text += text + " "
    }
  }

  private(set) var shown = Texts()
  private(set) var hidden = Texts()

  init(_ document: Document) {
    hidden.add(document.title)
    var previousIsCell = false
    document.forEachBlock { block in
      var isCell = false
      hidden.add(block.name)
      switch block.content {
      case .callout(let callout): hidden.add(callout.word)
      case .footnote(let footnote): hidden.add(footnote.label)
      case .code(let code):
        hidden.add(code.info)
        let word = code.info.split(whereSeparator: \.isWhitespace).first?.lowercased()
        isCell = word == "swift"
        // The expected output of a cell is shown only after a run.
        if word == "output", previousIsCell { hidden.add(code.text) } else { shown.add(code.text) }
      case .html(let html): add(html: html)
      case .list(let list): for item in list.items { hidden.add(item.task.map(String.init)) }
      case .paragraph, .heading, .quote, .table, .thematicBreak: break
      }
      previousIsCell = isCell
    }
    document.forEachInline { inline in
      switch inline {
      case .text(let text), .code(let text): shown.add(text)
      case .formula(let formula):
        hidden.add(formula.source)
        shown.add(Self.withoutComments(formula.source))
      case .tag(let tag): shown.add(tag.name)
      case .html(let html): add(html: html)
      case .link(let link):
        hidden.add(link.target)
        hidden.add(link.title)
      case .image(let image):
        hidden.add(image.target)
        hidden.add(image.title)
        hidden.add(image.alternative)
      case .wikilink(let link):
        hidden.add(link.target)
        hidden.add(link.fragment)
        hidden.add(link.label)
      case .footnoteReference(let reference): hidden.add(reference.label)
      case .emphasis, .strong, .strikethrough, .highlight, .annotation, .inlineFootnote, .softBreak,
        .lineBreak:
        break
      }
    }
  }

  /// A formula without what `%` hides up to the end of a line. On the last line it hides the end of the formula, which
  /// is a mistake.
  private static func withoutComments(_ formula: String) -> String {
    formula.replacing(/(\\[\\%])|%[^\n]*\n/.matchingSemantics(.unicodeScalar)) { $0.1 ?? "" }
  }

  /// The contents of tags, and of elements other than text, need not be shown.
  private mutating func add(html: String) {
    hidden.add(html)
    guard !html.contains("<s"), !html.contains("<t"), !html.contains("<i"), !html.contains("<!"),
      !html.contains("<?")
    else { return }
    var isTag = false
    shown.add(
      String(
        html.filter { character in
          if character == "<" { isTag = true }
          if character == ">" { isTag = false }
          return !isTag
        }))
  }
}
