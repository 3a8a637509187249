import Foundation
import Vault
import Markdown

// Links.
extension NoteWriter {
  mutating func add(_ link: Link) {
    let target = references.links.resolve(link, in: references.document)
    let fragment = link.target.split(separator: "#", maxSplits: 1).dropFirst().last.map(String.init)
    addLink(to: target, written: link.target, title: link.title, fragment: fragment?.removingPercentEncoding)
    {
      $0.add(link.content)
    }
  }

  /// - `written`: the address as the author wrote it, which is used if the target is not known; nil for a wikilink.
  /// - `fragment`: the place in a file that is meant, such as `page=3`.
  mutating func addLink(
    to target: LinkTarget, written: String? = nil, title: String = "", fragment: String? = nil,
    content: (inout NoteWriter) -> Void
  ) {
    guard !isInLink else { return content(&self) }
    let titled: Attributes = title.isEmpty ? [:] : ["title": title]
    let link: Attributes
    switch references.reference(target, fragment: fragment) {
    case .inside(let address):
      link = ["href": address] + (title.isEmpty ? preview(of: target) : titled)
    case .outside(let address): link = [.url("href"): address] + titled
    case .nowhere:
      guard let written else { return element("span", class: "missing", titled, content: content) }
      link = [.url("href"): written] + titled
    case .unsafe: return element("span", class: "missing", titled, content: content)
    case .draft: return element("span", class: "draft", titled, content: content)
    }
    element("a", link) { note in
      note.isInLink = true
      content(&note)
      note.isInLink = false
    }
  }

  /// What a script shows of another note when the pointer is on the link.
  private func preview(of target: LinkTarget) -> Attributes {
    guard let plan, case .note(let note, let anchor) = target, note.path != references.page,
      let excerpt = plan.excerpts.excerpt(of: note, anchor: anchor)
    else { return [:] }
    return ["data-title": excerpt.title, "data-preview": excerpt.text.isEmpty ? nil : excerpt.text]
  }
}
