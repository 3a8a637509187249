import Documents
import Foundation
import Lessons

/// The search for the compiler and the sources of the modules that cells import. It begins when it is made, and
/// goes on while a command reads its arguments and its notes.
package struct Preparation: Sendable {
  let cache: CacheFolder
  let recipe: Task<CellModules.Recipe, any Error>

  /// - `sources`: the folder with the sources of the modules that cells import.
  package init(cache: CacheFolder, sources: String = CacheFolder.packageFolder + "/Sources") {
    self.cache = cache
    recipe = Task {
      try CellModules.Recipe(
        toolchain: try await Toolchain.find(cache: cache), cache: cache, sources: sources)
    }
  }
}

/// Turns lessons into reports: runs what has to be run, several programs side by side, and takes the rest
/// from the cache.
package struct Verifier: Sendable {
  private let preparation: Preparation
  private let announce: @Sendable (String) -> Void

  /// - `announce`: told once before something that takes long.
  package init(_ preparation: Preparation, announce: @escaping @Sendable (String) -> Void = { _ in }) {
    self.preparation = preparation
    self.announce = announce
  }

  package init(cache: CacheFolder) { self.init(Preparation(cache: cache)) }

  /// One lesson to verify, and the folder that its cells run in.
  package struct Assignment: Sendable {
    package let lesson: Lesson
    package let folder: String

    package init(lesson: Lesson, folder: String) {
      self.lesson = lesson
      self.folder = folder
    }
  }

  /// - `progress`: told how many programs of how many are done, after each.
  package func verify(
    _ tasks: [Assignment], progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) async throws -> [Report] {
    guard tasks.contains(where: { !$0.lesson.cells.isEmpty || !$0.lesson.bindings.isEmpty }) else {
      return tasks.map { Judgement.report($0.lesson, outlines: [:], runs: []) }
    }
    let execution = try await prepare()
    var session = try await Session(tasks, execution)
    let jobs = session.begin()
    var done = 0
    try await Job.perform(jobs, execution) { result in
      try session.take(result)
      done += 1
      progress(done, jobs.count)
    }
    // Rare, and known only now that every cell is parsed.
    try await Job.perform(session.suspicions(), execution) { try session.take($0) }
    if !jobs.isEmpty {
      try session.keepOutlines()
      preparation.cache.trim()
    }
    return try await session.reports()
  }

  private func prepare() async throws -> Execution {
    let recipe = try await preparation.recipe.value
    let announce = announce
    let modules = try await CellModules.make(recipe) {
      announce("compiling the CNN core for this machine (once; later runs take it from the cache)")
    }
    return Execution(toolchain: recipe.toolchain, modules: modules, cache: preparation.cache)
  }
}
