import Foundation
import Lessons

/// A piece of work that does not wait for another.
enum WorkItem: Sendable {
  case outline(Int, CellSyntaxCache)
  case program(ProgramID, Program, [Int: CellSyntax], Verifier.Assignment)

  struct ProgramID: Hashable, Sendable {
    let lesson: Int
    let program: Int
  }

  enum Result: Sendable {
    case outline(Int, CellSyntaxCache)
    case program(ProgramID, Run)
  }

  func perform(_ execution: Execution) async throws -> Result {
    switch self {
    case .outline(let lesson, var book):
      book.parse { _ in true }
      return .outline(lesson, book)
    case .program(let place, let program, let outlines, let task):
      return .program(
        place,
        try await execution.run(
          program, outlines: outlines, folder: task.folder,
          seconds: task.lesson.document.frontMatter.timeLimit))
    }
  }

  /// Performs all jobs, as many at a time as there are processors, in their order; `each` gets the results as
  /// they come. The first error stops the rest.
  static func perform(
    _ jobs: [WorkItem], _ execution: Execution, each: (Result) throws -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: Result.self) { group in
      var waiting = jobs.makeIterator()
      for _ in 0..<max(2, ProcessInfo.processInfo.activeProcessorCount) {
        guard let job = waiting.next() else { break }
        group.addTask { try await job.perform(execution) }
      }
      while let result = try await group.next() {
        try each(result)
        if let job = waiting.next() { group.addTask { try await job.perform(execution) } }
      }
    }
  }
}
