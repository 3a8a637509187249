// Editing in the page: opening, running and saving a cell, accepting the value that was seen, and binding a number.

const ask = async (address, change, keepalive = false) => {
  const answer = await fetch(address, {
    method: "POST",
    keepalive,
    headers: { "Content-Type": "application/json", "X-Notes-Token": token },
    body: JSON.stringify({ page: document.querySelector(".status").dataset.note, ...change }),
  })
  if (!answer.ok) throw new Error((await answer.text()).trim())
  return answer.json()
}
const version = () => document.querySelector(".status").dataset.version
const codeOf = cell => all(".source", cell).filter(line => !line.closest(".trial")).map(line => line.textContent + "\n").join("")

const attach = (editor, cell) => cell.append(editor)

/** The cell of an editor: one with the code that the editor began with, the nearest if there are several. */
const settle = editor => {
  const number = Number(editor.dataset.of)
  const cells = all("[data-cell]", main)
  const distance = cell => Math.abs(Number(cell.dataset.cell) - number)
  const same = cells.filter(cell => codeOf(cell) === editor.original).sort((a, b) => distance(a) - distance(b))
  const cell = same[0] ?? cells.find(cell => distance(cell) === 0)
  if (!cell) {
    main.append(editor)
    return
  }
  editor.dataset.of = cell.dataset.cell
  // An element that is moved loses the focus.
  if (editor.parentElement !== cell) attach(editor, cell)
  for (let fold = cell.closest("details:not([open])"); fold; fold = fold.parentElement.closest("details:not([open])")) {
    if (fold !== cell) fold.open = true
  }
}

const openEditor = cell => {
  const known = cell.querySelector(":scope > .editor")
  if (known) return known.querySelector("textarea").focus()
  const original = codeOf(cell)
  let base = version()
  const text = make("textarea", {
    value: original.trimEnd(), spellcheck: false, rows: original.trimEnd().split("\n").length, "aria-label": "Code of the cell",
    autocapitalize: "off", autocomplete: "off", wrap: "off",
  })
  const result = make("div", { className: "trial" })
  const word = make("span", { className: "word", role: "status" })
  const editor = make("div", { className: "editor" })
  editor.dataset.of = cell.dataset.cell
  editor.original = original
  const isChanged = () => text.value.trimEnd() !== editor.original.trimEnd()
  let latest = 0
  /** Of several attempts, only the latest reports its result. */
  const attempt = async (label, act) => {
    const number = ++latest
    const speak = text => { if (number === latest) word.textContent = text }
    editor.classList.add("busy")
    speak(label)
    try {
      await act(speak)
    } catch (error) {
      speak(error.message)
    } finally {
      if (number === latest) editor.classList.remove("busy")
    }
  }
  const cellNumber = () => Number(editor.dataset.of)
  const run = () => attempt("Running …", async speak => {
    result.replaceChildren()
    const { markup, elsewhere } = await ask("/:run", { cell: cellNumber(), code: text.value })
    const cells = [...parse(markup[0]).body.children]
    // The page's own mistakes have the same ids.
    cells.flatMap(cell => all(".mistake[id]", cell)).forEach(mistake => mistake.removeAttribute("id"))
    result.replaceChildren(...cells)
    cells.forEach(enhance)
    if (elsewhere.length) {
      result.append(make("p", { className: "elsewhere" }, "With this, elsewhere in the note:"),
        make("ul", { className: "elsewhere" }, ...elsewhere.map(line => make("li", {}, line))))
    }
    speak("Not saved")
  })
  const save = () => attempt("Saving …", async speak => {
    const code = text.value
    await ask("/:save", { cell: cellNumber(), code, version: base })
    editor.original = code.trimEnd() + "\n"
    if (isChanged()) return speak("Saved; changed since then")
    close()
    say("Saved to the note")
  })
  const stop = () => {
    if (editor.classList.contains("busy")) ask("/:stop", {}, true).catch(() => {})
  }
  const close = () => {
    if (isChanged() && !confirm("Forget what was changed in this cell?")) return
    stop()
    removeEventListener("pagehide", stop)
    const cell = editor.closest("[data-cell]")
    editor.remove()
    cell?.querySelector(":scope > .edit")?.focus()
  }
  addEventListener("pagehide", stop)
  const button = (label, keys, act) => {
    const button = make("button", { type: "button", title: keys, "aria-keyshortcuts": keys }, label)
    button.addEventListener("click", act)
    return button
  }
  editor.append(text, make("div", { className: "tools" }, button("Run", "Control+Enter", run),
    button("Save to note", "Control+S", save), button("Close", "Escape", close), word), result)
  editor.addEventListener("keydown", event => {
    const isCommand = event.ctrlKey || event.metaKey
    if (isCommand && event.key === "Enter") run()
    else if (isCommand && event.key === "s") save()
    else if (event.key === "Escape") close()
    else return
    event.preventDefault()
    event.stopPropagation()
  })
  text.addEventListener("input", () => { text.rows = text.value.split("\n").length })
  // Changes around the cell do not matter, as long as the cell itself is unchanged.
  editor.addEventListener("moved", () => {
    const cell = editor.closest("[data-cell]")
    if (cell && codeOf(cell) === editor.original) base = version()
  })
  editor.isChanged = isChanged
  attach(editor, cell)
  text.focus()
}
addEventListener("beforeunload", event => {
  if (all(".editor").some(editor => editor.isChanged())) event.preventDefault()
})

/** Asks the server to write something to the note, and reports what came of it. */
const write = async (address, change) => {
  try {
    await ask(address, { version: version(), ...change })
    say("Written to the note")
  } catch (error) {
    say(error.message)
  }
}

document.addEventListener("click", event => {
  const accept = event.target.closest(".accept")
  const choice = event.target.closest(".bind")
  const link = event.target.closest(".status a[href^='#']")
  if (accept) {
    const [line, column] = accept.dataset.place.split(":").map(Number)
    write("/:accept", { line, column })
  } else if (choice) {
    write("/:bind", { number: Number(choice.dataset.number), choice: Number(choice.dataset.choice) })
  } else if (link) {
    event.preventDefault()
    const target = addressed(link)
    for (let fold = target?.closest("details:not([open])"); fold; fold = fold.parentElement.closest("details:not([open])")) {
      fold.open = true
    }
    target?.scrollIntoView({ block: "center" })
    target?.focus({ preventScroll: true })
  }
})

// At a number with choices, the digits choose.
document.addEventListener("keydown", event => {
  const number = event.target.closest?.(".open-number")
  if (!number || !isPlainKey(event) || !/^[1-9]$/.test(event.key)) return
  const choice = all(".bind", number)[Number(event.key) - 1]
  if (!choice) return
  event.preventDefault()
  event.stopPropagation()
  choice.click()
})

addEventListener("DOMContentLoaded", () => {
  const offer = root => all(".cell[data-cell]", root).forEach(cell => {
    if (cell.closest(".trial")) return
    const button = make("button", { type: "button", className: "edit", "aria-label": "Edit the code" }, "Edit")
    button.addEventListener("click", () => openEditor(cell))
    cell.append(button)
  })
  setups.push(offer)
  offer(document)
  if (!document.hidden) connect()
})
