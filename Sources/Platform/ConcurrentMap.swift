import Foundation
import Synchronization

extension Array where Element: Sendable {
  /// Transforms all elements, on as many processors as there are, and keeps their order.
  package func concurrentMap<Result: Sendable>(
    _ transform: @escaping @Sendable (Element) throws -> Result
  ) async throws -> [Result] {
    // A task for each processor, which takes the next element when it is done with one: a task for each element
    // would cost more than many of them take, and of equal parts one may take much longer.
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
