import Foundation

/// A path inside the folder of notes, as links write it.
struct NotePath: Hashable {
  /// Lowercased; `String` compares canonically equivalent spellings as equal.
  let components: [String]

  /// - Parameter text: a path from the folder's root.
  init(_ text: String) {
    let text = text.lowercased()
    // Most links write a name only.
    if text.utf8.contains(UInt8(ascii: "/")) || text == "." || text.isEmpty {
      components = text.split(separator: "/").map(String.init).filter { $0 != "." }
    } else {
      components = [text]
    }
  }

  /// Resolves `text` relative to the folder of `note`; nil if it leads out of the folder of notes.
  init?(_ text: String, from note: NotePath) {
    var path = text.hasPrefix("/") ? [] : Array(note.components.dropLast())
    for component in text.lowercased().split(separator: "/") where component != "." {
      if component == ".." {
        guard path.popLast() != nil else { return nil }
      } else {
        path.append(String(component))
      }
    }
    components = path
  }

  /// Whether `text` is anchored at the root or at the note: `/a`, `./a`, `../a`.
  static func isPlaced(_ text: String) -> Bool {
    text.hasPrefix("/") || text.hasPrefix("./") || text.split(separator: "/").contains("..")
  }

  /// The path with this path in the folder of `note` in front.
  func inFolder(of note: NotePath) -> NotePath {
    NotePath(components: note.components.dropLast() + components)
  }

  func isBelowFolder(of note: NotePath) -> Bool { components.starts(with: note.components.dropLast()) }

  /// In UTF-8 bytes, with a slash behind each component.
  var length: Int { components.reduce(0) { $0 + $1.utf8.count + 1 } }

  var last: String { components.last ?? "" }

  /// All suffixes of the path, the longest first.
  var ends: [NotePath] {
    components.indices.map { NotePath(components: Array(components[$0...])) }
  }

  /// Without `.md`.
  var withoutExtension: NotePath {
    guard last.hasSuffix(".md") else { return self }
    return NotePath(components: Array(components.dropLast()) + [String(last.dropLast(3))])
  }

  private init(components: [String]) { self.components = components }
}
