import Markdown
import Verification

/// What was looked at in each note, and how much of it holds.
struct VerificationTable {
  let plan: SiteContext

  func write(to html: inout HTML) {
    var total = Summary()
    html.open("div", class: "table")
    html.open("table", class: "ledger")
    html.open("thead")
    html.open("tr")
    for column in ["Note", "Cells", "Expectations", "Numbers", "Formula claims"] {
      html.open("th")
      if column != "Note" { html.attribute("class", "right") }
      html.text(column)
      html.close("th")
    }
    html.close("tr")
    html.close("thead")
    html.newline()
    html.open("tbody")
    html.newline()
    let reports = Dictionary(plan.reports.map { ($0.lesson.document.source.path, $0) }) { first, _ in first }
    let documents = plan.lectures + plan.others
    for document in documents {
      guard let report = reports[document.source.path] else { continue }
      var summary = Summary()
      summary.add(report, hasErrors: false)
      total.add(report, hasErrors: false)
      write(document, summary, to: &html)
    }
    if documents.count > 1 { write(nil, total, to: &html) }
    html.close("tbody")
    html.close("table")
    html.close("div")
    html.newline()
    html.open("p", class: "ledger-note")
    html.text(
      """
      Each cell says how many hold of how many there are. A number of the text holds where it is compared with the \
      code, is a value of a cell or of a formula of its section, or is no claim: a date, the name of a section.
      """)
    html.close("p")
    html.newline()
  }

  private func write(_ document: Document?, _ summary: Summary, to html: inout HTML) {
    html.open("tr")
    html.open("td")
    if let document {
      html.open("a")
      html.attribute("href", plan.address(of: document))
      html.text(document.title)
      html.close("a")
    } else {
      html.element("strong", "All")
    }
    html.close("td")
    cell(summary.cells.run, of: summary.cells.found, to: &html)
    cell(summary.expectations.held, of: summary.expectations.found, to: &html)
    cell(
      summary.numbers.found - summary.numbers.unchecked - summary.numbers.refuted, of: summary.numbers.found,
      to: &html)
    cell(summary.formulas.held, of: summary.formulas.found - summary.formulas.shown, to: &html)
    html.close("tr")
    html.newline()
  }

  private func cell(_ held: Int, of found: Int, to html: inout HTML) {
    html.open("td")
    html.attribute("class", found == 0 ? "right none" : held == found ? "right" : "right some")
    html.text(found == 0 ? "–" : "\(held) of \(found)")
    html.close("td")
  }
}
