import Reports

/// The sentences below a page that say what was checked and what was not.
struct VerificationFooter {
  let summary: Summary
  /// Nil where nobody asked for an audit.
  let audit: AuditCount?

  func write(to html: inout HTML) {
    let rows = summary.contentRows.filter { $0.found > 0 }
    var text = rows.isEmpty ? "nothing on this page" : rows.map(\.sentence).joined(separator: ". ")
    if let audit, audit.changes > 0 { text += ". Audit: " + audit.sentence }
    html.element("p", class: "verified") { html in
      html.element("strong", "Checked: ")
      html.text(text + ".")
    }
  }
}
