import Reports

/// The sentences below a page that say what was verified and what was not.
struct VerificationFooter {
  let summary: Summary

  func write(to html: inout HTML) {
    var sentences: [String] = []
    if summary.cells.found == 0 {
      sentences.append("This page has no Swift cells.")
    } else {
      sentences.append("\(summary.cells.run) of \(count(summary.cells.found, "Swift cell")) verified.")
    }
    if summary.expectations.found > 0 {
      sentences.append(
        "\(summary.expectations.held) of \(count(summary.expectations.found, "expectation")) held.")
    }
    if summary.cells.skipped > 0 {
      sentences.append("\(count(summary.cells.skipped, "cell")) shown and not run.")
    }
    let numbers = summary.numbers.found - summary.numbers.outside
    if numbers > 0 {
      let known = summary.numbers.held + summary.numbers.given
      sentences.append("\(known) of \(count(numbers, "number")) in the text compared with code or formulas.")
    }
    let formulas = summary.formulas
    if formulas.found > formulas.shown {
      sentences.append("\(formulas.held) of \(count(formulas.found - formulas.shown, "formula claim")) held.")
    }
    if formulas.shown > 0 {
      sentences.append("\(count(formulas.shown, "formula")) only define, suppose or name something.")
    }
    html.element("p", class: "verified") { html in
      html.element("strong", "Verified: ")
      html.text(sentences.joined(separator: " "))
    }
  }
}

/// `1 cell`, `2 cells`
func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
