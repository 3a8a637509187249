import Formulas
import Foundation
import Markdown
import Platform

/// The formula commands that all notes of a folder share, defined in its file `macros.tex`.
package struct SharedMacros: Sendable {
  private static let file = "macros.tex"

  package let macros: MathMacros
  /// Nil where the folder has no such file.
  package let source: Source?
  package let diagnostics: [Diagnostic]

  init(folder: String) throws {
    let path = folder == "." ? Self.file : "\(folder)/\(Self.file)"
    guard FileManager.default.fileExists(atPath: path) else {
      macros = MathMacros()
      source = nil
      diagnostics = []
      return
    }
    let source = Source(path: path, bytes: try Files.read(path))
    let (macros, findings) = MathMacros.read(String(decoding: source.bytes, as: UTF8.self))
    self.macros = macros
    self.source = source
    diagnostics = findings.map {
      Diagnostic(
        .error, $0.identifier, $0.message, file: path,
        span: source.span($0.range.clamped(to: 0..<source.bytes.count)), help: $0.help)
    }
  }
}
