import Foundation

/// A tag and the published notes that have it or a nested tag: `#cnn/pooling` counts as `#cnn` too.
package struct TaggedNotes: Sendable, Equatable {
  /// The first spelling found, without `#`.
  package let name: String
  /// The same for every spelling of the tag: `TaggedNotes.key(of:)` of the name.
  package let key: String
  /// Without duplicates, in folder order.
  package let notes: [LinkedNote]

  /// Tags are compared regardless of case and Unicode normalization.
  package static func key(of name: String) -> String {
    let name = parts(of: name).joined(separator: "/")
    return name.utf8.allSatisfy { $0 < 0x80 }
      ? name.lowercased() : name.precomposedStringWithCanonicalMapping.lowercased()
  }

  fileprivate static func parts(of name: String) -> [Substring] { name.split(separator: "/") }
}

/// Collects the tags of notes, one note after the other.
struct TagCollection {
  private var names: [String: String] = [:]
  private var notes: [String: [LinkedNote]] = [:]

  mutating func add(_ name: String, _ note: LinkedNote) {
    guard !note.isDraft else { return }
    let parts = TaggedNotes.parts(of: name)
    for count in parts.indices {
      addOne(count == 0 ? String(parts[0]) : parts[...count].joined(separator: "/"), note)
    }
  }

  private mutating func addOne(_ name: String, _ note: LinkedNote) {
    let key = TaggedNotes.key(of: name)
    if names[key] == nil { names[key] = name }
    if notes[key]?.last?.path != note.path { notes[key, default: []].append(note) }
  }

  /// Sorted by key.
  var tags: [TaggedNotes] {
    names.keys.sorted().map { TaggedNotes(name: names[$0]!, key: $0, notes: notes[$0]!) }
  }
}
