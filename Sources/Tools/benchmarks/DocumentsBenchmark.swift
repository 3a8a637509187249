import Reports
import ArgumentParser
import CCMark
import Course
import Formulas
import Foundation
import Lessons
import Markdown
import Pages
import Vault

/// What reading and rendering notes costs beside libcmark's own parse and render of the same notes, in one process.
struct DocumentsBenchmark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "documents",
    abstract: "Measure reading and rendering of notes beside libcmark; prints Markdown.")

  @Option(help: "How many notes are made.")
  var count = 1_000

  @Option(help: "A note that is made ends with the section in which it gets longer than this, in bytes.")
  var bytes = 6_200

  @Option(help: "How often everything is measured.")
  var rounds = 15

  @Option(help: ArgumentHelp("A folder whose notes are measured instead.", valueName: "folder"))
  var notes: String?

  @Flag(help: "Print the first of the notes that are made, and measure nothing.")
  var show = false

  @Flag(help: "Only read the notes, again and again: for a profiler.")
  var reading = false

  func run() async throws {
    let notes = try await self.inputs()
    let sources = notes.sources
    if show {
      print(String(decoding: sources[0].bytes, as: UTF8.self))
      return
    }
    if reading {
      for _ in 0..<max(1, rounds) { for source in sources { _ = Document.read(source) } }
      return
    }
    // Of the same length, but without cells, so that nothing is highlighted.
    var plain = notes
    plain.sources = sources.map(\.withoutCells)
    var library: [Library] = []
    var ours: [Ours] = []
    var withCells: [Ours] = []
    for _ in 0..<max(1, rounds) {
      library.append(Library(plain.sources))
      ours.append(Ours(plain))
      withCells.append(Ours(notes))
    }
    report(sources, library, ours, withCells)
  }

  private func inputs() async throws -> Inputs {
    if let notes {
      let course = try await Course.read(folder: notes)
      return Inputs(
        sources: course.lessons.map(\.document.source), folder: course.folder, macros: course.macros.macros)
    }
    var lecture = LectureNotes(seed: 1)
    return Inputs(
      sources: (0..<max(1, count)).map {
        Source(path: "notes/note-\($0).md", bytes: Array(lecture.next($0, of: count, bytes: bytes).utf8))
      },
      folder: "notes", macros: MathMacros())
  }
}

/// The notes that are measured.
private struct Inputs {
  var sources: [Source]
  let folder: String
  let macros: MathMacros
}

/// The seconds that libcmark takes for one round.
private struct Library {
  var parsing = 0.0
  var rendering = 0.0
  var whole = 0.0
  private(set) var length = 0

  init(_ sources: [Source]) {
    let start = processorTime()
    for source in sources {
      source.bytes.withUnsafeBytes { bytes in
        let root = seconds(&parsing) {
          cmark_parse_document(bytes.bindMemory(to: CChar.self).baseAddress, bytes.count, CMARK_OPT_DEFAULT)
        }
        seconds(&rendering) {
          let html = cmark_render_html(root, CMARK_OPT_DEFAULT)
          length += strlen(html!)
          free(html)
        }
        cmark_node_free(root)
      }
    }
    whole = processorTime() - start
  }
}

/// The seconds that Markdown, Lessons and Pages take for one round.
private struct Ours {
  var reading = 0.0
  var linking = 0.0
  var checking = 0.0
  /// For finding and reading cells, claims and formulas.
  var understanding = 0.0
  var rendering = 0.0
  var whole = 0.0
  private(set) var length = 0

  init(_ notes: Inputs) {
    let start = processorTime()
    process(notes)
    // This includes the time for freeing everything.
    whole = processorTime() - start
  }

  private mutating func process(_ notes: Inputs) {
    let documents = seconds(&reading) { notes.sources.map { Document.read($0).document } }
    let links = seconds(&linking) { LinkMap(documents: documents, files: [], folder: notes.folder) }
    seconds(&checking) { for document in documents { length += links.diagnostics(of: document).count } }
    let lessons = seconds(&understanding) { documents.map { Lesson.read($0, macros: notes.macros).lesson } }
    let reports = Dictionary(lessons.map { ($0.document.source.path, Report.unverified($0)) }) { first, _ in
      first
    }
    seconds(&rendering) {
      for report in reports.values {
        length += NoteBody(report, links: links, reports: reports).html.bytes.count
      }
    }
  }
}

extension Source {
  fileprivate var withoutCells: Source {
    let text = String(decoding: bytes, as: UTF8.self)
    return Source(path: path, bytes: Array(text.replacing("```swift", with: "```plain").utf8))
  }
}

extension DocumentsBenchmark {
  private func report(_ sources: [Source], _ library: [Library], _ ours: [Ours], _ withCells: [Ours]) {
    let bytes = sources.reduce(0) { $0 + $1.bytes.count }
    print("\(sources.count) notes of \(bytes / sources.count) bytes on average, \(ours.count) rounds\n")
    let base = Figure(library.map(\.whole))
    let main = Figure(ours.map(\.whole))
    let cells = Figure(withCells.map(\.whole))
    print("|                                | median ms | minimum ms | MB/s | : libcmark, medians | minima |")
    print("| ------------------------------ | --------: | ---------: | ---: | ------------------: | -----: |")
    row("libcmark, parse and render", base, of: base, bytes)
    row("Markdown, Lessons and Pages", main, of: base, bytes)
    row("the same, cells highlighted", cells, of: base, bytes)
    print("")
    let parsing = Figure(library.map(\.parsing))
    print("|                                | median ms | minimum ms |      | : libcmark, medians | minima |")
    print("| ------------------------------ | --------: | ---------: | ---: | ------------------: | -----: |")
    row("libcmark, parse", parsing, of: base)
    row("libcmark, render", Figure(library.map(\.rendering)), of: base)
    row("Document.read", Figure(ours.map(\.reading)), of: base)
    // libcmark parses the masked text then, which is about as long.
    row("… without a parse as above", Figure(zip(ours, library).map { $0.reading - $1.parsing }), of: base)
    row("LinkMap", Figure(ours.map(\.linking)), of: base)
    row("LinkMap.diagnostics", Figure(ours.map(\.checking)), of: base)
    row("Lesson.read", Figure(ours.map(\.understanding)), of: base)
    row("NoteBody", Figure(ours.map(\.rendering)), of: base)
    row(
      "freeing",
      Figure(ours.map { $0.whole - $0.reading - $0.linking - $0.checking - $0.understanding - $0.rendering }),
      of: base)
    row("NoteBody, cells highlighted", Figure(withCells.map(\.rendering)), of: base)
  }

  private func row(_ name: String, _ figure: Figure, of base: Figure, _ bytes: Int? = nil) {
    let name = name + String(repeating: " ", count: max(0, 30 - name.count))
    let speed = bytes.map { column(Double($0) / figure.median / 1e6, 0, 4) } ?? "    "
    let times = "\(column(figure.median * 1e3, 1, 9)) | \(column(figure.minimum * 1e3, 1, 10))"
    let ratios =
      "\(column(figure.median / base.median, 2, 19)) | \(column(figure.minimum / base.minimum, 2, 6))"
    print("| \(name) | \(times) | \(speed) | \(ratios) |")
  }
}

/// A number with so many decimals, at the right of its column.
func column(_ value: Double, _ places: Int, _ width: Int) -> String {
  let text = String(format: "%.\(places)f", value)
  return String(repeating: " ", count: max(0, width - text.count)) + text
}

private struct Figure {
  let median: Double
  let minimum: Double

  init(_ samples: [Double]) {
    let sorted = samples.sorted()
    median = sorted[sorted.count / 2]
    minimum = sorted[0]
  }
}
