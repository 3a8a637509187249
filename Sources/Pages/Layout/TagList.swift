import Vault

/// A list of tags, each with a link to the notes that have it.
enum TagList {
  static func write(_ tags: [TaggedNotes], in plan: SiteContext, to html: inout HTML) {
    html.line("ul", class: "tags", ["aria-label": "Tags"]) { html in
      for tag in tags {
        let address = plan.address(ofTag: tag.name) ?? ""
        html.element("li") { $0.element("a", class: "tag", ["href": address], "#" + tag.name) }
      }
    }
  }
}
