import Documents
import Foundation
import Lessons
import Pages
import Verification

/// The course while it is edited: what every note says and what came of verifying it, kept up with the files.
///
/// What a note says is shown at once. What has to be run for it is run beside, and of two runs of one note only the
/// later goes on.
actor LivePreview {
  private let folder: String
  private let hub: EventHub
  private let token: String
  private let font = MathFont.find()
  private let cells = CellCache()
  private let makeVerifier: @Sendable () -> Verifier
  private let (events, continuation) = AsyncStream.makeStream(of: Event.self)

  /// What the preview keeps up with, one after another.
  enum Event: Sendable {
    /// Files in the folder of the notes.
    case files(Set<String>)
    /// The sources of what cells import.
    case modules
    /// What cells import is compiled, or does not compile.
    case prepared(Verifier, problem: String?)
  }

  private var verifier: Verifier
  private var preparing: Task<Void, Never>?
  /// Whether what all cells share is compiled; until then nothing is run.
  private var isReady = false
  private var course: Course?
  /// By the path of the note.
  private var notes: [String: LiveNote] = [:]
  /// Why there is no course, or nothing can be run.
  private var problem: String?

  private var site: LiveSite?
  /// What pages were made of the site as it is, by their files.
  private var pages: [String: LiveSite.Page] = [:]
  /// The pictures of the pages as they were told to browsers, by the file of the page.
  private var drawings: [String: [String: [UInt8]]] = [:]
  private var told: [String: [UInt8]] = [:]

  /// Those that wait for a processor, the latest last.
  private var waiting: [String] = []
  private var running: [String: Task<Void, Never>] = [:]
  private var trials: [String: Task<Trial, any Error>] = [:]

  private struct LiveNote {
    var lesson: Lesson
    var report: Report
    /// Of earlier runs.
    var outdated: Set<Int> = []
    var isRunning = false
    /// Changes with the text, so that what comes of an older one is known as such.
    var ticket = 0
    /// Why it could not be verified.
    var problem: String?
  }

  /// What came of a cell that was tried and not saved.
  struct Trial: Sendable {
    let markup: String
    /// Of other places of the note, which the cell would make wrong.
    let elsewhere: [String]
  }

  /// - Parameter again: makes another verifier, from the sources as they are then.
  init(
    folder: String, hub: EventHub, token: String, verifier: Verifier,
    again: @escaping @Sendable () -> Verifier
  ) {
    self.folder = folder
    self.hub = hub
    self.token = token
    self.verifier = verifier
    makeVerifier = again
  }

  // MARK: Keeping up

  /// Reads the course for the first time, and begins to prepare what its cells need.
  func begin() async {
    await refresh()
    prepare()
  }

  nonisolated func changed(_ event: Event) { continuation.yield(event) }

  /// Takes what changed, one after another, until the task is cancelled.
  func keepUp() async {
    for await event in events {
      switch event {
      case .files(let changed):
        let others = changed.filter { !$0.lowercased().hasSuffix(".md") }
        await refresh { note in Self.reads(note, others) }
        for path in others { hub.tell("media", ["path": "media/" + mediaName(path)]) }
      case .modules:
        for path in notes.keys { cancel(path) }
        verifier = makeVerifier()
        prepare()
      case .prepared(let verifier, let problem):
        self.verifier = verifier
        isReady = problem == nil
        self.problem = problem
        await refresh { _ in true }
      }
    }
  }

  private func prepare() {
    isReady = false
    preparing?.cancel()
    preparing = Task { [verifier] in
      var problem: String?
      do { try await verifier.compileModules() } catch { problem = Self.text(of: error) }
      if !Task.isCancelled { changed(.prepared(verifier, problem: problem)) }
    }
  }

  private func mediaName(_ path: String) -> String {
    let inside = path.hasPrefix(folder + "/") ? path.dropFirst(folder.count + 1) : path[...]
    return inside.split(separator: "/").joined(separator: "--")
  }

  /// Whether what the cells of a note read, or may be reading right now, is among these files.
  private static func reads(_ note: LiveNote, _ files: Set<String>) -> Bool {
    guard !files.isEmpty else { return false }
    let folder = note.lesson.document.source.path.split(separator: "/", omittingEmptySubsequences: false)
      .dropLast().joined(separator: "/")
    return note.isRunning
      || note.report.inputs.contains { input in
        files.contains(input.hasPrefix("/") || folder.isEmpty ? input : "\(folder)/\(input)")
      }
  }

  /// - Parameter isAffected: whether a note whose text is the same is looked at all the same.
  private func refresh(_ isAffected: (LiveNote) -> Bool = { _ in false }) async {
    let macros = course?.macros.source?.bytes
    do {
      let read = try await Course.read(folder: folder, reusing: course)
      course = read
      if isReady { problem = nil }
    } catch {
      problem = Self.text(of: error)
      return publish()
    }
    guard let course else { return }
    let paths = Set(course.lessons.map(\.document.source.path))
    for path in notes.keys where !paths.contains(path) {
      cancel(path)
      notes[path] = nil
    }
    let changed = course.lessons.filter { lesson in
      let path = lesson.document.source.path
      guard let note = notes[path], macros == course.macros.source?.bytes else { return true }
      return note.lesson.document.source.bytes != lesson.document.source.bytes || isAffected(note)
    }
    for lesson in changed { await take(lesson, of: course) }
    publish()
    startNext()
  }

  private func take(_ lesson: Lesson, of course: Course) async {
    let path = lesson.document.source.path
    let old = notes[path]
    cancel(path)
    var note = LiveNote(lesson: lesson, report: .beforeRun(lesson), ticket: (old?.ticket ?? 0) + 1)
    if isReady, let known = try? await verifier.known(course.assignment(lesson)) {
      note.report = known
    } else {
      note.isRunning = true
      waiting.append(path)
    }
    notes[path] = filled(note, from: old?.report.cells ?? [])
  }

  private func filled(_ note: LiveNote, from old: [CellReport]) -> LiveNote {
    var note = note
    let last = LastValues(note.report.cells, before: old)
    note.report = note.report.with(cells: last.cells)
    note.outdated = last.outdated
    return note
  }

  private func cancel(_ path: String) {
    waiting.removeAll { $0 == path }
    running.removeValue(forKey: path)?.cancel()
  }

  // MARK: Running

  /// Starts as many runs as there are processors: notes whose pages are open first, then the latest.
  private func startNext() {
    guard isReady, let course else { return }
    let open = Set(hub.pages.compactMap { site?.note(ofPage: $0) })
    while running.count < max(2, ProcessInfo.processInfo.activeProcessorCount) {
      guard let index = waiting.lastIndex(where: open.contains) ?? waiting.indices.last else { return }
      let path = waiting.remove(at: index)
      guard let note = notes[path] else { continue }
      let (assignment, ticket, verifier, hub) = (course.assignment(note.lesson), note.ticket, verifier, hub)
      let file = course.links.page(of: note.lesson.document) + ".html"
      running[path] = Task {
        let result: Result<Report, any Error>
        do {
          result = .success(
            try await verifier.verify([assignment], observe: { Self.tell($0, file, hub) })[0])
        } catch { result = .failure(error) }
        if !Task.isCancelled { self.take(result, path, ticket) }
      }
    }
  }

  private static func tell(_ output: [Int: String], _ file: String, _ hub: EventHub) {
    for (cell, text) in output.sorted(by: { $0.key < $1.key }) where !text.isEmpty {
      // The end of it is what is new.
      hub.tell("output", ["cell": String(cell), "text": String(text.suffix(4_000))], page: file)
    }
  }

  private func take(_ result: Result<Report, any Error>, _ path: String, _ ticket: Int) {
    guard var note = notes[path], note.ticket == ticket else { return }
    running[path] = nil
    note.isRunning = false
    let old = note.report.cells
    switch result {
    case .success(let report):
      note.report = report
      note.problem = nil
    case .failure(let error):
      note.report = .beforeRun(note.lesson)
      note.problem = Self.text(of: error)
    }
    notes[path] = filled(note, from: old)
    publish()
    startNext()
  }

  private static func text(of error: any Error) -> String {
    switch error {
    case let error as BrokenEnvironment:
      error.help.isEmpty ? error.message : "\(error.message)\n\(error.help)"
    case let error as Files.Failure: error.description
    default: "\(error)"
    }
  }

  // MARK: Pages

  /// Makes the site anew, and tells the pages that are open and came out otherwise.
  private func publish() {
    guard let course else { return }
    var preview = Preview(token: token, cells: cells)
    if let problem { preview.problems.append(problem) }
    for diagnostic in course.macros.diagnostics {
      preview.problems.append(
        DiagnosticText(diagnostic, source: course.macros.source, terminal: .plain).text)
    }
    for (path, note) in notes {
      if let problem = note.problem { preview.problems.append("\(path): \(problem)") }
      preview.notes[path] = state(of: note, in: course)
    }
    site = LiveSite(
      course.lessons.compactMap { notes[$0.document.source.path]?.report }, links: course.links,
      name: "Notes",
      preview: preview, font: font)
    pages = [:]
    let open = hub.pages
    for file in told.keys where !open.contains(file) { told[file] = nil }
    for file in drawings.keys where !open.contains(file) { drawings[file] = nil }
    for file in open {
      guard let bytes = page(file) else {
        if told.removeValue(forKey: file) != nil { hub.tell("gone", [:], page: file) }
        continue
      }
      guard told[file] != bytes else { continue }
      told[file] = bytes
      hub.tell("page", [:], page: file)
    }
  }

  private func state(of note: LiveNote, in course: Course) -> Preview.NoteState {
    let source = note.lesson.document.source
    var state = Preview.NoteState()
    state.version = fingerprint(source.bytes)
    state.outdated = note.outdated
    if note.isRunning {
      state.running = Set(
        note.lesson.cells.filter { if case .skip = $0.words.treatment { false } else { true } }.map(\.number))
    }
    state.mistakes = mistakes(of: note.report, besides: course.diagnostics[source.path] ?? [])
    return state
  }

  /// - Parameter isSaved: whether what was seen can be written to the note.
  private func mistakes(of report: Report, besides others: [Diagnostic], isSaved: Bool = true) -> [Mistake] {
    let correctable = Set(report.claims.filter { isSaved && $0.correction != nil }.map(\.span.start))
    return (others + report.diagnostics).sorted { $0.span.start < $1.span.start }.map { diagnostic in
      Mistake(
        diagnostic, in: report.lesson.document.source,
        isAcceptable: diagnostic.severity == .error && correctable.contains(diagnostic.span.start))
    }
  }

  private func page(_ file: String) -> [UInt8]? {
    if let known = pages[file] { return known.bytes }
    guard let page = site?.page(file) else { return nil }
    pages[file] = page
    if !page.drawings.isEmpty { drawings[file] = page.drawings }
    return page.bytes
  }

  /// The content of the site's file; nil where there is none.
  func content(_ file: String) -> Site.Content? {
    if file.hasSuffix(".html") { return page(file).map { .bytes($0) } }
    for shown in pages.values { if let bytes = shown.drawings[file] { return .bytes(bytes) } }
    for shown in drawings.values { if let bytes = shown[file] { return .bytes(bytes) } }
    return site?.file(file)
  }

  /// Whether a file of the course may be shown: it lies in the folder of the notes, links followed.
  nonisolated func isInside(_ path: String) -> Bool { path == font?.path || Course.leadsInto(folder, path) }

  // MARK: Changes that a page asks for

  /// Runs a cell with other code, in the scope that its note gives it, and writes nothing.
  func attempt(_ edit: CellEdit, page: String) async throws -> Trial {
    let (path, note) = try self.note(ofPage: page)
    guard isReady, let course else { throw Refused(503, "nothing can be run yet") }
    let source = try Self.edited(note.lesson.document.source, edit)
    trials.removeValue(forKey: path)?.cancel()
    let (document, wrongText) = Document.read(source)
    let (lesson, wrongCells) = Lesson.read(document, macros: course.macros.macros)
    let (assignment, verifier, hub) = (course.assignment(lesson), verifier, hub)
    let file = page + ".html"
    let task = Task { () throws -> Trial in
      let report = try await verifier.verify(
        [assignment],
        observe: { output in
          if let text = output[edit.cell] {
            hub.tell("trial", ["cell": String(edit.cell), "text": String(text.suffix(4_000))], page: file)
          }
        })[0]
      return self.trial(of: report, besides: wrongText + wrongCells, edit)
    }
    trials[path] = task
    defer { if trials[path] == task { trials[path] = nil } }
    do {
      return try await task.value
    } catch is CancellationError {
      throw Refused(409, "a newer run of this note took its place")
    }
  }

  /// Stops what `attempt` has begun on a page.
  func stopAttempt(page: String) throws {
    trials.removeValue(forKey: try note(ofPage: page).path)?.cancel()
  }

  private func trial(of report: Report, besides others: [Diagnostic], _ edit: CellEdit) -> Trial {
    var state = Preview.NoteState()
    let cell = report.lesson.cells.first { $0.number == edit.cell }
    let lines = Set(cell.map { [$0.block.fence.start.line] + $0.block.linePlaces.map(\.line) } ?? [])
    let found = mistakes(of: report, besides: others, isSaved: false)
    state.mistakes = found.filter { lines.contains($0.diagnostic.span.start.line) }
    return Trial(
      markup: LiveSite.markup(of: edit.cell, in: report, state: state),
      elsewhere: found.filter { !lines.contains($0.diagnostic.span.start.line) }.map {
        "line \($0.diagnostic.span.start.line): \($0.diagnostic.message)"
      })
  }

  /// Writes a cell's new code to its note, if the note is as the page knows it.
  func save(_ edit: CellEdit, page: String, version: String) throws {
    let (path, note) = try self.note(ofPage: page)
    let source = note.lesson.document.source
    try write(try Self.edited(source, edit).bytes, to: path, insteadOf: source, version: version)
  }

  /// Writes what was seen in the place of an expectation that failed.
  func accept(at place: Place, page: String, version: String) throws {
    let (path, note) = try self.note(ofPage: page)
    let source = note.lesson.document.source
    guard let correction = note.report.claims.first(where: { $0.span.start == place })?.correction,
      !note.isRunning
    else { throw Refused(409, "nothing is known that could be written here") }
    try write(AcceptedText([correction], in: source).bytes, to: path, insteadOf: source, version: version)
  }

  private func write(
    _ bytes: [UInt8], to path: String, insteadOf source: Source, version: String
  ) throws {
    guard version == fingerprint(source.bytes), try Files.read(path) == source.bytes else {
      throw Refused(409, "the note was changed meanwhile: nothing was written")
    }
    // The file itself, should the note be a link to it.
    try Files.write(bytes, to: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
  }

  private func note(ofPage page: String) throws -> (path: String, note: LiveNote) {
    guard let path = site?.note(ofPage: page + ".html"), let note = notes[path] else {
      throw Refused(404, "there is no note ‘\(page)’")
    }
    return (path, note)
  }

  private static func edited(_ source: Source, _ edit: CellEdit) throws -> Source {
    do { return try edit.applied(to: source) } catch { throw Refused(422, error.message) }
  }

  /// A change that was not made, and why.
  struct Refused: Error {
    let status: Int
    let message: String

    init(_ status: Int, _ message: String) {
      self.status = status
      self.message = message
    }
  }
}
