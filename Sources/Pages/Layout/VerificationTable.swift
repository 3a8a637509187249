import Markdown
import Reports

/// The table of what was checked in each note, and how much of it holds.
struct VerificationTable {
  let plan: SiteContext

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
      check has its own column.
      """)
  }

  private func writeHead(to html: inout HTML) {
    for column in ["Note", "Cells", "Expectations", "Numbers", "Stated", "Formula claims"] {
      html.element("th", class: column == "Note" ? nil : "right", column)
    }
  }

  private func writeRows(to html: inout HTML) {
    let reports = Dictionary(plan.reports.map { ($0.lesson.document.source.path, $0) }) { first, _ in first }
    let documents = plan.lectures + plan.others
    var total = Summary()
    for document in documents {
      guard let report = reports[document.source.path] else { continue }
      total += report.summary
      write(document, report.summary, to: &html)
    }
    if documents.count > 1 { write(nil, total, to: &html) }
  }

  private func write(_ document: Document?, _ summary: Summary, to html: inout HTML) {
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
    }
  }

  private func cell(_ held: Int, of found: Int, to html: inout HTML) {
    html.element(
      "td", class: found == 0 ? "right none" : held == found ? "right" : "right some",
      found == 0 ? "–" : "\(held) of \(found)")
  }
}
