import Markdown
import Platform

/// What one program did, with positions relative to its cells. What that means for the note is up to `CellChecker`.
struct Run: Sendable, Equatable {
  enum Ending: Sendable, Equatable {
    /// Every cell was run to its end, or nothing had to be run.
    case completed
    case refused([Finding])
    /// It left half-way with this exit code.
    case left(code: Int)
    case trapped(Trap)
    case stopped(ChildProcess.Limit, Trap)
  }

  /// An error of the compiler.
  struct Finding: Sendable, Equatable {
    /// The number of the cell; 0 where it is in none.
    let cell: Int
    let place: SourcePosition
    let message: String
    /// The compiler's notes, one line each.
    let notes: [String]
  }

  /// Where and why a program stopped.
  struct Trap: Sendable, Equatable {
    let message: String
    /// The positions in cells that were on the stack, innermost first.
    let frames: [Frame]

    /// Whether an error was thrown that nothing catches.
    var isThrownError: Bool { message.hasPrefix("Error raised at top level") }
  }

  struct Frame: Sendable, Equatable {
    let cell: Int
    let place: SourcePosition
  }

  /// The values of one expression of a cell, one after another.
  struct Site: Sendable, Equatable {
    let cell: Int
    let span: SourceSpan
    var values: [Value]
    /// Whether there were too many values to record them all.
    var isIncomplete = false
    /// How many passes before the last value were left out, because nothing is expected of them.
    var omitted = 0

    var passes: Int { values.reduce(omitted) { $0 + $1.passes } }

    /// Whether there is anything to show: `()` is not.
    var hasValue: Bool { values.contains { $0.type != "()" && $0.type != "Optional<()>" } }

    /// Keeps only the first values and the last one: a page shows no more of a long loop.
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
    /// How many times in a row it occurred.
    let passes: Int
    let isCut: Bool
  }

  /// A call of `print`, and what it printed.
  struct Print: Sendable, Equatable {
    let cell: Int
    let span: SourceSpan
    let text: String
  }

  /// A value that was drawn.
  struct Drawing: Sendable, Equatable {
    let cell: Int
    let span: SourceSpan
    /// The encoded picture.
    let bytes: [UInt8]
  }

  /// A bound expression that does not compile or that stopped the program; the cells were run without it.
  struct LeftOut: Sendable, Equatable {
    let binding: Int
    /// Relative to the binding's source; nil where it is not known.
    let place: SourcePosition?
    let message: String
    let notes: [String]
    /// Whether another run would give the same result.
    let isCertain: Bool
  }

  /// A file that was read, relative to the note's folder, and the fingerprint of its content.
  struct Input: Sendable, Equatable {
    let path: String
    let fingerprint: String
  }

  var ending = Ending.completed
  /// The cells that were begun, in order. Unless the program completed, the last one was not finished.
  var begun: [Int] = []
  /// Where the latest value came from.
  var latest: Frame?
  var sites: [Site] = []
  var prints: [Print] = []
  var pictures: [Drawing] = []
  /// What each cell printed.
  var output: [Int: String] = [:]
  /// The output up to the beginning of each marked line.
  var lineMarks: [Frame: String] = [:]
  var inputs: [Input] = []
  /// The bindings without which the program was run in the end.
  var leftOut: [LeftOut] = []
}

extension Run.Frame: Hashable {}
