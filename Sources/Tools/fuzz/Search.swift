import ArgumentParser
import Foundation
import Fuzzing

/// Generates and examines texts until the time is up.
struct Search: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make notes and examine them until the time is over; exit code 1 if one failed.")

  @Argument(help: "What is made and examined: notes, or formulas.")
  var subject = Subject.notes

  @Option(help: "How long, in minutes.")
  var minutes = 30.0

  @Option(help: "The number of the first note. The same numbers make the same notes.")
  var first: UInt64 = 0

  @Option(help: "How many processes examine notes side by side.")
  var jobs = 1

  @Option(help: ArgumentHelp("Where notes that failed are kept.", valueName: "folder"))
  var failures = ".build/fuzz"

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Examine these notes again, and no others.", valueName: "file"))
  var replay: [String] = []

  /// The number of texts for each process.
  private static let batch: UInt64 = 250
  /// How many failures are minimized and kept, for each cause.
  private static let keptForReason = 2
  /// The same for crashes and hangs, whose causes cannot be told apart.
  private static let keptOfUnknownReason = 10
  /// The same for all together.
  private static let keptAtMost = 40

  func run() async throws {
    try FileManager.default.createDirectory(atPath: failures, withIntermediateDirectories: true)
    let examiner = Examiner(subject: subject, scratch: failures)
    defer { try? FileManager.default.removeItem(atPath: "\(failures)/candidate.\(subject.ending)") }
    if try await replay.isEmpty ? search(examiner) : replayed(examiner) { throw ExitCode(1) }
  }

  /// - Returns: Whether one failed.
  private func replayed(_ examiner: Examiner) async throws -> Bool {
    var count = 0
    for file in replay {
      let found = try await examiner.failures(of: Array(try Data(contentsOf: URL(filePath: file))))
      for failure in found { say("\(file): \(failure.kind): \(failure.message)") }
      count += found.isEmpty ? 0 : 1
    }
    say("\(replay.count) \(subject.rawValue), \(count) failed")
    return count > 0
  }

  private func search(_ examiner: Examiner) async throws -> Bool {
    let seeds = try subject.seeds()
    let end = ContinuousClock.now + .seconds(minutes * 60)
    var next = first
    var examined: UInt64 = 0
    var counts: [String: Int] = [:]
    var kept = 0
    while ContinuousClock.now < end {
      let outcomes = try await withThrowingTaskGroup(of: Examiner.Outcome.self) { group in
        for job in 0..<UInt64(max(1, jobs)) {
          let start = next + job * Self.batch
          group.addTask { try await examiner.whole(start, Self.batch) }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      next += UInt64(max(1, jobs)) * Self.batch
      for outcome in outcomes {
        examined += outcome.begun
        var last = ""
        for (number, failure) in outcome.failures {
          // Further failures of the same kind in one text mostly have the same cause.
          let name = "\(failure.kind)-\(number)"
          guard name != last else { continue }
          last = name
          counts[failure.signature, default: 0] += 1
          let isUnknown = ["crash", "hang"].contains(failure.kind)
          guard counts[failure.signature]! <= (isUnknown ? Self.keptOfUnknownReason : Self.keptForReason),
            kept < Self.keptAtMost
          else { continue }
          kept += 1
          try await keep(subject.text(number, seeds: seeds), number, failure, examiner)
        }
      }
    }
    let sum = counts.values.reduce(0, +)
    say(
      "\(examined) \(subject.rawValue), from number \(first) to \(next - 1): \(sum) failures of \(counts.count) kinds"
    )
    for (signature, count) in counts.sorted(by: { $0.value > $1.value }) {
      say("  \(count) × \(signature)")
    }
    return sum > 0
  }

  private func keep(_ note: [UInt8], _ number: UInt64, _ failure: Failure, _ examiner: Examiner) async throws
  {
    // Examine it once more by itself, as it may have been slow by chance.
    guard try await examiner.failures(of: note).contains(where: { $0.signature == failure.signature }) else {
      say("\(number): \(failure.kind) was not seen again")
      return
    }
    var minimization = Minimization(examiner: examiner, signature: failure.signature)
    // Only the maker knows whether a relation is true or a formula well formed, so these cannot be shortened.
    let smallest =
      ["verdict", "reading"].contains(failure.kind) ? note : try await minimization.minimized(note)
    let file = "\(failures)/\(failure.kind)-\(number).\(subject.ending)"
    try Data(smallest).write(to: URL(filePath: file))
    let message = try await examiner.failures(of: smallest).first { $0.signature == failure.signature }?
      .message
    say("\(number): \(failure.kind): \(message ?? failure.message)")
    say(
      "  \(smallest.count) bytes in \(file): \(String(decoding: smallest.prefix(200), as: UTF8.self).debugDescription)"
    )
    guard failure.kind == "crash" else { return }
    for frame in try await examiner.frames(of: smallest) { say("  " + frame) }
  }
}

extension Examiner {
  /// Examines texts, and continues after one that ends a process.
  func whole(_ first: UInt64, _ count: UInt64) async throws -> Outcome {
    var outcome = Outcome()
    while outcome.begun < count {
      let part = try await batch(first + outcome.begun, count - outcome.begun)
      guard part.begun > 0 else { throw Broken(description: "the child examined nothing") }
      outcome.begun += part.begun
      outcome.failures += part.failures
    }
    return outcome
  }
}

/// Prints without buffering, even to a file.
private func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
