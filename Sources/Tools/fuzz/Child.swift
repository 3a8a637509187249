import ArgumentParser
import Foundation
import Fuzzing

/// Examines generated texts in sequence. A crash or a timeout ends the process; the parent knows from its output which
/// text caused it.
struct Batch: ParsableCommand {
  static let configuration = CommandConfiguration(shouldDisplay: false)

  @Argument var subject: Subject
  @Argument var first: UInt64
  @Argument var count: UInt64

  func run() throws {
    let seeds = try subject.seeds()
    for number in first..<first + count {
      Report.examine(subject.text(number, seeds: seeds), number, subject)
    }
  }
}

/// Examines texts in files.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(shouldDisplay: false)

  @Argument var subject: Subject
  @Argument var files: [String]

  func run() throws {
    for (number, file) in files.enumerated() {
      Report.examine(Array(try Data(contentsOf: URL(filePath: file))), UInt64(number), subject)
    }
  }
}

/// Writes a generated text to standard output.
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Print the text of a number.")

  @Argument var subject: Subject
  @Argument var number: UInt64

  func run() throws {
    FileHandle.standardOutput.write(Data(subject.text(number, seeds: try subject.seeds())))
  }
}

/// The output that the parent reads: the number of each text before it is examined, and then its findings.
enum Report {
  static func examine(_ text: [UInt8], _ number: UInt64, _ subject: Subject) {
    write("\(number)\n")
    TimeLimit.begin(text.count)
    let findings = subject.findings(in: text)
    TimeLimit.end()
    for finding in findings {
      write("\(number) \(finding.property.rawValue) \(finding.message.replacing("\n", with: " "))\n")
    }
  }

  private static func write(_ line: String) { FileHandle.standardOutput.write(Data(line.utf8)) }
}

/// Ends the process with a signal if a text takes too long. Only processor time counts, so that other load on the machine
/// does not matter.
enum TimeLimit {
  /// One second, plus 20 µs for each byte.
  static func begin(_ bytes: Int) { set(microseconds: 1_000_000 + 20 * bytes) }

  static func end() { set(microseconds: 0) }

  private static func set(microseconds: Int) {
    var timer = itimerval()
    timer.it_value.tv_sec = microseconds / 1_000_000
    timer.it_value.tv_usec = .init(microseconds % 1_000_000)
    #if os(Linux)
      setitimer(__itimer_which_t(ITIMER_PROF.rawValue), &timer, nil)
    #else
      setitimer(ITIMER_PROF, &timer, nil)
    #endif
  }
}

extension Subject: ExpressibleByArgument {}
