import Reports
import Foundation
import Lessons

/// The search for the compiler and for the sources of the modules that cells import. It begins at once, and goes on
/// while the command reads its arguments and its notes.
package struct Preparation: Sendable {
  let cache: CacheFolder
  private let sources: String
  let recipe: Task<CellRuntime.Recipe, any Error>

  /// - `sources`: the folder with the sources of the modules that cells import.
  package init(cache: CacheFolder, sources: String = CacheFolder.packageFolder + "/Sources") {
    self.cache = cache
    self.sources = sources
    recipe = Task {
      try CellRuntime.Recipe(
        toolchain: try await Toolchain.find(cache: cache), cache: cache, sources: sources)
    }
  }

  /// A new search, for the sources as they are now.
  package var again: Preparation { Preparation(cache: cache, sources: sources) }

  package var moduleFolders: [String] { CellRuntime.names.map { "\(sources)/\($0)" } }
}

/// Turns lessons into reports: runs their programs side by side, and takes those that did not change from the cache.
package struct Verifier: Sendable {
  private let preparation: Preparation
  private let announce: @Sendable (String) -> Void

  /// - Parameter announce: called with a message before something that takes long.
  package init(_ preparation: Preparation, announce: @escaping @Sendable (String) -> Void = { _ in }) {
    self.preparation = preparation
    self.announce = announce
  }

  package init(cache: CacheFolder) { self.init(Preparation(cache: cache)) }

  /// One lesson to verify, and the folder that its cells run in.
  package struct Assignment: Sendable {
    package let lesson: Lesson
    package let folder: String
    /// Whether a number that nothing checks is an error.
    package let isStrict: Bool

    package init(lesson: Lesson, folder: String, isStrict: Bool = false) {
      self.lesson = lesson
      self.folder = folder
      self.isStrict = isStrict
    }

    func audit(_ runs: [(Program, Run)], of report: Report, in cache: CacheFolder) -> Audit {
      NoteAudit(lesson: lesson, isStrict: isStrict, runs: runs).audit(of: report, in: cache)
    }
  }

  /// The report of a lesson, if the cache has the runs of all its programs; otherwise nil.
  package func known(_ task: Assignment) async throws -> Report? {
    guard Self.hasPrograms(task.lesson) else {
      return CellChecker.report(task.lesson, cellSyntax: [:], runs: [])
    }
    var plan = try await VerificationPlan([task], try await prepare())
    for item in plan.begin() {
      guard case .syntax(let lesson, var syntaxCache) = item else { return nil }
      syntaxCache.parse { _ in true }
      try plan.take(.syntax(lesson, syntaxCache))
    }
    guard plan.suspicions().isEmpty else { return nil }
    try plan.keepSyntax()
    return try await plan.reports()[0]
  }

  private static func hasPrograms(_ lesson: Lesson) -> Bool {
    !lesson.cells.isEmpty || !lesson.bindings.isEmpty
  }

  /// Verifies lessons. If the calling task is cancelled, the processes that it started are stopped.
  /// - Parameters:
  ///   - progress: called after each program with the number of programs done, and of all.
  ///   - isAudited: whether the reports tell what would become of changed digits.
  ///   - observe: called now and then with what a running program has printed so far, by the number of the cell.
  package func verify(
    _ tasks: [Assignment], progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in },
    isAudited: Bool = false, observe: (@Sendable ([Int: String]) -> Void)? = nil
  ) async throws -> [Report] {
    let audits = isAudited ? preparation.cache : nil
    guard tasks.contains(where: { Self.hasPrograms($0.lesson) }) else {
      return try await tasks.concurrentMap { task in
        var report = CellChecker.report(task.lesson, cellSyntax: [:], runs: [])
        if let audits { report.audit = task.audit([], of: report, in: audits) }
        return report
      }
    }
    var execution = try await prepare()
    if let observe { execution.observe = { observe($0.output) } }
    var plan = try await VerificationPlan(tasks, execution)
    let items = plan.begin()
    var done = 0
    try await WorkItem.perform(items, execution) { result in
      try plan.take(result)
      done += 1
      progress(done, items.count)
    }
    // Rare. They are known only now that all cells are parsed.
    try await WorkItem.perform(plan.suspicions(), execution) { try plan.take($0) }
    if !items.isEmpty {
      try plan.keepSyntax()
      preparation.cache.trim()
    }
    return try await plan.reports(audits: audits)
  }

  /// Compiles the modules that cells import, unless they are in the cache.
  package func compileModules() async throws { _ = try await prepare() }

  private func prepare() async throws -> Execution {
    let recipe = try await preparation.recipe.value
    let announce = announce
    let modules = try await CellRuntime.make(recipe) {
      announce(
        "compiling the CNN core for this machine (once, about half a minute; later runs take it from the cache)"
      )
    }
    return Execution(toolchain: recipe.toolchain, modules: modules, cache: preparation.cache)
  }
}
