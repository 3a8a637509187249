import Markdown

extension LinkMap {
  /// The diagnostics of all links, embeds and pictures of `document`, in source order: missing, ambiguous and
  /// forbidden targets, and embeds that show too much.
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

  /// Conflicts between notes, and drawings that are lost.
  package var diagnostics: [Diagnostic] { pageDiagnostics + orderDiagnostics + drawingDiagnostics }

  /// Published notes with the same `order`, each reported at its first line.
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

  /// Notes that would become the same page, each reported at its first line. Case is ignored, because some
  /// file systems ignore it.
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
