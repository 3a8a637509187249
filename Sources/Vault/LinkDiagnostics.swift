import Markdown

extension LinkMap {
  /// Every link, embed and picture of `document` that leads nowhere, to several places, where it must not, or
  /// shows too much, in the note's order.
  package func diagnostics(of document: Document) -> [Diagnostic] {
    var findings = LinkChecker(self, document)
    for link in document.frontMatter.links { findings.add(link) }
    let index = notesByPath[document.source.path]
    for inline in document.contents.references {
      switch inline {
      case .wikilink(let link): findings.add(link)
      case .link(let link): findings.add(link)
      case .image(let image): findings.add(image)
      default: break
      }
    }
    let diagnostics = findings.diagnostics + (index.flatMap { embeds.diagnostics[$0] } ?? [])
    return diagnostics.sorted { $0.span.start < $1.span.start }
  }

  /// What is wrong with the notes side by side.
  package var diagnostics: [Diagnostic] { pageDiagnostics + orderDiagnostics }

  /// Published notes that claim the same place in the course, each named at its first line.
  private var orderDiagnostics: [Diagnostic] {
    var first: [Double: LinkedNote] = [:]
    var diagnostics: [Diagnostic] = []
    for entry in notes {
      guard let order = entry.document.frontMatter.order, !entry.note.isDraft else { continue }
      guard let other = first[order] else {
        first[order] = entry.note
        continue
      }
      diagnostics.append(
        Diagnostic(
          .warning, "duplicate-order", "‘\(other.path)’ has the same ‘order’", file: entry.note.path,
          span: SourceSpan(at: SourcePosition(line: 1, column: 1)),
          help: "give each lecture a number of its own; it may have a fraction: ‘order: 2.5’"))
    }
    return diagnostics
  }

  /// Notes that would be shown on the same page, each named at its first line. Some disks know no difference
  /// between capital and small letters.
  private var pageDiagnostics: [Diagnostic] {
    var first: [String: LinkedNote] = [:]
    var diagnostics: [Diagnostic] = []
    for entry in notes {
      guard let other = first[entry.note.slug.lowercased()] else {
        first[entry.note.slug.lowercased()] = entry.note
        continue
      }
      diagnostics.append(
        Diagnostic(
          .error, "duplicate-name",
          "‘\(other.path)’ and ‘\(entry.note.path)’ would both become the page ‘\(entry.note.slug).html’",
          file: entry.note.path, span: SourceSpan(at: SourcePosition(line: 1, column: 1)),
          help: "rename one of them, or give it a ‘permalink’"))
    }
    return diagnostics
  }
}
