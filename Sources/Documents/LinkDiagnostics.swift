extension LinkMap {
  /// Every link and picture of `document` that leads nowhere, to several places, or where it must not.
  package func diagnostics(of document: Document) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    document.forEachInline { inline in
      switch inline {
      case .wikilink(let link):
        let target = resolve(link, in: document)
        let name = link.fragment.map { link.target.isEmpty ? "#\($0)" : link.target } ?? link.target
        let isPicture =
          link.isEmbed && link.target.contains(".") && !link.target.lowercased().hasSuffix(".md")
        add(target, name, link.fragment, isPicture: isPicture, link.span)
      case .link(let link): add(resolve(link, in: document), link.target, nil, isPicture: false, link.span)
      case .image(let image):
        add(resolve(image, in: document), image.target, nil, isPicture: true, image.span)
      default: break
      }
    }
    return diagnostics

    func add(_ target: LinkTarget, _ name: String, _ fragment: String?, isPicture: Bool, _ span: Span) {
      if let finding = finding(target, name, fragment, isPicture: isPicture, in: document, span) {
        diagnostics.append(finding)
      }
    }
  }

  private func finding(
    _ target: LinkTarget, _ name: String, _ fragment: String?, isPicture: Bool, in document: Document,
    _ span: Span
  ) -> Diagnostic? {
    func finding(_ severity: Diagnostic.Severity, _ identifier: String, _ message: String, _ help: String)
      -> Diagnostic
    {
      Diagnostic(severity, identifier, message, file: document.source.path, span: span, help: help)
    }
    switch target {
    case .note(let note, _):
      if isPicture, !name.isEmpty, !name.contains("#") {
        return finding(.error, "missing-picture", "‘\(name)’ is a note, not a picture", "link to it instead")
      }
      guard note.isDraft, !document.frontMatter.isDraft else { return nil }
      return finding(
        .warning, "draft-link", "‘\(note.name)’ is a draft, which is not published",
        "the page shows the link as text")
    case .file: return nil
    case .external:
      guard isPicture else { return nil }
      return finding(
        .error, "external-picture", "the picture ‘\(name)’ is on another host",
        "save it beside the note: a page makes no requests elsewhere")
    case .missing(let candidates):
      if name.isEmpty { return finding(.error, "missing-link", "the link has no target", "name a note") }
      return isPicture
        ? finding(
          .error, "missing-picture", "there is no picture ‘\(name)’",
          Self.help(candidates, "add the file to the folder of the notes"))
        : finding(
          .error, "missing-link", "there is no note or file ‘\(name)’",
          Self.help(candidates, "write that note"))
    case .missingHeading(let note, let candidates):
      let heading = fragment ?? name.split(separator: "#", maxSplits: 1).last.map(String.init) ?? name
      return finding(
        .error, "missing-heading", "‘\(note.name)’ has no heading ‘\(heading)’",
        Self.help(candidates, "add that heading, or link to the note"))
    case .ambiguous(let paths):
      return finding(
        .error, "ambiguous-link", "‘\(name)’ may be each of \(paths.joined(separator: ", "))",
        "write as much of the path as tells them apart")
    case .unsafe(let scheme):
      return finding(
        .error, "unsafe-link", "links with ‘\(scheme):’ are not published", "use https, http or mailto")
    }
  }

  private static func help(_ candidates: [String], _ otherwise: String) -> String {
    guard let last = candidates.last else { return otherwise }
    let others = candidates.dropLast().map { "‘\($0)’" }.joined(separator: ", ")
    return "did you mean " + (others.isEmpty ? "" : others + " or ") + "‘\(last)’?"
  }

  /// Notes that would be shown on the same page, each named at its first line.
  package var diagnostics: [Diagnostic] {
    var first: [String: LinkedNote] = [:]
    var diagnostics: [Diagnostic] = []
    for entry in notes {
      guard let other = first[entry.note.slug] else {
        first[entry.note.slug] = entry.note
        continue
      }
      diagnostics.append(
        Diagnostic(
          .error, "duplicate-name",
          "‘\(other.path)’ and ‘\(entry.note.path)’ would both become the page ‘\(entry.note.slug).html’",
          file: entry.note.path, span: Span(at: Place(line: 1, column: 1)), help: "rename one of them"))
    }
    return diagnostics
  }
}
