import Markdown

extension NoteWriter {
  mutating func add(_ list: List, name: String?) {
    html.startLine()
    let start = list.start == 1 ? nil : list.start
    element(
      list.start == nil ? "ul" : "ol", (start.map { ["start": String($0)] } ?? [:]) + newID(name)
    ) { note in
      note.html.newline()
      for item in list.items { note.add(item, isTight: list.isTight) }
    }
    html.newline()
  }

  private mutating func add(_ item: ListItem, isTight: Bool) {
    html.startLine()
    // The name of an item's first paragraph is the name of the item.
    var name: String?
    if case .paragraph? = item.blocks.first?.content { name = item.blocks.first?.name }
    var mark: String?
    if case .other? = item.state { mark = item.task.map { String($0) } }
    element(
      "li", class: item.task == nil ? nil : "task", (mark.map { ["data-task": $0] } ?? [:]) + newID(name)
    ) { note in
      guard item.task != nil else { return note.add(item.blocks, isTight: isTight) }
      guard case .paragraph(let content)? = item.blocks.first?.content else {
        note.addBox(of: item)
        return note.add(item.blocks, isTight: isTight)
      }
      // The checkbox is on the line of the first paragraph.
      note.addTask(item, content, isTight: isTight)
      note.add(Array(item.blocks.dropFirst()), isTight: isTight)
    }
    html.newline()
  }

  private mutating func addTask(_ item: ListItem, _ content: [Inline], isTight: Bool) {
    if !isTight { html.startLine() }
    element("p", if: !isTight) { note in
      note.addBox(of: item)
      note.add(content)
    }
    if !isTight { html.newline() }
  }

  private mutating func addBox(of item: ListItem) {
    guard let mark = item.task, let state = item.state else { return }
    switch state {
    case .open, .done:
      let label = isPage ? state == .done ? "done" : "not done" : nil
      html.void(
        "input",
        ["type": "checkbox", "disabled": "", "checked": state == .done ? "" : nil, "aria-label": label])
    case .other(let word):
      let label = word ?? "marked with \(mark)"
      html.element(
        "span", ["class": "task-mark", "role": "img", "aria-label": label, "title": label], String(mark))
    }
    html.text(" ")
  }
}
