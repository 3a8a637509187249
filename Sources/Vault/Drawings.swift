import Markdown

/// What Obsidian shows with a plug-in or a view of its own, and no page can: notes that hold the data of a drawing,
/// canvases and bases.
struct Drawings: Sendable {
  private var paths: [String] = []
  private var byLocation = PathSuffixIndex()

  static func isOne(_ file: String) -> Bool { Kind(ofFile: file) != nil }

  /// - Parameters:
  ///   - notes: the paths of those drawings that are notes.
  ///   - files: the paths of all files of the folder that are no notes.
  init(notes: [String], files: [String], folder: String) {
    for path in notes { add(path, LinkMap.location(path, in: folder).withoutExtension) }
    for path in files where Self.isOne(path) { add(path, LinkMap.location(path, in: folder)) }
  }

  private mutating func add(_ path: String, _ location: NotePath) {
    byLocation.add(location, paths.count)
    paths.append(path)
  }

  func exact(_ location: NotePath) -> String? {
    (byLocation.exact(location) ?? byLocation.exact(location.withoutExtension)).map { paths[$0] }
  }

  func matches(_ location: NotePath, from note: NotePath) -> [String] {
    let found = byLocation.matches(location, from: note)
    return (found.isEmpty ? byLocation.matches(location.withoutExtension, from: note) : found).map {
      paths[$0]
    }
  }

  enum Kind: String {
    case drawing, canvas, base

    /// - Parameter path: of a file that is no note; nil for any other file.
    init?(ofFile path: String) {
      switch path.split(separator: ".").last?.lowercased() {
      case "excalidraw", "tldr": self = .drawing
      case "canvas": self = .canvas
      case "base": self = .base
      default: return nil
      }
    }

    init(of path: String) { self = Kind(ofFile: path) ?? .drawing }
  }

  /// Where a picture of the drawing may lie, the best first.
  /// - Source: the plug-in Excalidraw puts `svg` or `png` in place of the last extension of the drawing, behind `light`
  ///   and `dark` where it exports both.
  static func pictures(of path: String) -> [String] {
    let stem = String(path[..<(path.lastIndex(of: ".") ?? path.endIndex)])
    let stems: [String]
    if let kind = Kind(ofFile: path) {
      // A base is a table; a picture of its name shows something else.
      stems = kind == .base ? [path] : [path, stem]
    } else {
      stems = [stem]
    }
    return stems.flatMap { stem in
      ["", ".light", ".dark"].flatMap { theme in ["svg", "png"].map { "\(stem)\(theme).\($0)" } }
    }
  }

  /// The name that a reader sees: without folders and extensions.
  static func name(of path: String) -> String {
    var name = (path.split(separator: "/").last ?? "")[...]
    for ending in [".md", ".excalidraw", ".canvas", ".base", ".tldr"]
    where name.lowercased().hasSuffix(ending) {
      name = name.dropLast(ending.count)
    }
    return String(name)
  }
}

extension LinkTarget {
  /// The name of a drawing that a reader sees.
  package static func name(ofDrawing path: String) -> String { Drawings.name(of: path) }
}

extension LinkMap {
  /// Drawings that no published note shows or links to, in one warning at the first of them.
  var drawingDiagnostics: [Diagnostic] {
    let lost = drawingNotes.filter { !mentions.drawings.contains($0) }
    guard let first = lost.first else { return [] }
    let most = 8
    let rest = lost.count > most ? ["and \(lost.count - most) more"] : []
    return [
      Diagnostic(
        .warning, "drawing",
        lost.count == 1
          ? "the drawing ‘\(Drawings.name(of: first))’ is no page, and no note shows it"
          : "\(lost.count) drawings are no pages, and no note shows them",
        file: first, span: SourceSpan(at: SourcePosition(line: 1, column: 1)),
        details: lost.count > 1 ? lost.prefix(most) + rest : [],
        help:
          "embed it in a note, with a picture of it beside it: ‘\(Drawings.pictures(of: name(of: first))[0])’"
      )
    ]
  }

  private func name(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}
