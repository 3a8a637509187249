import Foundation

/// The name that a note gives its page.
enum Permalink {
  /// In bytes; file systems limit the length of names.
  private static let longest = 200

  /// `text` without `/` at its ends and without `.html`; nil if that is not a valid page name.
  static func name(_ text: String) -> String? {
    var name = text.trimmed.precomposedStringWithCanonicalMapping[...]
    if name.hasPrefix("/") { name.removeFirst() }
    if name.hasSuffix("/") { name.removeLast() }
    if name.lowercased().hasSuffix(".html") { name.removeLast(5) }
    let isName = name.unicodeScalars.allSatisfy { $0.isLetterOrDigit || "-_.".unicodeScalars.contains($0) }
    guard isName, name.unicodeScalars.contains(where: \.isLetterOrDigit), name.first != ".",
      name.utf8.count <= longest
    else { return nil }
    return String(name)
  }
}
