import Foundation
import Markdown
import Testing

/// A cell of a specification, and what is expected of it.
struct CellPair: Sendable, CustomTestStringConvertible {
  let file: String
  let line: Int
  let code: String
  let expected: String
  var testDescription: String { "\(file):\(line)" }

  /// The pairs of a file in `Specifications`.
  /// - Parameter info: the info string of the fences behind the cells.
  static func all(in file: String, of info: String) -> [CellPair] {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Specifications/\(file)").path
    let bytes = FileManager.default.contents(atPath: path).map { Array($0) } ?? []
    var pairs: [CellPair] = []
    var code: CodeBlock?
    Document.read(Source(path: path, bytes: bytes)).document.forEachBlock { block in
      guard case .code(let block) = block.content else { return }
      if block.info == "swift" { code = block }
      if block.info == info, let cell = code {
        pairs.append(
          CellPair(file: file, line: cell.fence.start.line, code: cell.text, expected: block.text))
      }
    }
    return pairs
  }
}
