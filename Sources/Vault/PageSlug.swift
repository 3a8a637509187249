import Markdown
import Foundation

/// The names of the notes' pages, without `.html`: `permalink` of the front matter, or else derived from the
/// file name. `Max Pooling.md` becomes `max-pooling.html`.
enum PageSlug {
  /// Notes with the same name in several folders get their folders as a prefix: `layers--bias`. A note at the
  /// root keeps its plain name.
  /// - Parameter paths: the paths of the documents within the folder of notes.
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

  /// Lowercased, with hyphens for white space.
  private static func name(_ file: String) -> String {
    let name = file.precomposedStringWithCanonicalMapping.lowercased()
    return String(name.map { $0.isWhitespace ? "-" : $0 })
  }
}
