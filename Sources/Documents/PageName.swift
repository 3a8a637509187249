import Foundation

extension Source {
  /// The name of the note's page without `.html`: lowercase, blanks as hyphens. `Max Pooling.md` is shown
  /// on `max-pooling.html`.
  package var slug: String {
    let name = name.precomposedStringWithCanonicalMapping.lowercased()
    return String(name.map { $0.isWhitespace ? "-" : $0 })
  }
}
