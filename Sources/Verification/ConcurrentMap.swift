import Foundation

extension Array where Element: Sendable {
  /// Transforms all elements, on as many processors as there are, and keeps their order.
  package func concurrentMap<Result: Sendable>(
    _ transform: @escaping @Sendable (Element) throws -> Result
  ) async throws -> [Result] {
    // A part for each processor: a task for each element would cost more than many of them take.
    let parts = Swift.min(count, Swift.max(1, ProcessInfo.processInfo.activeProcessorCount))
    guard parts > 1 else { return try map(transform) }
    return try await withThrowingTaskGroup(of: (Int, [Result]).self) { group in
      for part in 0..<parts {
        let elements = self[(count * part / parts)..<(count * (part + 1) / parts)]
        group.addTask { (part, try elements.map(transform)) }
      }
      var results: [[Result]] = .init(repeating: [], count: parts)
      for try await (part, elements) in group { results[part] = elements }
      return results.flatMap { $0 }
    }
  }
}
