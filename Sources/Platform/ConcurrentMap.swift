import Foundation
import Synchronization

extension Array where Element: Sendable {
  /// Transforms the elements on all processors at once, and keeps their order. The first error that is thrown is
  /// rethrown; elements that were not begun by then may be left out.
  package func concurrentMap<Result: Sendable>(
    _ transform: @escaping @Sendable (Element) throws -> Result
  ) async throws -> [Result] {
    // One task for each processor, which takes the next element when it is done with one. A task for each element
    // would cost more than many elements do, and of parts that are equal in length one may take much longer.
    let tasks = Swift.min(count, Swift.max(1, ProcessInfo.processInfo.activeProcessorCount))
    guard tasks > 1 else { return try map(transform) }
    let next = Mutex(0)
    let take: @Sendable () -> Int? = {
      next.withLock { next in
        guard next < self.count else { return nil }
        defer { next += 1 }
        return next
      }
    }
    return try await withThrowingTaskGroup(of: [(Int, Result)].self) { group in
      for _ in 0..<tasks {
        group.addTask {
          var results: [(Int, Result)] = []
          while let index = take() { results.append((index, try transform(self[index]))) }
          return results
        }
      }
      var results = [Result?](repeating: nil, count: count)
      for try await part in group {
        for (index, result) in part { results[index] = result }
      }
      return results.map { $0! }
    }
  }
}
