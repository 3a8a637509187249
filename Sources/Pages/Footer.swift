import Documents
import Verification

/// What was verified on a page, and what was not.
struct Footer {
  let summary: Summary

  var html: HTML {
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
    if summary.formulas.found > 0 {
      sentences.append("\(count(summary.formulas.found, "formula")) shown as written, not checked.")
    }
    return .element(
      "p", ["class": "verified"],
      .element("strong", [:], "Verified: ") + .text(sentences.joined(separator: " ")))
  }

  private func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
