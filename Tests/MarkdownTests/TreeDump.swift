import Markdown

/// A document as text: a line for each block and inline, with lines of blocks and spans of links.
struct TreeDump {
  private(set) var lines: [String] = []

  static func of(_ text: String) -> String {
    let source = Source(path: "note.md", bytes: Array(text.utf8))
    let (document, diagnostics) = Document.read(source)
    var dump = TreeDump()
    dump.add(document.frontMatter)
    dump.add(document.blocks, "")
    for comment in document.comments {
      dump.lines.append("comment \(place(comment.span)) \(quoted(comment.text))")
    }
    for finding in diagnostics {
      dump.lines.append(
        "\(finding.severity) \(place(finding.span)) \(finding.identifier): \(finding.message)")
    }
    return dump.lines.joined(separator: "\n")
  }

  private mutating func add(_ frontMatter: FrontMatter) {
    guard let range = frontMatter.lines else { return }
    var text = "front matter \(range.lowerBound)-\(range.upperBound)"
    if let title = frontMatter.title { text += " title \(Self.quoted(title))" }
    if let description = frontMatter.description { text += " description \(Self.quoted(description))" }
    if frontMatter.isDraft { text += " draft" }
    if !frontMatter.tags.isEmpty { text += " tags \(frontMatter.tags)" }
    if !frontMatter.aliases.isEmpty { text += " aliases \(frontMatter.aliases)" }
    if !frontMatter.cssClasses.isEmpty { text += " classes \(frontMatter.cssClasses)" }
    if let permalink = frontMatter.permalink { text += " permalink \(permalink)" }
    if let date = frontMatter.date { text += " date \(date)" }
    if let order = frontMatter.order { text += " order \(order)" }
    if let address = frontMatter.baseURL { text += " base-url \(address)" }
    if let limit = frontMatter.timeLimit { text += " time-limit \(limit)" }
    if let keepsLineBreaks = frontMatter.keepsLineBreaks { text += " line-breaks \(keepsLineBreaks)" }
    if !frontMatter.otherKeys.isEmpty { text += " others \(frontMatter.otherKeys)" }
    lines.append(text)
    add(frontMatter.links.map { .wikilink($0) }, "  ")
  }

  private mutating func add(_ blocks: [Block], _ indentation: String) {
    for block in blocks {
      let head = "\(indentation)\(block.lines.lowerBound)-\(block.lines.upperBound) "
      let deeper = indentation + "  "
      let name = block.name.map { " ^\($0)" } ?? ""
      switch block.content {
      case .paragraph(let inlines):
        lines.append(head + "paragraph" + name)
        add(inlines, deeper)
      case .heading(let heading):
        lines.append(head + "heading \(heading.level) #\(heading.id)" + name)
        add(heading.content, deeper)
      case .quote(let blocks):
        lines.append(head + "quote" + name)
        add(blocks, deeper)
      case .list(let list):
        let start = list.start.map { "list from \($0)" } ?? "list"
        lines.append(head + start + (list.isTight ? " tight" : " loose") + name)
        for item in list.items {
          lines.append(deeper + (item.task.map { "task \(Self.quoted(String($0)))" } ?? "item"))
          add(item.blocks, deeper + "  ")
        }
      case .callout(let callout):
        var text = "callout \(Self.place(callout.span)) \(callout.kind)"
        if callout.word != callout.kind.rawValue { text += " \(Self.quoted(callout.word))" }
        if let fold = callout.fold { text += " \(fold)" }
        lines.append(head + text + name)
        if !callout.title.isEmpty {
          lines.append(deeper + "title")
          add(callout.title, deeper + "  ")
        }
        add(callout.blocks, deeper)
      case .table(let table):
        let alignments = table.alignments.map { $0.map { " \($0)" } ?? " -" }
        lines.append(head + "table" + alignments.joined() + name)
        for (index, row) in ([table.head] + table.rows).enumerated() {
          lines.append(deeper + (index == 0 ? "head" : "row"))
          for cell in row {
            lines.append(deeper + "  cell \(Self.place(cell.span))")
            add(cell.content, deeper + "    ")
          }
        }
      case .footnote(let footnote):
        lines.append(head + "footnote \(Self.place(footnote.span)) \(Self.quoted(footnote.label))")
        add(footnote.blocks, deeper)
      case .code(let code):
        let kind = code.isFenced ? "fence" : "indented code"
        lines.append(head + "\(kind) \(Self.place(code.fence)) \(Self.quoted(code.info))" + name)
        let texts = code.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        for (text, place) in zip(texts, code.linePlaces) {
          lines.append(deeper + "\(place.line):\(place.column) \(Self.quoted(String(text)))")
        }
        if texts.count != code.linePlaces.count { lines.append(deeper + "\(texts.count) lines of code") }
      case .html(let html): lines.append(head + "html \(Self.quoted(html))" + name)
      case .thematicBreak: lines.append(head + "thematic break")
      }
    }
  }

  private mutating func add(_ inlines: [Inline], _ indentation: String) {
    for inline in inlines {
      let deeper = indentation + "  "
      switch inline {
      case .text(let text): lines.append(indentation + "text \(Self.quoted(text))")
      case .code(let code): lines.append(indentation + "code \(Self.quoted(code))")
      case .html(let html): lines.append(indentation + "html \(Self.quoted(html))")
      case .softBreak: lines.append(indentation + "soft break")
      case .lineBreak: lines.append(indentation + "line break")
      case .emphasis(let content):
        lines.append(indentation + "emphasis")
        add(content, deeper)
      case .strong(let content):
        lines.append(indentation + "strong")
        add(content, deeper)
      case .strikethrough(let content):
        lines.append(indentation + "strikethrough")
        add(content, deeper)
      case .highlight(let content):
        lines.append(indentation + "highlight")
        add(content, deeper)
      case .tag(let tag): lines.append(indentation + "tag \(Self.place(tag.span)) \(Self.quoted(tag.name))")
      case .footnoteReference(let reference):
        lines.append(
          indentation + "footnote reference \(Self.place(reference.span)) \(Self.quoted(reference.label))")
      case .annotation(let annotation):
        lines.append(indentation + "remark \(annotation.number)")
        add(annotation.content, deeper)
      case .inlineFootnote(let footnote):
        lines.append(indentation + "inline footnote \(Self.place(footnote.span))")
        add(footnote.content, deeper)
      case .link(let link):
        let title = link.title.isEmpty ? "" : " " + Self.quoted(link.title)
        lines.append(indentation + "link \(Self.place(link.span)) \(Self.quoted(link.target))" + title)
        add(link.content, deeper)
      case .image(let image):
        let texts = "\(Self.quoted(image.target)) \(Self.quoted(image.alternative))"
        lines.append(indentation + "image \(Self.place(image.span)) " + texts)
      case .formula(let formula):
        let kind = formula.isDisplay ? "display formula" : "formula"
        lines.append(indentation + "\(kind) \(Self.place(formula.span)) \(Self.quoted(formula.source))")
      case .wikilink(let link):
        var text =
          "\(link.isEmbed ? "embed" : "wikilink") \(Self.place(link.span)) \(Self.quoted(link.target))"
        if let fragment = link.fragment { text += " # \(Self.quoted(fragment))" }
        if let label = link.label { text += " | \(Self.quoted(label))" }
        lines.append(indentation + text)
        if link.content != link.label.map({ [.text($0)] }) ?? [] { add(link.content, deeper) }
      }
    }
  }

  private static func place(_ span: SourceSpan) -> String {
    let start = "\(span.start.line):\(span.start.column)"
    return span.start == span.end ? start : "\(start)-\(span.end.line):\(span.end.column)"
  }

  private static func quoted(_ text: String) -> String {
    var quoted = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "→"
      case "\"": quoted += "\\\""
      case _ where scalar < " " || scalar.value == 0xFDD0 || scalar.value == 0xFDD1:
        quoted += "\\u{\(String(scalar.value, radix: 16))}"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return "\"\(quoted)\""
  }
}
