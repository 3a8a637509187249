import Foundation

/// The name that a note gives its page.
enum Permalink {
  /// In bytes; file systems limit the length of names.
  private static let longest = 200

  /// `text` without `/` at its ends and without `.html`, its folders as a prefix like those of a note: `a--b` for `a/b`.
  /// Nil if that is not a valid page name.
  static func name(_ text: String) -> String? {
    var path = text.trimmed.precomposedStringWithCanonicalMapping[...]
    if path.hasPrefix("/") { path.removeFirst() }
    if path.hasSuffix("/") { path.removeLast() }
    if path.lowercased().hasSuffix(".html") { path.removeLast(5) }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map {
      String($0.map { $0.isWhitespace ? "-" : $0 })
    }
    let name = parts.joined(separator: "--")
    return parts.allSatisfy(isName) && name.utf8.count <= longest ? name : nil
  }

  private static func isName(_ part: String) -> Bool {
    part.first != "." && part.unicodeScalars.contains(where: \.isLetterOrDigit)
      && part.unicodeScalars.allSatisfy { $0.isLetterOrDigit || "-_.".unicodeScalars.contains($0) }
  }
}
