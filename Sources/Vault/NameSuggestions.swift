import Markdown

/// The notes and files of a folder that a name which does not exist may stand for, as a help names them.
struct NameSuggestions: Sendable {
  /// The names and titles of notes, their aliases, and the names of files.
  private let names: SpellingSuggestions
  private let fileNames: SpellingSuggestions
  /// By a title that is not the name of its note, too: the names of the notes.
  private var titled: [String: String] = [:]
  /// By the name of a file, lowercased: its shortest path in the folder.
  private var paths: [String: String] = [:]

  /// - Parameter files: their paths in the folder.
  init(notes: [LinkMap.Entry], files: [String]) {
    let fileNames = files.map(Self.name)
    for (name, path) in zip(fileNames, files) {
      let known = paths[name.lowercased()]
      if known == nil || path.utf8.count < known!.utf8.count { paths[name.lowercased()] = path }
    }
    var all = fileNames
    for entry in notes {
      let (name, title) = (entry.note.name, entry.note.title)
      all.append(name)
      all += entry.document.frontMatter.aliases
      guard title.lowercased() != name.lowercased() else { continue }
      all.append(title)
      titled[title] = name
    }
    names = SpellingSuggestions(all)
    self.fileNames = SpellingSuggestions(fileNames)
  }

  /// At most three notes or files, the nearest first.
  func candidates(for name: String) -> [String] {
    var shown: Set<String> = []
    return names.candidates(for: name).compactMap { candidate in
      let note = titled[candidate] ?? candidate
      guard shown.insert(note).inserted else { return nil }
      return note == candidate || note.lowercased() == name.lowercased()
        ? "‘\(note)’" : "‘\(note)’ (“\(candidate)”)"
    }
  }

  /// The paths of at most three files, the nearest first; else of one with another extension.
  func files(for name: String) -> [String] {
    let near = fileNames.candidates(for: name).compactMap { paths[$0.lowercased()] }
    guard near.isEmpty else { return near.map { "‘\($0)’" } }
    let stem = Self.stem(name)
    ScannerSteps.count(paths.count)
    let others = paths.filter { Self.stem($0.key) == stem }.values
    return others.min { ($0.utf8.count, $0) < ($1.utf8.count, $1) }.map { ["‘\($0)’"] } ?? []
  }

  private static func name(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// Lowercased, without the extension.
  private static func stem(_ name: String) -> String {
    String(name[..<(name.lastIndex(of: ".") ?? name.endIndex)]).lowercased()
  }
}
