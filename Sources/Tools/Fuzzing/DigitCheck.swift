import Markdown

/// Checks that the digits of the tree are those of the passages, and that each stands where its passage says.
struct DigitCheck {
  private(set) var findings: [Finding] = []

  init(_ document: Document, _ diagnostics: [Diagnostic]) {
    // What nests too deep is reported and shown as text.
    guard !diagnostics.contains(where: { $0.identifier == "nesting-too-deep" }) else { return }
    if let lost = diagnostics.first(where: { $0.identifier == "unplaced-text" }) {
      add("text without places on line \(lost.span.start.line)")
    }
    var placed: [(offset: Int, digit: UInt8)] = []
    for passage in document.passages {
      for part in passage.parts where part.kind != .object {
        for index in part.range where Self.isDigit(passage.bytes[index]) {
          placed.append((passage.offsets[index], passage.bytes[index]))
        }
      }
    }
    // A stable order: the digits of one character reference share an offset.
    let order = placed.indices.sorted { (placed[$0].offset, $0) < (placed[$1].offset, $1) }
    let found = order.map { placed[$0].digit }
    let shown = Self.digits(of: document)
    if found != shown {
      add(
        "\(String(decoding: shown, as: UTF8.self)) is shown, \(String(decoding: found, as: UTF8.self)) placed"
      )
    }
    for (offset, digit) in placed {
      let byte = document.source.bytes[offset]
      if byte != digit, byte != UInt8(ascii: "&") {
        let place = document.source.place(at: offset)
        add("\(Character(Unicode.Scalar(digit))) is not at \(place.line):\(place.column)")
      }
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

  private static func digits(of document: Document) -> [UInt8] {
    var digits: [UInt8] = []
    document.forEachInline { inline in
      switch inline {
      case .text(let text), .code(let text): digits += text.utf8.filter(isDigit)
      case .wikilink(let link) where link.content.isEmpty && !link.isEmbed:
        digits += (link.label ?? "").utf8.filter(isDigit)
      default: break
      }
    }
    return digits
  }

  private mutating func add(_ message: String) {
    findings.append(Finding(property: .digit, message: message))
  }
}
