import Markdown
import Reports

/// The table of what was checked in each note, and how much of it holds.
struct VerificationTable {
  let plan: SiteContext

  private var hasAudit: Bool { plan.reports.contains { $0.audit != nil } }

  func write(to html: inout HTML) {
    html.line("div", class: "table") { html in
      html.element("table", class: "ledger") { html in
        html.line("thead") { $0.element("tr") { writeHead(to: &$0) } }
        html.element("tbody") { html in
          html.newline()
          writeRows(to: &html)
        }
      }
    }
    html.line(
      "p", class: "ledger-note",
      """
      Each column says how many hold of how many there are. A number of the text holds where it was compared with \
      code or with a formula. Dates, references and names are not counted here; what the author states without a \
      check has its own column.\(hasAudit ? Self.auditNote : "")
      """)
  }

  private static let auditNote = """
     The last column says in how many numbers of the text and of the formulas the build would notice a changed digit.
    """

  private func writeHead(to html: inout HTML) {
    for column in ["Note", "Cells", "Expectations", "Numbers", "Stated", "Formula claims"]
      + (hasAudit ? ["Changed digits"] : [])
    {
      html.element("th", class: column == "Note" ? nil : "right", column)
    }
  }

  private func writeRows(to html: inout HTML) {
    let reports = Dictionary(plan.reports.map { ($0.lesson.document.source.path, $0) }) { first, _ in first }
    let documents = plan.lectures + plan.others
    var total = Summary()
    var audit = AuditCount()
    for document in documents {
      guard let report = reports[document.source.path] else { continue }
      total += report.summary
      audit = audit + (report.audit?.count ?? AuditCount())
      write(document, report.summary, report.audit?.count ?? AuditCount(), to: &html)
    }
    if documents.count > 1 { write(nil, total, audit, to: &html) }
  }

  private func write(_ document: Document?, _ summary: Summary, _ audit: AuditCount, to html: inout HTML) {
    html.line("tr") { html in
      html.element("td") { html in
        if let document {
          html.element("a", ["href": plan.address(of: document)], document.title)
        } else {
          html.element("strong", "All")
        }
      }
      cell(summary.cells.run, of: summary.cells.found, to: &html)
      cell(summary.expectations.held, of: summary.expectations.found, to: &html)
      cell(
        summary.numbers.held, of: summary.numbers.found - summary.numbers.outside - summary.numbers.stated,
        to: &html)
      html.element(
        "td", class: summary.numbers.stated == 0 ? "right none" : "right",
        summary.numbers.stated == 0 ? "–" : String(summary.numbers.stated))
      cell(summary.formulas.held, of: summary.formulas.found - summary.formulas.shown, to: &html)
      if hasAudit { cell(audit.noticed, of: audit.changes, to: &html) }
    }
  }

  private func cell(_ held: Int, of found: Int, to html: inout HTML) {
    html.element(
      "td", class: found == 0 ? "right none" : held == found ? "right" : "right some",
      found == 0 ? "–" : "\(held) of \(found)")
  }
}
