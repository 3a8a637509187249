import Markdown
import Platform

/// What one program did: facts only, in places of its cells; what they mean for the note is `CellChecker`'s.
struct Run: Sendable, Equatable {
  /// How it ended.
  enum Ending: Sendable, Equatable {
    /// Every cell was run to its end (or nothing was to be run).
    case completed
    /// The compiler refused it.
    case refused([Finding])
    /// It left half-way with this exit code.
    case left(code: Int)
    case trapped(Trap)
    case stopped(ChildProcess.Limit, Trap)
  }

  /// An error of the compiler.
  struct Finding: Sendable, Equatable {
    /// 0: not in a cell.
    let cell: Int
    let place: SourcePosition
    let message: String
    /// The compiler's notes, a line each.
    let notes: [String]
  }

  /// Where and why a program stopped.
  struct Trap: Sendable, Equatable {
    let message: String
    /// The lines of cells that were on the stack, the innermost first.
    let frames: [Frame]
  }

  struct Frame: Sendable, Equatable {
    let cell: Int
    let place: SourcePosition
  }

  /// The values that one place of a cell had, one after another.
  struct Site: Sendable, Equatable {
    let cell: Int
    let span: SourceSpan
    var values: [Value]
    /// The values of some passes were too many to record.
    var isIncomplete = false
    /// Passes left out before the last value, because nothing is expected of them.
    var omitted = 0

    var passes: Int { values.reduce(omitted) { $0 + $1.passes } }

    /// Whether this is a value at all: `()` is none.
    var hasValue: Bool { values.contains { $0.type != "()" && $0.type != "Optional<()>" } }

    /// Keeps the first values and the last: a page shows no more of a long loop.
    mutating func abridge() {
      let shown = 3
      guard values.count > shown + 1 else { return }
      omitted += values[shown..<(values.count - 1)].reduce(0) { $0 + $1.passes }
      values.removeSubrange(shown..<(values.count - 1))
    }
  }

  struct Value: Sendable, Equatable {
    let type: String
    let text: String
    /// How many times in a row.
    let passes: Int
    let isCut: Bool
  }

  /// A `print` and its text.
  struct Print: Sendable, Equatable {
    let cell: Int
    let span: SourceSpan
    let text: String
  }

  /// A value that was drawn.
  struct Drawing: Sendable, Equatable {
    let cell: Int
    let span: SourceSpan
    /// A picture, encoded.
    let bytes: [UInt8]
  }

  /// A bound expression that does not compile or that stopped the program; the cells were run without it.
  struct LeftOut: Sendable, Equatable {
    /// The number of the binding.
    let binding: Int
    /// In the text of the binding; nil where it is not known.
    let place: SourcePosition?
    let message: String
    let notes: [String]
    /// Whether the same would come of it again.
    let isCertain: Bool
  }

  /// A file that was read, relative to the note's folder, and the fingerprint of its content.
  struct Input: Sendable, Equatable {
    let path: String
    let fingerprint: String
  }

  var ending = Ending.completed
  /// The cells that were begun, in that order; the last one was not finished unless the program completed.
  var begun: [Int] = []
  /// Where the latest value came from.
  var latest: Frame?
  var sites: [Site] = []
  var prints: [Print] = []
  var pictures: [Drawing] = []
  /// What each cell printed.
  var output: [Int: String] = [:]
  /// What was printed up to the beginning of a marked line.
  var lineMarks: [Frame: String] = [:]
  var inputs: [Input] = []
  /// The bindings that the program was run without in the end.
  var leftOut: [LeftOut] = []
}

extension Run.Frame: Hashable {}
