import Foundation

/// The notes that wait for a processor, and those whose cells are running, by path.
struct RunQueue {
  /// The latest last.
  private var waiting: [String] = []
  private var running: [String: Task<Void, Never>] = [:]

  mutating func add(_ path: String) { waiting.append(path) }

  /// Stops the run of a note, or takes the note out of the queue.
  mutating func cancel(_ path: String) {
    waiting.removeAll { $0 == path }
    running.removeValue(forKey: path)?.cancel()
  }

  /// Takes the note that is to run next out of the queue: one of `preferred` if there is one, else the latest.
  /// - Returns: nil where none waits or every processor has a run.
  mutating func next(preferring preferred: Set<String>) -> String? {
    guard running.count < max(2, ProcessInfo.processInfo.activeProcessorCount),
      let index = waiting.lastIndex(where: preferred.contains) ?? waiting.indices.last
    else { return nil }
    return waiting.remove(at: index)
  }

  mutating func started(_ path: String, _ run: Task<Void, Never>) { running[path] = run }

  mutating func finished(_ path: String) { running[path] = nil }
}
