import Vault
import Markdown

/// Tags, each a link to the notes that have it.
enum TagList {
  static func write(_ tags: [TaggedNotes], in plan: SiteContext, to html: inout HTML) {
    html.open("ul", class: "tags")
    html.attribute("aria-label", "Tags")
    for tag in tags {
      html.open("li")
      html.open("a", class: "tag")
      html.attribute("href", plan.address(ofTag: tag.name) ?? "")
      html.text("#" + tag.name)
      html.close("a")
      html.close("li")
    }
    html.close("ul")
    html.newline()
  }
}
