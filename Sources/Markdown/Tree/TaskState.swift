/// What the character between the brackets of a task says.
///
/// - Source: the alternate checkboxes of the themes Minimal and Things, which plug-ins and other themes follow.
package enum TaskState: Sendable, Equatable {
  case open, done
  /// Neither of the two, with the word for it: “cancelled”; nil for a mark of the author's own.
  case other(String?)

  init(_ mark: Character) {
    switch mark {
    case " ": self = .open
    case "x", "X": self = .done
    default: self = .other(Self.words[mark])
    }
  }

  private static let words: [Character: String] = [
    "/": "in progress", "-": "cancelled", ">": "deferred", "<": "scheduled", "?": "question",
    "!": "important",
    "*": "star", "\"": "quote", "l": "location", "b": "bookmark", "i": "information", "S": "savings",
    "I": "idea",
    "p": "for", "c": "against", "f": "fire", "k": "key", "w": "win", "u": "up", "d": "down", "n": "note",
  ]
}
