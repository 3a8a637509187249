import Foundation

/// All notes of a folder by name, alias and heading, and its other files. Notes meet here and nowhere else.
///
/// Names are found as Obsidian finds them: whatever their case, by as much of the path as is written.
package struct LinkMap: Sendable {
  let notes: [Entry]
  private let files: [(path: String, location: NotePath)]
  private var notesByName: [String: [Int]] = [:]
  private var notesByAlias: [String: [Int]] = [:]
  private var notesByPath: [String: Int] = [:]
  private var filesByName: [String: [Int]] = [:]
  package let folder: String
  /// What a name that does not exist can be meant to be.
  private let names: EditDistance

  struct Entry: Sendable {
    let note: LinkedNote
    let location: NotePath
    let aliases: [String]
    let headings: [(level: Int, text: String, id: String)]
  }

  /// - Parameters:
  ///   - documents: all notes of the folder.
  ///   - files: the paths of its other files, written as those of the notes are.
  ///   - folder: what all these paths begin with: `notes`.
  package init(documents: [Document], files: [String], folder: String) {
    self.folder = folder
    notes = documents.map { document in
      Entry(
        note: LinkedNote(document),
        location: Self.location(document.source.path, in: folder).withoutExtension,
        aliases: document.frontMatter.aliases,
        headings: document.headings.map { ($0.level, $0.content.visibleText, $0.id) })
    }
    self.files = files.map { ($0, Self.location($0, in: folder)) }
    let fileNames = files.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
    names = EditDistance(notes.flatMap { [$0.note.name] + $0.aliases } + fileNames)
    for (index, entry) in notes.enumerated() {
      notesByName[entry.location.last, default: []].append(index)
      notesByPath[entry.note.path] = index
      for alias in entry.aliases { notesByAlias[alias.lowercased(), default: []].append(index) }
    }
    for (index, file) in self.files.enumerated() {
      filesByName[file.location.last, default: []].append(index)
    }
  }

  private static func location(_ path: String, in folder: String) -> NotePath {
    let prefix = folder.hasSuffix("/") || folder.isEmpty ? folder : folder + "/"
    return NotePath(path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path)
  }

  package func resolve(_ wikilink: Wikilink, in document: Document) -> LinkTarget {
    if wikilink.target.isEmpty { return resolve(own: wikilink.fragment, in: document) }
    return named(wikilink.target, fragment: wikilink.fragment)
  }

  /// Where `[text](target)` leads: `other.md`, `other.md#heading`, `#heading`, a file, another host.
  package func resolve(_ link: Link, in document: Document) -> LinkTarget {
    resolve(target: link.target, in: document)
  }

  package func resolve(_ image: Image, in document: Document) -> LinkTarget {
    resolve(target: image.target, in: document)
  }

  private func resolve(target: String, in document: Document) -> LinkTarget {
    if target.hasPrefix("//") { return .external(target) }
    if let scheme = Self.scheme(of: target) {
      return Self.safeSchemes.contains(scheme) ? .external(target) : .unsafe(scheme: scheme)
    }
    let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let written = parts.first.map { $0.prefix { $0 != "?" } } ?? ""
    let path = written.removingPercentEncoding ?? String(written)
    let fragment = parts.count > 1 ? parts[1].removingPercentEncoding ?? String(parts[1]) : nil
    if path.isEmpty {
      return parts.count > 1 ? resolve(own: fragment, in: document) : .missing(candidates: [])
    }
    if let location = NotePath(path, from: Self.location(document.source.path, in: folder)) {
      let exact = notesByName[location.withoutExtension.last, default: []]
        .first { notes[$0].location == location.withoutExtension }
      if let exact { return heading(fragment, of: notes[exact]) }
      let file = filesByName[location.last, default: []].first { files[$0].location == location }
      if let file { return .file(files[file].path) }
    }
    return path.contains("../")
      ? .missing(candidates: candidates(for: path)) : named(path, fragment: fragment)
  }

  private func resolve(own fragment: String?, in document: Document) -> LinkTarget {
    guard let index = notesByPath[document.source.path] else { return .missing(candidates: []) }
    return heading(fragment, of: notes[index])
  }

  /// Where a name leads, or the end of a path.
  private func named(_ target: String, fragment: String?) -> LinkTarget {
    let location = NotePath(target)
    let name = location.withoutExtension
    let found = narrowed(notesByName[name.last, default: []], to: name) { notes[$0].location }
    if found.count == 1 { return heading(fragment, of: notes[found[0]]) }
    if found.count > 1 { return .ambiguous(found.map { notes[$0].note.path }.sorted()) }
    let aliased = notesByAlias[target.lowercased(), default: []]
    if aliased.count == 1 { return heading(fragment, of: notes[aliased[0]]) }
    if aliased.count > 1 { return .ambiguous(aliased.map { notes[$0].note.path }.sorted()) }
    let pictures = narrowed(filesByName[location.last, default: []], to: location) { files[$0].location }
    if pictures.count == 1 { return .file(files[pictures[0]].path) }
    if pictures.count > 1 { return .ambiguous(pictures.map { files[$0].path }.sorted()) }
    return .missing(candidates: candidates(for: target))
  }

  /// Those whose path ends as it is written; the one whose whole path it is, if there is one.
  private func narrowed(_ indices: [Int], to path: NotePath, _ location: (Int) -> NotePath) -> [Int] {
    let ending = indices.filter { location($0).ends(with: path) }
    if let exact = ending.first(where: { location($0) == path }), ending.count > 1 { return [exact] }
    return ending
  }

  /// The heading that a fragment means: its id, or its text; `Part#Section` is a section of that part.
  private func heading(_ fragment: String?, of entry: Entry) -> LinkTarget {
    guard let fragment, !fragment.isEmpty, !fragment.hasPrefix("^") else {
      return .note(entry.note, heading: nil)
    }
    if let heading = entry.headings.first(where: { $0.id == fragment }) {
      return .note(entry.note, heading: heading.id)
    }
    var rest = entry.headings[...]
    var found: String?
    for part in fragment.split(separator: "#") {
      let slug = HeadingIDs.slug(String(part))
      guard let index = rest.firstIndex(where: { HeadingIDs.slug($0.text) == slug }) else {
        let texts = entry.headings.map(\.text)
        return .missingHeading(
          entry.note, candidates: EditDistance(texts).candidates(for: String(part)))
      }
      found = rest[index].id
      let level = rest[index].level
      rest = rest[(index + 1)...].prefix { $0.level > level }
    }
    return .note(entry.note, heading: found)
  }

  private func candidates(for target: String) -> [String] {
    let name = target.split(separator: "/").last.map(String.init) ?? target
    return names.candidates(for: name)
  }

  private static let safeSchemes: Set<String> = ["http", "https", "mailto", "tel", "obsidian"]

  /// The scheme of a URL, lowercased: at least two letters, digits, `+`, `.`, `-` before the colon.
  private static func scheme(of target: String) -> String? {
    // A browser passes over control characters and blanks in a scheme, so we do.
    let bytes = target.utf8.filter { $0 > .space }
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > 1, bytes[0].isLetter else {
      return nil
    }
    let name = bytes[..<colon]
    guard name.allSatisfy({ $0.isLetter || $0.isDigit || "+.-".utf8.contains($0) }) else { return nil }
    return String(decoding: name, as: UTF8.self).lowercased()
  }
}
