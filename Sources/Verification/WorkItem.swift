import Foundation
import Lessons

/// A piece of work that depends on no other.
enum WorkItem: Sendable {
  case syntax(Int, CellSyntaxCache)
  case program(ProgramID, Program, [Int: CellSyntax], Verifier.Assignment)

  struct ProgramID: Hashable, Sendable {
    let lesson: Int
    let program: Int
  }

  enum Result: Sendable {
    case syntax(Int, CellSyntaxCache)
    case program(ProgramID, Run)
  }

  func perform(_ execution: Execution) async throws -> Result {
    switch self {
    case .syntax(let lesson, var syntaxCache):
      syntaxCache.parse { _ in true }
      return .syntax(lesson, syntaxCache)
    case .program(let place, let program, let cellSyntax, let task):
      return .program(
        place,
        try await execution.run(
          program, cellSyntax: cellSyntax, folder: task.folder,
          seconds: task.lesson.document.frontMatter.timeLimit))
    }
  }

  /// Performs the items in their order, as many at a time as there are processors. `each` is called with each result as
  /// it comes. The first error stops the rest.
  static func perform(
    _ items: [WorkItem], _ execution: Execution, each: (Result) throws -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: Result.self) { group in
      var waiting = items.makeIterator()
      for _ in 0..<max(2, ProcessInfo.processInfo.activeProcessorCount) {
        guard let item = waiting.next() else { break }
        group.addTask { try await item.perform(execution) }
      }
      while let result = try await group.next() {
        try each(result)
        if let item = waiting.next() { group.addTask { try await item.perform(execution) } }
      }
    }
  }
}
