import Vault
import Markdown
import Lessons
import Reports

/// The `<main>` of a page: the blocks of a note, and its cells with their results.
package struct NoteBody {
  private let report: Report
  private let links: LinkMap
  private let reports: [String: Report]
  /// Nil if the page is not part of a site.
  private let plan: SiteContext?

  /// - `reports`: those of all notes by their paths, for the notes that this one embeds.
  package init(_ report: Report, links: LinkMap, reports: [String: Report]) {
    self.init(report, links: links, reports: reports, plan: nil)
  }

  init(_ report: Report, links: LinkMap, reports: [String: Report], plan: SiteContext?) {
    self.report = report
    self.links = links
    self.reports = reports
    self.plan = plan
  }

  /// The page of a note of which nothing was run.
  /// - `others`: the lessons of the notes that it may embed.
  package init(_ lesson: Lesson, links: LinkMap, others: [Lesson]) {
    let reports = ([lesson] + others).map { ($0.document.source.path, Report.unverified($0)) }
    self.init(reports[0].1, links: links, reports: Dictionary(reports) { first, _ in first })
  }

  /// As a page shows it: with a title and a link beside each heading, without anything from another host.
  package var html: HTML { write(isPage: true).html }

  /// The same with `ending` after the note's text, the table of contents, and the files that its pictures need, by their
  /// paths in the site's folder.
  func page(ending: HTML) -> (html: HTML, contents: HTML, files: [String: [UInt8]]) {
    let note = write(isPage: true, ending: ending)
    return (note.html, contents.html, note.shared.pictures.files)
  }

  private var contents: TableOfContents {
    let document = report.lesson.document
    let formulas = NoteFormulas(report.lesson.formulas, claims: [])
    return TableOfContents(
      document.listedHeadings.map { heading in
        var note = NoteWriter(
          PageLinks(document: document, links: links, page: document.source.path), cells: [],
          formulas: formulas, reports: [:], isPage: true)
        note.addTextOnly(heading.content)
        return TableOfContents.Entry(id: heading.id, level: heading.level, text: note.html)
      })
  }

  /// The text of the note only. For plain Markdown it is byte for byte what libcmark writes, except for ids of headings
  /// and raw HTML.
  package var content: HTML { write(isPage: false).html }

  private func write(isPage: Bool, ending: HTML = HTML()) -> NoteWriter {
    let formulas = NoteFormulas(report)
    let state = plan?.preview?.notes[report.lesson.document.source.path]
    let document = report.lesson.document.annotated(
      formulas.otherClaims.map(\.span) + (state?.choices.map(\.span) ?? []))
    var note = NoteWriter(
      PageLinks(document: document, links: links, page: document.source.path), cells: report.cells,
      formulas: formulas, reports: reports, isPage: isPage, plan: plan)
    note.state = state
    note.html.reserve(document.source.bytes.count * 5 / 4 + 256)
    // With the prefix none is a class of the site, by which a note could make text look verified that is not.
    let classes = document.frontMatter.cssClasses.map { "note-" + $0 }.joined(separator: " ")
    note.element(
      "main", ["id": isPage ? SitePaths.mainID : nil, "class": classes.isEmpty ? nil : classes]
    ) { note in
      note.html.newline()
      if isPage, !startsWithTitle {
        note.html.line("h1", document.title)
      }
      note.addTop(document.blocks)
      note.addMistakes(before: .max)
      note.addFootnotes()
      note.html.add(ending)
    }
    note.html.newline()
    return note
  }

  /// Whether the note begins with a title of its own.
  private var startsWithTitle: Bool {
    if case .heading(let heading)? = report.lesson.document.blocks.first?.content {
      heading.level == 1
    } else {
      false
    }
  }
}
