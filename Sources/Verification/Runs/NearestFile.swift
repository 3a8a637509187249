import Foundation
import Markdown

extension Run.Trap {
  /// Where the program stopped because a file is not there: with the name of the file that was probably meant.
  /// - Parameter folder: that of the note.
  func namingNearestFile(in folder: String) -> Run.Trap {
    guard message.hasSuffix(" cannot be read: No such file or directory"),
      let name = message.split(separator: "\"").first.map({ $0.split(separator: "/") }), let file = name.last
    else { return self }
    let inner = name.dropLast().joined(separator: "/")
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: inner.isEmpty ? folder : "\(folder)/\(inner)")
    guard let nearest = SpellingSuggestions(names ?? []).candidates(for: String(file)).first else {
      return self
    }
    let path = inner.isEmpty ? nearest : "\(inner)/\(nearest)"
    return Run.Trap(message: "\(message); did you mean \"\(path)\"?", frames: frames)
  }
}
