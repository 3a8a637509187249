import Documents

extension References {
  func markup(_ inlines: [Inline]) -> HTML { inlines.map(markup).joined() }

  private func markup(_ inline: Inline) -> HTML {
    switch inline {
    case .text(let text): .text(text)
    case .code(let code): .element("code", [:], code)
    case .emphasis(let content): .element("em", [:], markup(content))
    case .strong(let content): .element("strong", [:], markup(content))
    case .strikethrough(let content): .element("del", [:], markup(content))
    case .highlight(let content): .element("mark", [:], markup(content))
    case .tag(let tag): .element("span", ["class": "tag"], "#" + tag.name)
    case .footnoteReference, .inlineFootnote: .empty
    case .link(let link): markup(link)
    case .image(let image): markup(image)
    case .wikilink(let link): markup(link)
    case .formula(let formula):
      .element("code", ["class": formula.isDisplay ? "formula display" : "formula"], formula.source.trimmed)
    // Raw HTML could carry a script: it is shown as what it is, text.
    case .html(let html): .element("code", ["class": "html"], html)
    case .softBreak: .newline
    case .lineBreak: .element("br") + .newline
    }
  }

  private func markup(_ link: Link) -> HTML {
    let content = markup(link.content)
    return anchor(links.resolve(link, in: document), content, title: link.title)
  }

  private func markup(_ link: Wikilink) -> HTML {
    let target = links.resolve(link, in: document)
    if link.isEmbed, case .file(let path) = target, Picture.isPicture(path) {
      let size = Picture.Size(link.label)
      return picture(
        target, alternative: size == nil ? link.label ?? link.target : link.target, title: "", size: size)
    }
    return anchor(target, .text(link.visibleText), title: "")
  }

  private func anchor(_ target: LinkTarget, _ content: HTML, title: String) -> HTML {
    let title = title.isEmpty ? nil : title
    switch reference(target) {
    case .address(let address):
      if case .external = target {
        return .element("a", ["href": address, "title": title, "rel": "noopener"], content)
      }
      return .element("a", ["href": address, "title": title], content)
    case .draft: return .element("span", ["class": "draft", "title": title], content)
    case .nowhere: return .element("span", ["class": "missing", "title": title], content)
    }
  }

  private func markup(_ image: Image) -> HTML {
    picture(links.resolve(image, in: document), alternative: image.alternative, title: image.title, size: nil)
  }

  private func picture(_ target: LinkTarget, alternative: String, title: String, size: Picture.Size?) -> HTML
  {
    // A picture from another host would make the page ask it for one: the page links to it instead.
    if case .file = target, case .address(let address) = reference(target) {
      return .element(
        "img",
        [
          "src": address, "alt": alternative.isEmpty ? " " : alternative,
          "title": title.isEmpty ? nil : title,
          "width": size.map { String($0.width) }, "height": size?.height.map { String($0) },
        ])
    }
    return anchor(target, .text(alternative.isEmpty ? title : alternative), title: title)
  }
}

private enum Picture {
  static func isPicture(_ path: String) -> Bool {
    let ending = path.split(separator: ".").last?.lowercased() ?? ""
    return ["png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "bmp"].contains(ending)
  }

  /// `300` or `300x200`, in CSS pixels.
  struct Size {
    let width: Int
    let height: Int?

    init?(_ label: String?) {
      let parts = (label ?? "").split(separator: "x", omittingEmptySubsequences: false)
      guard let width = parts.first.flatMap({ Int($0) }), width > 0, parts.count <= 2 else { return nil }
      self.width = width
      guard parts.count == 2 else {
        height = nil
        return
      }
      guard let height = Int(parts[1]), height > 0 else { return nil }
      self.height = height
    }
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
