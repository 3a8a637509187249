import CellLog
import Course
import Platform
import Markdown
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
  private let hub: ServerSentEvents
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
  private var notes: [String: NoteState] = [:]
  /// Why there is no course, or nothing can be run.
  private var problem: String?
  private var pages = OpenPages()

  /// Those that wait for a processor, the latest last.
  private var waiting: [String] = []
  private var running: [String: Task<Void, Never>] = [:]
  private var trials: [String: Task<ScratchRun, any Error>] = [:]

  /// - Parameter again: makes another verifier, from the sources as they are then.
  init(
    folder: String, hub: ServerSentEvents, token: String, verifier: Verifier,
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
        await refresh { $0.reads(others) }
        for path in others {
          if let address = pages.site?.address(ofFile: path) { hub.tell("media", ["path": address]) }
        }
      case .modules:
        for path in notes.keys {
          cancel(path)
          notes[path]?.wait()
        }
        verifier = makeVerifier()
        prepare()
        publish()
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

  /// - Parameter isAffected: whether a note whose text is the same is looked at all the same.
  private func refresh(_ isAffected: (NoteState) -> Bool = { _ in false }) async {
    let macros = course?.macros.source?.bytes
    do {
      course = try await Course.read(folder: folder, reusing: course)
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
    for lesson in course.lessons {
      let old = notes[lesson.document.source.path]
      let isSame = old?.source.bytes == lesson.document.source.bytes && macros == course.macros.source?.bytes
      if let old, isSame, !isAffected(old) { continue }
      await take(lesson, of: course)
    }
    // What has to be run is on its way while the pages are made.
    startNext()
    publish()
  }

  private func take(_ lesson: Lesson, of course: Course) async {
    let path = lesson.document.source.path
    cancel(path)
    let known = isReady ? try? await verifier.known(course.assignment(lesson)) : nil
    notes[path] = NoteState(lesson, known: known, willRun: problem == nil, after: notes[path])
    if known == nil { waiting.append(path) }
  }

  /// Stops what runs for a note, and what was tried in it.
  private func cancel(_ path: String) {
    trials.removeValue(forKey: path)?.cancel()
    waiting.removeAll { $0 == path }
    running.removeValue(forKey: path)?.cancel()
  }

  // MARK: Running

  /// Starts as many runs as there are processors: notes whose pages are open first, then the latest.
  private func startNext() {
    guard isReady, let course else { return }
    let open = Set(hub.pages.compactMap { pages.site?.note(ofPage: $0) })
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

  private static func tell(_ output: [Int: String], _ file: String, _ hub: ServerSentEvents) {
    for (cell, text) in output.sorted(by: { $0.key < $1.key }) where !text.isEmpty {
      // The end of it is what is new.
      hub.tell("output", ["cell": String(cell), "text": String(text.suffix(4_000))], page: file)
    }
  }

  private func take(_ result: Result<Report, any Error>, _ path: String, _ ticket: Int) {
    guard notes[path]?.ticket == ticket else { return }
    running[path] = nil
    notes[path]?.take(result)
    publish()
    startNext()
  }

  static func text(of error: any Error) -> String {
    switch error {
    case let error as EnvironmentError:
      error.help.isEmpty ? error.message : "\(error.message)\n\(error.help)"
    case let error as Files.Failure: error.description
    default: "\(error)"
    }
  }

  // MARK: Pages

  /// Makes the site anew, and tells the pages that are open and came out otherwise.
  private func publish() {
    guard let course else { return }
    var preview = PreviewState(token: token, cells: cells)
    if let problem { preview.problems.append(problem) }
    for diagnostic in course.macros.diagnostics {
      preview.problems.append(
        DiagnosticText(diagnostic, source: course.macros.source, terminal: .plain).text)
    }
    for (path, note) in notes {
      if let problem = note.problem { preview.problems.append("\(path): \(problem)") }
      preview.notes[path] = note.state(besides: course.diagnostics[path] ?? [])
    }
    pages.show(
      LiveSite(
        course.lessons.compactMap { notes[$0.document.source.path]?.report }, links: course.links,
        name: "Notes", preview: preview, font: font), to: hub)
  }

  /// The content of the site's file; nil where there is none.
  func content(_ file: String) -> Site.Content? { pages.content(file) }

  /// Whether a file of the course may be shown: it lies in the folder of the notes, links followed.
  nonisolated func isInside(_ path: String) -> Bool { path == font?.path || Course.leadsInto(folder, path) }

  // MARK: Changes that a page asks for

  /// Runs a cell with other code, in the scope that its note gives it, and writes nothing.
  func attempt(_ edit: CellEdit, page: String) async throws -> ScratchRun {
    let (path, note) = try self.note(ofPage: page)
    guard isReady, let course else { throw Refused(503, "nothing can be run yet") }
    let (document, wrongText) = Document.read(try Self.edited(note.source, edit))
    let (lesson, wrongCells) = Lesson.read(document, macros: course.macros.macros)
    trials.removeValue(forKey: path)?.cancel()
    let (assignment, verifier, hub, file) = (course.assignment(lesson), verifier, hub, page + ".html")
    let task = Task { () throws -> ScratchRun in
      let report = try await verifier.verify(
        [assignment],
        observe: { output in
          if let text = output[edit.cell] {
            hub.tell("trial", ["cell": String(edit.cell), "text": String(text.suffix(4_000))], page: file)
          }
        })[0]
      return ScratchRun(of: report, besides: wrongText + wrongCells, cell: edit.cell)
    }
    trials[path] = task
    defer { if trials[path] == task { trials[path] = nil } }
    do {
      return try await task.value
    } catch is CancellationError {
      throw Refused(409, "it was stopped: a newer run took its place, or the note was changed")
    }
  }

  /// Stops what `attempt` has begun on a page.
  func stopAttempt(page: String) throws {
    trials.removeValue(forKey: try note(ofPage: page).path)?.cancel()
  }

  /// Nobody shows the page any more, and nobody waits for what was tried on it.
  func leave(_ file: String) {
    guard !hub.pages.contains(file), let path = pages.site?.note(ofPage: file) else { return }
    trials.removeValue(forKey: path)?.cancel()
  }

  /// Writes a cell's new code to its note, if the note is as the page knows it.
  func save(_ edit: CellEdit, page: String, version: String) throws {
    let (path, note) = try self.note(ofPage: page)
    try write(try Self.edited(note.source, edit).bytes, to: path, insteadOf: note.source, version: version)
  }

  /// Writes what was seen in the place of an expectation that failed.
  func accept(at place: SourcePosition, page: String, version: String) throws {
    let (path, note) = try self.note(ofPage: page)
    guard let correction = note.report.claims.first(where: { $0.span.start == place })?.correction,
      !note.isRunning
    else { throw Refused(409, "nothing is known that could be written here") }
    try write(
      TextEdits([correction], in: note.source).bytes, to: path, insteadOf: note.source, version: version)
  }

  private func write(_ bytes: [UInt8], to path: String, insteadOf source: Source, version: String) throws {
    guard version == fingerprint(source.bytes), try Files.read(path) == source.bytes else {
      throw Refused(409, "the note was changed meanwhile: nothing was written")
    }
    // The file itself, should the note be a link to it.
    try Files.write(bytes, to: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
  }

  private func note(ofPage page: String) throws -> (path: String, note: NoteState) {
    guard let path = pages.site?.note(ofPage: page + ".html"), let note = notes[path] else {
      throw Refused(404, "there is no note ‘\(page)’")
    }
    return (path, note)
  }

  private static func edited(_ source: Source, _ edit: CellEdit) throws -> Source {
    do { return try edit.applied(to: source) } catch { throw Refused(422, error.message) }
  }
}
