import CellLog
import Markdown
import Lessons

/// The Swift code that is compiled for a binding, and the positions of its parts in the note.
///
///     __notes_bound(1501999999, (looks * looks), looks)
struct BindingSource {
  private(set) var text = ""
  /// The parts of the text that come from the note.
  private var pieces: [(line: Int, column: Int, piece: BoundExpression.Piece, pieceLine: Int)] = []
  private var line = 1
  private var column = 1
  private let span: SourceSpan

  /// The line of the site in the log that has the rows of values.
  static func rowLine(of binding: Binding) -> Int {
    (Program.unit(of: binding) + 1) * LogFormat.linesPerCell - 1
  }

  /// The names whose values follow the value of the expression in each row: those of the ranges, then the symbols of the
  /// formula that are variables of the note.
  static func names(of binding: Binding) -> [String] {
    let ranges = binding.expression.ranges.map(\.name)
    return ranges + binding.symbols.filter { !ranges.contains($0) }
  }

  init(_ binding: Binding) {
    span = binding.span
    let row = Self.rowLine(of: binding)
    let expression = binding.expression
    if !expression.ranges.isEmpty { add("__notes_bound_begin(); __notes_rows_\(binding.number): ") }
    for range in expression.ranges {
      add("for \(range.name) in (")
      add(range.values)
      add("\n) { ")
    }
    if !expression.ranges.isEmpty {
      add("guard __notes_bound_next(\(row)) else { break __notes_rows_\(binding.number) }; ")
    }
    if let condition = expression.condition {
      add("guard (")
      add(condition)
      add("\n) else { continue }; ")
    }
    add("__notes_bound(\(row), (")
    add(expression.expression)
    add("\n)" + Self.names(of: binding).map { ", \($0)" }.joined() + ")")
    add(String(repeating: " }", count: expression.ranges.count))
  }

  private mutating func add(_ words: String) {
    text += words
    if let last = words.utf8.lastIndex(of: UInt8(ascii: "\n")) {
      line += words.utf8.count { $0 == UInt8(ascii: "\n") }
      column = words.utf8.distance(from: last, to: words.utf8.endIndex)
    } else {
      column += words.utf8.count
    }
  }

  private mutating func add(_ piece: BoundExpression.Piece) {
    let lines = piece.text.split(separator: "\n", omittingEmptySubsequences: false)
    for (number, words) in lines.enumerated() {
      pieces.append((line, column, piece, number + 1))
      add(String(words) + (number + 1 < lines.count ? "\n" : ""))
    }
  }

  /// The position in the note of a position in the text; that of the comment where it is in generated code.
  func place(_ place: SourcePosition) -> SourcePosition {
    guard
      let found = pieces.last(where: { $0.line == place.line && $0.column <= place.column }),
      case let column = place.column - found.column,
      column
        <= found.piece.text.split(separator: "\n", omittingEmptySubsequences: false)[found.pieceLine - 1].utf8
        .count
    else { return span.start }
    return found.piece.place(line: found.pieceLine, column: column + 1)
  }
}
