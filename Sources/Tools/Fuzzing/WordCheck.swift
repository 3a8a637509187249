import Markdown
import Vault

/// Checks that no text is lost silently: each word `wq…` of the note is in the tree, hidden on purpose, or in a
/// diagnostic, and each word that the tree shows is on the page.
///
/// Exceptions are what CommonMark itself drops (definitions of link references, markup in the alternative text of images),
/// tags of raw HTML, and elements other than text.
struct WordCheck {
  private(set) var findings: [Finding] = []

  init(_ document: Document, _ diagnostics: [Diagnostic], _ page: PageCheck, links: LinkMap? = nil) {
    let source = document.source
    let words = Self.words(in: source.bytes)
    guard !words.isEmpty, !diagnostics.contains(where: { Self.refusals.contains($0.identifier) }) else {
      return
    }
    let tree = TreeWords(document)
    // The words of the page. Some may touch others, which is why the text is searched too.
    let inPage = Set(
      Self.words(in: Array(page.text.utf8)).map(\.word) + Self.words(in: Array(page.values.utf8)).map(\.word))
    let unshown = Self.unshown(document, diagnostics).union(
      links.map { Self.drawingWords(document, $0) } ?? [])
    for word in tree.shown.words where !inPage.contains(word) && !unshown.contains(word) {
      guard !page.text.contains(word), !page.values.contains(word) else { continue }
      add(.lostOnPage, word)
      break
    }

    var known = tree.shown.words.union(tree.hidden.words)
    for comment in document.comments { known.formUnion(Self.words(in: Array(comment.text.utf8)).map(\.word)) }
    for finding in diagnostics where finding.file == source.path {
      known.formUnion(Self.words(in: Array((finding.message + finding.help).utf8)).map(\.word))
    }
    let last = source.lineStarts.count
    var dropped: [ClosedRange<Int>] = diagnostics.filter { $0.file == source.path }.map {
      // An unclosed comment of HTML hides the rest of the note.
      let isHTML =
        source.line($0.span.start.line).dropFirst($0.span.start.column - 1).first == UInt8(ascii: "<")
      let end = $0.identifier == "unclosed-comment" && isHTML ? last : $0.span.end.line
      return $0.span.start.line...max($0.span.start.line, end)
    }
    if let lines = document.frontMatter.lines { dropped.append(lines) }
    var exceptions: Exceptions?
    for (word, offset) in words where !known.contains(word) {
      let line = source.place(at: offset).line
      if dropped.contains(where: { $0.contains(line) }) { continue }
      if tree.shown.text.contains(word) || tree.hidden.text.contains(word) { continue }
      let found = exceptions ?? Exceptions(source)
      exceptions = found
      if found.lines.contains(line) { continue }
      add(.lostInTree, "\(word) on line \(line)")
      break
    }
  }

  /// The words of footnotes that a diagnostic reports as not shown.
  private static func unshown(_ document: Document, _ diagnostics: [Diagnostic]) -> Set<String> {
    let spans = Set(
      diagnostics.filter { ["unused-footnote", "duplicate-footnote"].contains($0.identifier) }.map(\.span))
    var words: Set<String> = []
    guard !spans.isEmpty else { return words }
    document.forEachBlock { block in
      guard case .footnote(let footnote) = block.content, spans.contains(footnote.span) else { return }
      let part = Document(source: document.source, frontMatter: FrontMatter(), blocks: footnote.blocks)
      words.formUnion(TreeWords(part).shown.words)
    }
    return words
  }

  /// The labels of embeds of drawings that have no picture.
  private static func drawingWords(_ document: Document, _ links: LinkMap) -> Set<String> {
    var words: Set<String> = []
    for inline in document.contents.references {
      let target: LinkTarget
      let text: String
      switch inline {
      case .wikilink(let link) where link.isEmbed:
        (target, text) = (links.resolve(link, in: document), link.visibleText)
      case .image(let image):
        (target, text) = (links.resolve(image, in: document), image.alternative + image.title)
      default: continue
      }
      if case .drawing(_, nil) = target { words.formUnion(Self.words(in: Array(text.utf8)).map(\.word)) }
    }
    return words
  }

  private static let refusals = ["note-too-long", "invalid-utf8"]

  private mutating func add(_ property: Finding.Property, _ message: String) {
    findings.append(Finding(property: property, message: message))
  }

  /// The words `wq` with digits, and their offsets.
  static func words(in bytes: [UInt8]) -> [(word: String, offset: Int)] {
    var words: [(String, Int)] = []
    var index = 0
    while index + 2 < bytes.count {
      guard bytes[index] == UInt8(ascii: "w"), bytes[index + 1] == UInt8(ascii: "q") else {
        index += 1
        continue
      }
      var end = index + 2
      while end < bytes.count, (0x30...0x39).contains(bytes[end]) { end += 1 }
      if end > index + 2 { words.append((String(decoding: bytes[index..<end], as: UTF8.self), index)) }
      index = end
    }
    return words
  }
}

/// The lines on which CommonMark may drop text.
private struct Exceptions {
  private(set) var lines: Set<Int> = []

  init(_ source: Source) {
    var isDropping = false
    // The line of the first bracket of the paragraph, where the label of a definition may begin.
    var bracket: Int?
    for number in 1...source.lineStarts.count {
      let line = source.line(number)
      let text = line.drop { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ">") }
      if text.isEmpty {
        isDropping = false
        bracket = nil
      }
      for index in line.indices {
        if line[index] == UInt8(ascii: "["), bracket == nil { bracket = number }
        guard index + 1 < line.endIndex else { break }
        let pair = (line[index], line[index + 1])
        // A definition, which may continue on the next line, or the start of an image.
        let isDefinition = pair == (UInt8(ascii: "]"), UInt8(ascii: ":"))
        let isPicture = pair == (UInt8(ascii: "!"), UInt8(ascii: "["))
        if isDefinition { lines.formUnion((bracket ?? number)...number) }
        if isDefinition || isPicture { isDropping = true }
      }
      if isDropping { lines.insert(number) }
    }
  }
}
