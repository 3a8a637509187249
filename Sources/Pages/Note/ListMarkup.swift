import Markdown

extension NoteWriter {
  mutating func add(_ list: List, name: String?) {
    html.startLine()
    html.open(list.start == nil ? "ul" : "ol")
    if let start = list.start, start != 1 { html.attribute("start", String(start)) }
    addID(name)
    html.newline()
    for item in list.items { add(item, isTight: list.isTight) }
    html.close(list.start == nil ? "ul" : "ol")
    html.newline()
  }

  private mutating func add(_ item: ListItem, isTight: Bool) {
    html.startLine()
    html.open("li")
    var blocks = item.blocks[...]
    if let task = item.task {
      html.attribute("class", "task")
      if !"xX ".contains(task) { html.attribute("data-task", String(task)) }
    }
    // What names the first paragraph of an item names the item.
    var name: String?
    if case .paragraph? = blocks.first?.content { name = blocks.first?.name }
    addID(name)
    if item.task != nil {
      // The box stands in the line of the first paragraph.
      if case .paragraph(let content)? = blocks.first?.content {
        blocks.removeFirst()
        addTask(content, isDone: item.isDone, isTight: isTight)
      } else {
        addBox(isDone: item.isDone)
      }
    }
    add(Array(blocks), isTight: isTight)
    html.close("li")
    html.newline()
  }

  private mutating func addTask(_ content: [Inline], isDone: Bool, isTight: Bool) {
    if !isTight {
      html.startLine()
      html.open("p")
    }
    addBox(isDone: isDone)
    add(content)
    if !isTight {
      html.close("p")
      html.newline()
    }
  }

  private mutating func addBox(isDone: Bool) {
    html.open("input")
    html.attribute("type", "checkbox")
    html.attribute("disabled", "")
    if isDone { html.attribute("checked", "") }
    if isPage { html.attribute("aria-label", isDone ? "done" : "not done") }
    html.closeVoid()
    html.text(" ")
  }
}
