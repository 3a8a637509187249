import Markdown

/// Checks that blocks follow one another, and lie within their containers.
struct LineCheck {
  private(set) var findings: [Finding] = []

  init(_ document: Document) {
    check(document.blocks, in: 1...document.source.lineStarts.count, "note")
  }

  private mutating func check(_ blocks: [Block], in outer: ClosedRange<Int>, _ holder: String) {
    var last = outer.lowerBound - 1
    for block in blocks {
      let lines = block.lines
      let shown = "\(Self.name(block)) on lines \(lines.lowerBound)-\(lines.upperBound)"
      if lines.lowerBound <= last { add("\(shown) begins before the block above it ends, on \(last)") }
      if lines.lowerBound < outer.lowerBound || lines.upperBound > outer.upperBound {
        add("\(shown) in a \(holder) on \(outer.lowerBound)-\(outer.upperBound)")
      }
      last = max(last, lines.upperBound)
      switch block.content {
      case .quote(let blocks): check(blocks, in: lines, "quote")
      case .callout(let callout): check(callout.blocks, in: lines, "callout")
      case .footnote(let footnote): check(footnote.blocks, in: lines, "footnote")
      // Items have no line ranges of their own.
      case .list(let list): check(list.items.flatMap(\.blocks), in: lines, "list")
      case .paragraph, .heading, .table, .code, .html, .thematicBreak: break
      }
    }
  }

  private static func name(_ block: Block) -> String {
    switch block.content {
    case .paragraph: "paragraph"
    case .heading: "heading"
    case .quote: "quote"
    case .callout: "callout"
    case .list: "list"
    case .table: "table"
    case .footnote: "footnote"
    case .code: "code"
    case .html: "html"
    case .thematicBreak: "thematic break"
    }
  }

  private mutating func add(_ message: String) {
    findings.append(Finding(property: .lines, message: message))
  }
}
