/// What stands between the `---` lines at the head of a note.
package struct FrontMatter: Sendable, Equatable {
  package var title: String?
  package var description: String?
  package var isDraft = false
  /// Without `#`, as they were written.
  package var tags: [String] = []
  package var aliases: [String] = []
  /// Classes of the note's page: letters, digits, `-` and `_` only.
  package var cssClasses: [String] = []
  /// The name of the note's page without `.html`, where the note gives one.
  package var permalink: String?
  /// A day that exists, `2024-02-29`, perhaps with a time, as it was written.
  package var date: String?
  /// Where the note stands in the course: a number, the smallest first. Nil for a note beside it.
  package var order: Double?
  /// Where the site will be found, for what needs a whole address; `base-url`, in the note called `index`.
  package var baseURL: String?
  /// Seconds that the note's cells may run; `time-limit` in the note.
  package var timeLimit: Double?
  /// The links `[[…]]` in its texts, in the note's order.
  package var links: [Wikilink] = []
  /// The keys that mean nothing here, in the note's order.
  package var otherKeys: [String] = []
  /// The lines from the first `---` to the last, both included; nil where there is no front matter.
  package var lines: ClosedRange<Int>?

  package init() {}
}

extension FrontMatter {
  /// Lines are looked through up to this many bytes: YAML is for a few keys.
  static let longest = 65_536

  /// Reads the front matter of a note, which may have none.
  static func read(_ source: Source) -> (FrontMatter, [Diagnostic]) {
    guard isFence(source.line(1)) else { return (FrontMatter(), []) }
    guard let last = lastLine(of: source) else { return (FrontMatter(), [unclosed(source)]) }
    var frontMatter = FrontMatter()
    frontMatter.lines = 1...last
    guard last > 2 else { return (frontMatter, []) }
    guard source.lineStarts[last - 1] <= longest else {
      let finding = Diagnostic(
        .error, "front-matter", "the front matter is longer than \(longest) bytes", file: source.path,
        span: source.span(ofLine: 1))
      return (frontMatter, [finding])
    }
    var bytes: [UInt8] = []
    for line in 2..<last {
      bytes += source.line(line)
      bytes.append(.lineFeed)
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let fields = FrontMatterReader(text, source: source, firstLine: 2)
    return fields.fill(frontMatter)
  }

  /// `---`, and nothing but blanks behind it.
  private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: [.hyphen, .hyphen, .hyphen]) && line.dropFirst(3).allSatisfy(\.isBlank)
  }

  private static func lastLine(of source: Source) -> Int? {
    guard source.lineStarts.count > 1 else { return nil }
    return (2...source.lineStarts.count).first { isFence(source.line($0)) }
  }

  /// As in Obsidian the line is then a rule and the keys are text. Where keys follow that was hardly
  /// meant, and a `draft: true` would be lost.
  private static func unclosed(_ source: Source) -> Diagnostic {
    let next = source.lineStarts.count > 1 ? source.line(2) : []
    let key = next.prefix { $0 != UInt8(ascii: ":") }
    let isKey =
      !key.isEmpty && key.count < next.count
      && key.allSatisfy { $0.isLetter || $0.isDigit || $0 == .hyphen || $0 == UInt8(ascii: "_") }
    return Diagnostic(
      isKey ? .error : .warning, "front-matter-unclosed",
      "no line ‘---’ ends the front matter that begins here", file: source.path,
      span: source.span(ofLine: 1),
      help: isKey
        ? "close it with a line ‘---’ behind the last key"
        : "where a rule is meant, write ‘***’, or begin the note with another line")
  }
}
