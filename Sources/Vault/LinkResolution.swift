import Markdown
import Foundation

/// Names are resolved as in Obsidian: regardless of case and Unicode normalization, by any suffix of the
/// path, or else by an alias. A name that several notes have is that of the nearest one; where two are equally near, the
/// link is ambiguous.
extension LinkMap {
  package func resolve(_ wikilink: Wikilink, in document: Document) -> LinkTarget {
    if wikilink.target.isEmpty { return resolve(own: wikilink.fragment, in: document) }
    return named(wikilink.target, fragment: wikilink.fragment, in: document)
  }

  /// Resolves `[text](target)`. The target may be `other.md`, `other.md#heading`, `other.md#^block`,
  /// `#heading`, a file, or a URL.
  package func resolve(_ link: Link, in document: Document) -> LinkTarget {
    resolve(target: link.target, in: document)
  }

  package func resolve(_ image: Image, in document: Document) -> LinkTarget {
    resolve(target: image.target, in: document)
  }

  private func resolve(target: String, in document: Document) -> LinkTarget {
    if target.hasPrefix("//") { return .external(target) }
    if let scheme = LinkScheme.of(target) {
      return LinkScheme.isPublished(scheme) ? .external(target) : .unsafe(scheme: scheme)
    }
    let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let written = parts.first.map { $0.prefix { $0 != "?" } } ?? ""
    let path = written.removingPercentEncoding ?? String(written)
    let fragment = parts.count > 1 ? parts[1].removingPercentEncoding ?? String(parts[1]) : nil
    if path.isEmpty { return parts.count > 1 ? resolve(own: fragment, in: document) : .missing }
    // A path relative to the note wins over a path suffix elsewhere.
    return placed(path, fragment: fragment, in: document) ?? named(path, fragment: fragment, in: document)
  }

  private func resolve(own fragment: String?, in document: Document) -> LinkTarget {
    guard let index = notesByPath[document.source.path] else { return .missing }
    return anchored(fragment, in: notes[index])
  }

  /// The note or file at `path`, relative to the folder of `document`.
  private func placed(_ path: String, fragment: String?, in document: Document) -> LinkTarget? {
    guard let location = NotePath(path, from: Self.location(document.source.path, in: folder)) else {
      return nil
    }
    if let note = notesByLocation.exact(location.withoutExtension) {
      return anchored(fragment, in: notes[note])
    }
    return drawings.exact(location).map(drawing) ?? filesByLocation.exact(location).map { .file(files[$0]) }
  }

  /// Resolves a name or a path suffix.
  private func named(_ target: String, fragment: String?, in document: Document) -> LinkTarget {
    if NotePath.isPlaced(target) { return placed(target, fragment: fragment, in: document) ?? .missing }
    let location = NotePath(target)
    let note = Self.location(document.source.path, in: folder)
    let notesOfName = notesByLocation.matches(location.withoutExtension, from: note)
    let named = notesOfName.isEmpty ? notesByAlias[target.lowercased(), default: []] : notesOfName
    ScannerSteps.count(named.count)
    if named.count == 1 { return anchored(fragment, in: notes[named[0]]) }
    if !named.isEmpty {
      return .ambiguous(named.prefix(PathSuffixIndex.most).map { notes[$0].note.path }.sorted())
    }
    let found = drawings.matches(location, from: note)
    if !found.isEmpty { return found.count == 1 ? drawing(found[0]) : .ambiguous(found.sorted()) }
    let others = filesByLocation.matches(location, from: note)
    if others.count == 1 { return .file(files[others[0]]) }
    return others.isEmpty ? .missing : .ambiguous(others.map { files[$0] }.sorted())
  }

  private func drawing(_ path: String) -> LinkTarget {
    let picture = Drawings.pictures(of: path).lazy.compactMap {
      filesByLocation.exact(Self.location($0, in: folder))
    }.first
    return .drawing(path, picture: picture.map { files[$0] })
  }

  private func anchored(_ fragment: String?, in entry: Entry) -> LinkTarget {
    guard let fragment, !fragment.isEmpty else { return .note(entry.note, anchor: nil) }
    switch entry.anchors.find(fragment) {
    case .anchor(let anchor): return .note(entry.note, anchor: anchor)
    case .missingHeading(let part): return .missingHeading(entry.note, part: part)
    case .missingBlock(let name): return .missingBlock(entry.note, name: name)
    }
  }
}
