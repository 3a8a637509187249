import Reports
import Course
import Formulas
import Foundation
import Lessons
import Markdown
import Pages
import Verification

/// The course while it is edited: the text of every note and the report on it, kept up to date with the files.
///
/// A change of the text is shown at once; what has to be run for it is run in the background. A newer run of a note
/// supersedes the one before.
actor LivePreview {
  private let folder: String
  private let pageEvents: ServerSentEvents
  private let token: String
  private let font = MathFont.find()
  private let cells = CellCache()
  private let makeVerifier: @Sendable () -> Verifier
  private let (changes, continuation) = AsyncStream.makeStream(of: Change.self)

  enum Change: Sendable {
    /// Files in the folder of the notes.
    case files(Set<String>)
    /// The sources of the modules that cells import.
    case modules
    /// Those modules were compiled, or do not compile.
    case prepared(Verifier, problem: String?)
  }

  private var verifier: Verifier
  private var preparing: Task<Void, Never>?
  /// Whether the modules that cells import are compiled. Until then nothing is run.
  private var isReady = false
  private var course: Course?
  /// By the path of the note.
  private var notes: [String: NoteState] = [:]
  /// Why there is no course, or nothing can be run.
  private var problem: String?
  private var pages = OpenPages()
  private var queue = RunQueue()
  /// By the path of the note.
  private var scratchRuns: [String: Task<ScratchRun, any Error>] = [:]

  /// - Parameter makeVerifier: makes another verifier, from the modules' sources as they are at that time.
  init(
    folder: String, pageEvents: ServerSentEvents, token: String, verifier: Verifier,
    makeVerifier: @escaping @Sendable () -> Verifier
  ) {
    self.folder = folder
    self.pageEvents = pageEvents
    self.token = token
    self.verifier = verifier
    self.makeVerifier = makeVerifier
  }

  // MARK: Following the files

  /// Reads the course for the first time, and starts to compile the modules that its cells import.
  func begin() async {
    await refresh()
    prepare()
  }

  nonisolated func changed(_ change: Change) { continuation.yield(change) }

  /// Handles changes in their order, until the task is cancelled.
  func followChanges() async {
    for await change in changes {
      switch change {
      case .files(let changed):
        let others = changed.filter { !CourseFiles.isNote($0) }
        await refresh { $0.reads(others) }
        for path in others {
          if let address = pages.site?.address(ofFile: path) { pageEvents.send("media", ["path": address]) }
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
      do { try await verifier.compileModules() } catch { problem = "\(error)" }
      if !Task.isCancelled { changed(.prepared(verifier, problem: problem)) }
    }
  }

  /// Reads the course again, and verifies the notes whose text changed.
  /// - Parameter isAffected: whether a note is verified again though its text is the same.
  private func refresh(_ isAffected: (NoteState) -> Bool = { _ in false }) async {
    let macros = course?.macros.source?.bytes
    do {
      course = try await Course.read(folder: folder, reusing: course)
      if isReady { problem = nil }
    } catch {
      problem = "\(error)"
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
      await update(lesson, of: course)
    }
    // The runs go on while the pages are made.
    startRuns()
    publish()
  }

  private func update(_ lesson: Lesson, of course: Course) async {
    let path = lesson.document.source.path
    cancel(path)
    let known = isReady ? try? await verifier.known(course.assignment(lesson)) : nil
    notes[path] = NoteState(lesson, known: known, willRun: problem == nil, after: notes[path])
    if known == nil { queue.add(path) }
  }

  private func cancel(_ path: String) {
    stopScratchRun(path)
    queue.cancel(path)
  }

  // MARK: Running

  /// Starts a run on every free processor, notes whose pages are open first.
  private func startRuns() {
    guard isReady, let course else { return }
    let open = Set(pageEvents.pages.compactMap { pages.site?.note(ofPage: $0) })
    while let path = queue.next(preferring: open) {
      guard let note = notes[path] else { continue }
      let (assignment, revision, verifier) = (course.assignment(note.lesson), note.revision, verifier)
      let (pageEvents, file) = (pageEvents, course.links.page(of: note.lesson.document) + ".html")
      let run = Task {
        let result: Result<Report, any Error>
        do {
          result = .success(
            try await verifier.verify([assignment], observe: { Self.send($0, file, pageEvents) })[0])
        } catch { result = .failure(error) }
        if !Task.isCancelled { self.finish(path, revision, result) }
      }
      queue.started(path, run)
    }
  }

  private static func send(_ output: [Int: String], _ file: String, _ pageEvents: ServerSentEvents) {
    for (cell, text) in output.sorted(by: { $0.key < $1.key }) where !text.isEmpty {
      pageEvents.send("output", ["cell": String(cell), "text": end(of: text)], page: file)
    }
  }

  /// The part of a cell's output that a page shows while the cell runs.
  private static func end(of output: String) -> String { String(output.suffix(4_000)) }

  private func finish(_ path: String, _ revision: Int, _ result: Result<Report, any Error>) {
    guard notes[path]?.revision == revision else { return }
    queue.finished(path)
    notes[path]?.take(result)
    publish()
    startRuns()
  }

  // MARK: Pages

  /// Makes the site from what is known now, and notifies the open pages that it changes.
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
      preview.notes[path] = note.state(in: course)
    }
    pages.show(
      LiveSite(
        course.lessons.compactMap { notes[$0.document.source.path]?.report }, links: course.links,
        name: "Notes", preview: preview, font: font), to: pageEvents)
  }

  /// The content of the site's file; nil where there is none.
  func content(_ file: String) -> Site.Content? { pages.content(file) }

  /// Whether a file may be shown: links followed, it lies in the folder of the notes, or it is the font.
  nonisolated func isInside(_ path: String) -> Bool {
    path == font?.path || CourseFiles.isInside(folder, path)
  }

  // MARK: Changes that a page asks for

  /// Runs a cell with other code, in the scope that its note gives it, and writes nothing.
  /// - Throws: `Refused` where nothing can be run, or where the run was stopped.
  func attempt(_ edit: CellEdit, page: String) async throws -> ScratchRun {
    let (path, note) = try note(ofPage: page)
    guard isReady, let course else { throw Refused(503, "nothing can be run yet") }
    let edited = try note.applying(edit, macros: macros)
    stopScratchRun(path)
    let (assignment, verifier) = (course.assignment(edited.lesson), verifier)
    let (pageEvents, file) = (pageEvents, page + ".html")
    let run = Task { () throws -> ScratchRun in
      let report = try await verifier.verify(
        [assignment],
        observe: { output in
          if let text = output[edit.cell] {
            pageEvents.send("trial", ["cell": String(edit.cell), "text": Self.end(of: text)], page: file)
          }
        })[0]
      return ScratchRun(of: report, besides: edited.diagnostics, cell: edit.cell)
    }
    scratchRuns[path] = run
    defer { if scratchRuns[path] == run { scratchRuns[path] = nil } }
    do {
      return try await run.value
    } catch is CancellationError {
      throw Refused(409, "it was stopped: a newer run took its place, or the note was changed")
    }
  }

  func stopAttempt(page: String) throws { stopScratchRun(try note(ofPage: page).path) }

  /// Stops the scratch run of a page that no browser shows any more.
  func leave(_ file: String) {
    guard !pageEvents.pages.contains(file), let path = pages.site?.note(ofPage: file) else { return }
    stopScratchRun(path)
  }

  private func stopScratchRun(_ path: String) { scratchRuns.removeValue(forKey: path)?.cancel() }

  /// Writes a cell's new code to its note.
  /// - Parameter version: of the note that the page shows.
  /// - Throws: `Refused` where the note has another version by now.
  func save(_ edit: CellEdit, page: String, version: String) throws {
    let note = try note(ofPage: page).note
    try note.replaceFile(version, with: try note.applying(edit, macros: macros).lesson.document.source.bytes)
  }

  /// Writes what was seen in place of an expectation that failed.
  /// - Parameter version: of the note that the page shows.
  /// - Throws: `Refused` where the note has another version by now, or there is nothing to write.
  func accept(at place: SourcePosition, page: String, version: String) throws {
    let note = try note(ofPage: page).note
    try note.replaceFile(version, with: try note.accepting(place))
  }

  /// Writes behind an unchecked number what it is bound to.
  /// - Parameters:
  ///   - number: of those that the page offers choices for, from 0.
  ///   - choice: one of these, from 0.
  ///   - version: of the note that the page shows.
  /// - Throws: `Refused` where the note has another version by now, or there is no such choice.
  func bind(_ number: Int, to choice: Int, page: String, version: String) throws {
    let note = try note(ofPage: page).note
    let comment = course.map { BindingComment(habitOf: $0) } ?? .percent
    try note.replaceFile(version, with: try note.binding(number, choice, comment))
  }

  private func note(ofPage page: String) throws -> (path: String, note: NoteState) {
    guard let path = pages.site?.note(ofPage: page + ".html"), let note = notes[path] else {
      throw Refused(404, "there is no note ‘\(page)’")
    }
    return (path, note)
  }

  private var macros: MathMacros { course?.macros.macros ?? MathMacros() }
}
