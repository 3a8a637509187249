import Reports
import Platform
import Markdown
import Lessons

/// The state of one call of the verifier: the programs of all lessons, and the runs that are known so far.
struct VerificationPlan {
  private let tasks: [Verifier.Assignment]
  private let execution: Execution
  private var programs: [[Program]]
  private var syntaxCaches: [CellSyntaxCache]
  private var runs: [WorkItem.ProgramID: Run] = [:]
  private var unstored: [WorkItem.ProgramID: RunCacheEntry] = [:]
  /// Suspected forward references, each with the program that confirms it or not.
  private var suspected: [(reference: ForwardReference, place: WorkItem.ProgramID)] = []

  init(_ tasks: [Verifier.Assignment], _ execution: Execution) async throws {
    self.tasks = tasks
    self.execution = execution
    let known = try await tasks.concurrentMap { task in
      var syntax = CellSyntaxCache(task.lesson, identity: execution.identity, cache: execution.cache)
      let firstBinding = task.lesson.bindings.first?.cell
      syntax.parse { _ in firstBinding.map { $0 < task.lesson.cells.count } ?? false }
      let programs = Program.programs(of: task.lesson, cellSyntax: syntax.cellSyntax)
      return (
        programs, syntax,
        programs.map {
          RunCacheEntry($0, execution: execution, folder: task.folder).load(folder: task.folder)
        }
      )
    }
    programs = known.map(\.0)
    syntaxCaches = known.map(\.1)
    for (lesson, task) in known.enumerated() {
      for (number, run) in task.2.enumerated() {
        runs[WorkItem.ProgramID(lesson: lesson, program: number)] = run
      }
    }
  }

  /// The work whose results are not in the cache.
  mutating func begin() -> [WorkItem] {
    var items: [WorkItem] = []
    for lesson in tasks.indices {
      for number in programs[lesson].indices {
        let place = WorkItem.ProgramID(lesson: lesson, program: number)
        guard runs[place] == nil else { continue }
        syntaxCaches[lesson].parse { Program.needsSyntax($0) }
        items.append(item(for: place))
      }
      // After the programs of its note, so that it is parsed while they are compiled.
      if !syntaxCaches[lesson].isComplete { items.append(.syntax(lesson, syntaxCaches[lesson])) }
    }
    return items
  }

  private mutating func item(for place: WorkItem.ProgramID) -> WorkItem {
    let program = programs[place.lesson][place.program]
    unstored[place] = RunCacheEntry(program, execution: execution, folder: tasks[place.lesson].folder)
    return .program(place, program, syntaxCaches[place.lesson].cellSyntax, tasks[place.lesson])
  }

  mutating func take(_ result: WorkItem.Result) throws {
    switch result {
    case .syntax(let lesson, let syntaxCache):
      syntaxCaches[lesson] = syntaxCache
      try keep(lesson)
    case .program(let place, let run):
      runs[place] = run
      try keep(place.lesson)
    }
  }

  /// Stores the runs of a lesson once all its cells are parsed: only then it is known which values are expected.
  private mutating func keep(_ lesson: Int) throws {
    guard syntaxCaches[lesson].isComplete else { return }
    for (place, stored) in unstored where place.lesson == lesson {
      guard var run = runs[place] else { continue }
      run.abridge(syntaxCaches[lesson].cellSyntax)
      runs[place] = run
      try stored.store(run)
      unstored[place] = nil
    }
  }

  /// Stores the syntax of the cells that were parsed.
  func keepSyntax() throws {
    for syntaxCache in syntaxCaches { try syntaxCache.store(in: execution.cache) }
  }

  /// The work that decides which of the suspected forward references are real.
  mutating func suspicions() -> [WorkItem] {
    var items: [WorkItem] = []
    for lesson in tasks.indices {
      for reference in ForwardReference.suspicions(in: programs[lesson], syntaxCaches[lesson].cellSyntax) {
        let known = suspected.first {
          $0.place.lesson == lesson && $0.reference.program.cells.count == reference.program.cells.count
            && $0.reference.cell.number == reference.cell.number
        }
        let place = known?.place ?? WorkItem.ProgramID(lesson: lesson, program: programs[lesson].count)
        suspected.append((reference, place))
        guard known == nil else { continue }
        programs[lesson].append(reference.program)
        runs[place] = RunCacheEntry(reference.program, execution: execution, folder: tasks[lesson].folder)
          .load(
            folder: tasks[lesson].folder)
        if runs[place] == nil { items.append(item(for: place)) }
      }
    }
    return items
  }

  /// - Parameter audits: where audits are kept; nil where none is wanted.
  func reports(audits: CacheFolder? = nil) async throws -> [Report] {
    try await Array(tasks.indices).concurrentMap { report($0, audits: audits) }
  }

  private func report(_ lesson: Int, audits: CacheFolder?) -> Report {
    let mine = suspected.filter { $0.place.lesson == lesson }
    let deciding = Set(mine.map(\.place))
    let known = programs[lesson].indices.compactMap { number -> (Program, Run)? in
      let place = WorkItem.ProgramID(lesson: lesson, program: number)
      guard !deciding.contains(place), let run = runs[place] else { return nil }
      return (programs[lesson][number], run)
    }
    let file = tasks[lesson].lesson.document.source.path
    let references = mine.compactMap { suspicion in
      runs[suspicion.place].flatMap { suspicion.reference.diagnostic($0, file: file) }
    }
    var report = CellChecker.report(
      tasks[lesson].lesson, cellSyntax: syntaxCaches[lesson].cellSyntax, runs: known, references: references)
    report.inputs = Set(known.flatMap { $0.1.inputs.map(\.path) })
    if let audits { report.audit = tasks[lesson].audit(known, of: report, in: audits) }
    return report
  }
}

extension Run {
  /// Removes the values that no expectation needs and no page shows.
  fileprivate mutating func abridge(_ cellSyntax: [Int: CellSyntax]) {
    for index in sites.indices {
      let syntax = cellSyntax[sites[index].cell]
      let statement = syntax?.statement(at: sites[index].span.start)
      let isExpected =
        syntax?.expectations.contains { $0.statement != nil && $0.statement == statement } ?? true
      if !isExpected { sites[index].abridge() }
    }
  }
}
