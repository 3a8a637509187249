import Markdown
import Foundation

/// Checks the links of a note and collects diagnostics.
struct LinkChecker {
  private let links: LinkMap
  private let document: Document
  private(set) var diagnostics: [Diagnostic] = []
  /// Suggestions for broken fragments, by the path of the note that the link leads to.
  private var headings: [String: SpellingSuggestions] = [:]
  private var blocks: [String: SpellingSuggestions] = [:]
  /// The drawings that were reported: each once for the note.
  private var reportedDrawings: Set<String> = []
  /// Whether a picture without a description was reported.
  private var isDescriptionMissing = false
  /// How many more diagnostics get suggestions. The search is slow, and nobody needs more at once.
  private var helpful = 50

  init(_ links: LinkMap, _ document: Document) {
    self.links = links
    self.document = document
  }

  mutating func add(_ link: Wikilink) {
    let name = link.fragment.map { link.target.isEmpty ? "#\($0)" : link.target } ?? link.target
    let isPicture = link.isEmbed && link.target.contains(".") && !link.target.lowercased().hasSuffix(".md")
    add(
      links.resolve(link, in: document), name, link.fragment, isPicture: isPicture, isEmbed: link.isEmbed,
      link.span)
  }

  mutating func add(_ link: Link) {
    add(links.resolve(link, in: document), link.target, nil, isPicture: false, isEmbed: false, link.span)
  }

  mutating func add(_ image: Image) {
    let target = links.resolve(image, in: document)
    if case .file(let path) = target { checkDescription(of: image, path) }
    if case .note(let note, _) = target {
      report(
        .error, "missing-picture", "‘\(image.target)’ is a note, not a picture", image.span,
        "write ‘![[\(note.name)]]’ to show it, or link to it")
    } else {
      add(target, image.target, nil, isPicture: true, isEmbed: false, image.span)
    }
  }

  private mutating func add(
    _ target: LinkTarget, _ name: String, _ fragment: String?, isPicture: Bool, isEmbed: Bool,
    _ span: SourceSpan
  ) {
    switch target {
    case .file(let path):
      guard !isPicture, !isEmbed || !path.lowercased().hasSuffix(".svg"), Self.isActive(path) else { return }
      report(
        .error, "active-file", "‘\(name)’ may hold a script, and is not published", span,
        "publish it elsewhere, and link to it there")
    case .drawing(let path, let picture):
      add(drawing: path, picture, isShown: isPicture || isEmbed, span)
    case .note(let note, _):
      guard note.isDraft, !document.frontMatter.isDraft else { return }
      report(
        .warning, "draft-link", "‘\(note.name)’ is a draft, which is not published", span,
        isEmbed ? "the page does not show it" : "the page shows the link as text")
    case .external:
      guard isPicture else { return }
      report(
        .warning, "external-picture", "the picture ‘\(name)’ is on another host", span,
        "the page links to it; to show it, save it beside the note")
    case .missing where isEmbed && LinkScheme.of(name).map(LinkScheme.isPublished) == true:
      report(
        .error, "missing-picture", "‘![[…]]’ shows files of the folder of the notes only", span,
        "write ‘![](\(name))’, which becomes a link, or save the picture beside the note")
    case .missing where name.isEmpty:
      report(.error, "missing-link", "the link has no target", span, "name a note")
    case .missing:
      let last = Self.lastName(name)
      if isPicture {
        let near = near { $0.names.files(for: last) }
        report(
          .error, "missing-picture", "there is no picture ‘\(name)’", span,
          Self.help(near, "add the file to the folder of the notes"))
      } else {
        let near = near { $0.names.candidates(for: last) }
        report(
          .error, "missing-link", "there is no note or file ‘\(name)’", span,
          Self.help(near, "write that note"))
      }
    case .missingHeading(let note, let part):
      let heading = fragment ?? name.split(separator: "#", maxSplits: 1).last.map(String.init) ?? name
      report(
        .error, "missing-heading", "‘\(note.name)’ has no heading ‘\(heading)’", span,
        Self.help(near(nearHeadings(of: note), part), headings(of: note)))
    case .missingBlock(let note, let block):
      let near = near(nearBlocks(of: note), block, mark: "^")
      report(
        .error, "missing-block", "‘\(note.name)’ has no block ‘^\(block)’", span,
        Self.help(
          near, blocks(of: note) ?? "write ‘ ^\(block)’ at the end of that block, or link to the note"))
    case .ambiguous(let paths):
      let most = PathSuffixIndex.most - 1
      let names = paths.prefix(most).joined(separator: ", ") + (paths.count > most ? " and others" : "")
      report(
        .error, "ambiguous-link", "‘\(name)’ may be each of \(names)", span,
        "write as much of the path as tells them apart")
    case .unsafe(let scheme):
      report(
        .error, "unsafe-link", "\(isPicture ? "pictures" : "links") with ‘\(scheme):’ are not published",
        span,
        isPicture || scheme == "file"
          ? "put the file into the folder of the notes" : "use https, http or mailto")
    }
  }

  /// Once for the note.
  private mutating func checkDescription(of image: Image, _ path: String) {
    let description = DisplaySize.split(image.alternative).label ?? ""
    guard description.trimmed.isEmpty, image.title.trimmed.isEmpty, !isDescriptionMissing,
      Self.isPicture(path)
    else { return }
    isDescriptionMissing = true
    report(
      .warning, "no-description", "the picture ‘\(image.target)’ has no description", image.span,
      "say what it shows to those who cannot see it: ‘![A cat](\(image.target))’")
  }

  private static func isPicture(_ path: String) -> Bool {
    ["png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "bmp"].contains(
      path.split(separator: ".").last?.lowercased() ?? "")
  }

  private mutating func add(drawing path: String, _ picture: String?, isShown: Bool, _ span: SourceSpan) {
    guard picture.map({ !isShown && Self.isActive($0) }) ?? true, reportedDrawings.insert(path).inserted
    else {
      return
    }
    let kind = Drawings.Kind(of: path)
    let name = Drawings.name(of: path)
    let wanted = Drawings.pictures(of: path)[isShown ? 0 : 1].split(separator: "/").last ?? ""
    let way = isShown ? "the page does not show it" : "the page shows the link as text"
    report(
      .warning, "drawing-link",
      isShown
        ? "there is no picture of the \(kind) ‘\(name)’" : "‘\(name)’ is a \(kind), which is not published",
      span, "\(way); export it as ‘\(wanted)’ beside it")
  }

  private mutating func report(
    _ severity: Diagnostic.Severity, _ identifier: String, _ message: String, _ span: SourceSpan,
    _ help: String
  ) {
    diagnostics.append(
      Diagnostic(severity, identifier, message, file: document.source.path, span: span, help: help))
  }

  private mutating func near(_ find: (LinkMap) -> [String]) -> [String] {
    guard helpful > 0 else { return [] }
    helpful -= 1
    return find(links)
  }

  private mutating func near(_ names: SpellingSuggestions, _ name: String, mark: String = "") -> [String] {
    near { _ in names.candidates(for: name).map { "‘\(mark)\($0)’" } }
  }

  private mutating func nearHeadings(of note: LinkedNote) -> SpellingSuggestions {
    if let known = headings[note.path] { return known }
    let names = SpellingSuggestions(anchors(of: note)?.headings.map(\.text) ?? [])
    headings[note.path] = names
    return names
  }

  private mutating func nearBlocks(of note: LinkedNote) -> SpellingSuggestions {
    if let known = blocks[note.path] { return known }
    let names = SpellingSuggestions(anchors(of: note)?.blockNames ?? [])
    blocks[note.path] = names
    return names
  }

  private func anchors(of note: LinkedNote) -> LinkAnchors? {
    links.notesByPath[note.path].map { links.notes[$0].anchors }
  }

  private func headings(of note: LinkedNote) -> String {
    let headings = anchors(of: note)?.headings ?? []
    guard !headings.isEmpty else { return "it has none; link to the note" }
    return "it has \(Self.list(headings.lazy.map { "‘\($0.text)’" }, of: headings.count))"
  }

  private func blocks(of note: LinkedNote) -> String? {
    let names = anchors(of: note)?.blockNames ?? []
    return names.isEmpty ? nil : "it has \(Self.list(names.lazy.map { "‘^\($0)’" }, of: names.count))"
  }

  /// The first five of `count` names.
  private static func list(_ names: some Sequence<String>, of count: Int) -> String {
    let most = 5
    let first = names.prefix(most)
    return count > most
      ? first.joined(separator: ", ") + " and \(count - most) more" : enumeration(Array(first), "and")
  }

  /// `a, b and c`
  private static func enumeration(_ names: [String], _ word: String) -> String {
    guard names.count > 1, let last = names.last else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " \(word) " + last
  }

  /// Whether a browser that opens the file may run scripts in it. As a picture on a page, the file runs none.
  private static func isActive(_ path: String) -> Bool {
    ["html", "htm", "xhtml", "xht", "shtml", "xml", "svg", "js", "mjs"]
      .contains(path.split(separator: ".").last?.lowercased() ?? "")
  }

  /// The last path component, without the fragment and `.md`.
  private static func lastName(_ name: String) -> String {
    let path = name.split(separator: "#", omittingEmptySubsequences: false).first ?? ""
    let last = path.removingPercentEncoding ?? String(path)
    let file = last.split(separator: "/").last.map(String.init) ?? last
    return file.lowercased().hasSuffix(".md") ? String(file.dropLast(3)) : file
  }

  private static func help(_ candidates: [String], _ otherwise: String) -> String {
    candidates.isEmpty ? otherwise : "did you mean \(enumeration(candidates, "or"))?"
  }
}
