import Foundation
import Platform

/// Standard output or standard error, and whether a person reads it.
struct Terminal: Sendable {
  static let output = Terminal(descriptor: 1)
  static let error = Terminal(descriptor: 2)

  /// Adds no colour: for text that a page shows.
  static let plain = Terminal(descriptor: -1)

  private let descriptor: Int32
  let isTerminal: Bool
  private let hasColour: Bool

  private init(descriptor: Int32) {
    self.descriptor = descriptor
    let environment = ProcessInfo.processInfo.environment
    isTerminal = isatty(descriptor) != 0
    hasColour = isTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }

  /// A reader that has gone away is no error.
  func write(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress!, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        return
      }
      rest = rest.dropFirst(count)
    }
  }

  enum Style: String {
    case error = "1;31"
    case warning = "1;33"
    case help = "1;36"
    case added = "32"
    case removed = "31"
    case strong = "1"
  }

  func styled(_ text: String, _ style: Style) -> String {
    hasColour ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// Writes what went wrong, and how to mend it where the error knows.
  func report(_ error: any Error) {
    let problem = error as? EnvironmentError ?? EnvironmentError("\(error)")
    write("\(styled("error:", .error)) \(problem.message)\n")
    if !problem.help.isEmpty { write("\(styled("help:", .help)) \(problem.help)\n") }
  }
}

/// Shows how far the work is, on a terminal only.
struct ProgressBar: Sendable {
  private let isShown: Bool

  init(isShown: Bool) { self.isShown = isShown && Terminal.error.isTerminal }

  func show(_ done: Int, of total: Int) {
    guard isShown, total > 0 else { return }
    let width = 24
    let full = width * done / total
    let bar = String(repeating: "█", count: full) + String(repeating: "░", count: width - full)
    Terminal.error.write("\r\u{1B}[K\(bar) \(done) of \(total)")
  }

  func clear() { if isShown { Terminal.error.write("\r\u{1B}[K") } }
}
