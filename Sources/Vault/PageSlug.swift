import Markdown
import Foundation

/// What the pages of notes are called, without `.html`: by `permalink` of the front matter, or else by the
/// file. `Max Pooling.md` is shown on `max-pooling.html`.
enum PageSlug {
  /// Notes of one name in several folders have their folders in it: `layers--bias`. The one at the root has
  /// its name for itself.
  /// - Parameter paths: of the documents, in the folder of the notes.
  static func names(of documents: [Document], _ paths: [Substring]) -> [String] {
    let own = documents.map { $0.frontMatter.permalink ?? name($0.source.name) }
    var counts: [String: Int] = [:]
    for name in own { counts[name.lowercased(), default: 0] += 1 }
    return documents.indices.map { index in
      guard documents[index].frontMatter.permalink == nil, counts[own[index].lowercased()] != 1 else {
        return own[index]
      }
      let folders = paths[index].split(separator: "/").dropLast().map { name(String($0)) }
      return (folders + [own[index]]).joined(separator: "--")
    }
  }

  /// Lowercase, blanks as hyphens.
  private static func name(_ file: String) -> String {
    let name = file.precomposedStringWithCanonicalMapping.lowercased()
    return String(name.map { $0.isWhitespace ? "-" : $0 })
  }
}
