// Searches all notes while the reader types. The index is a script that is loaded when the search is first opened: a
// page opened from a folder can load no other file.
{
  const source = new URL("search.js", document.currentScript.src)
  /** The text in lower case without accents; the length stays the same. */
  const fold = text => text.replace(/[^\x00-\x7f]/g, sign => sign.normalize("NFD")[0]).toLowerCase()
  let entries = null

  const load = () => new Promise((resolve, reject) => {
    if (entries) return resolve()
    document.head.append(make("script", {
      src: source.href,
      onerror: reject,
      onload: () => {
        entries = searchIndex.flatMap(([page, title, description, sections]) => [
          { address: page, title, heading: "", text: description, weight: 2 },
          ...sections.map(([id, heading, text]) =>
            ({ address: id ? `${page}#${encodeURIComponent(id)}` : page, title, heading, text, weight: 1 })),
        ])
        for (const entry of entries) {
          entry.head = fold(entry.heading || (entry.weight > 1 ? entry.title : ""))
          entry.body = fold(entry.text)
          entry.whole = fold(entry.title)
        }
        resolve()
      },
    }))
  })

  /** How well a word matches: better at the start of a word than inside of one. */
  const fit = (text, word) => !text.includes(word) ? 0 : (" " + text).includes(" " + word) ? 2 : 1
  const find = words => {
    const found = []
    for (const entry of entries) {
      let score = 0
      let isOwn = false
      const fits = words.every(word => {
        const [head, body] = [fit(entry.head, word), fit(entry.body, word)]
        if (head || body) isOwn = true
        const points = 8 * head * entry.weight + body + fit(entry.whole, word)
        score += points
        return points > 0
      })
      if (fits && isOwn) found.push({ entry, score })
    }
    return found.sort((a, b) => b.score - a.score).slice(0, 12).map(({ entry }) => entry)
  }

  const marked = (text, words) => {
    const folded = fold(text)
    const parts = []
    let end = 0
    while (end < text.length) {
      let start = text.length
      let length = 0
      for (const word of words) {
        const place = folded.indexOf(word, end)
        if (place >= 0 && (place < start || place === start && word.length > length)) [start, length] = [place, word.length]
      }
      parts.push(text.slice(end, start))
      if (length) parts.push(make("mark", {}, text.slice(start, start + length)))
      end = start + length
    }
    return parts
  }
  const snippet = ({ text, body }, words) => {
    const place = Math.max(0, Math.min(...words.map(word => body.indexOf(word)).filter(place => place >= 0).concat(Infinity)))
    const start = Number.isFinite(place) && place > 60 ? text.indexOf(" ", place - 60) + 1 : 0
    return (start ? "… " : "") + text.slice(start, start + 150) + (text.length > start + 150 ? " …" : "")
  }

  const input = make("input", {
    type: "search", role: "combobox", placeholder: "Search all notes", autocomplete: "off", spellcheck: false,
    "aria-label": "Search all notes", "aria-expanded": "false", "aria-controls": ":found", "aria-autocomplete": "list",
  })
  const results = make("div", { id: ":found", role: "listbox", "aria-label": "Results", hidden: true })
  const status = make("p", { role: "status" })
  const dialog = make("dialog", { className: "finder", "aria-label": "Search" }, input, results, status)
  let chosen = -1

  const choose = index => {
    const options = [...results.children]
    chosen = options.length ? (index + options.length) % options.length : -1
    options.forEach((option, place) => option.setAttribute("aria-selected", place === chosen))
    options[chosen]?.scrollIntoView({ block: "nearest" })
    if (chosen < 0) input.removeAttribute("aria-activedescendant")
    else input.setAttribute("aria-activedescendant", options[chosen].id)
  }
  const update = () => {
    const words = fold(input.value).split(/\s+/).filter(Boolean)
    const found = entries && words.length ? find(words) : []
    results.replaceChildren(...found.map((entry, index) => make(
      "a", { href: new URL(entry.address, source).href, role: "option", id: `:found:${index}`, tabIndex: -1 },
      make("strong", {}, ...marked(entry.heading ? `${entry.title} › ${entry.heading}` : entry.title, words)),
      make("span", {}, ...marked(snippet(entry, words), words)))))
    results.hidden = !found.length
    input.setAttribute("aria-expanded", found.length > 0)
    status.textContent = !words.length ? "" : found.length ? `${found.length} found` : "Nothing found"
    choose(0)
  }
  const close = () => {
    dialog.close()
    // A hidden field keeps the focus for a moment and would take the next key.
    input.blur()
  }
  const open = async () => {
    if (!dialog.open) dialog.showModal()
    input.select()
    try {
      await load()
      update()
    } catch {
      status.textContent = "The file search.js is missing beside this page"
    }
  }

  input.addEventListener("input", update)
  input.addEventListener("keydown", event => {
    if (event.key === "ArrowDown") choose(chosen + 1)
    else if (event.key === "ArrowUp") choose(chosen - 1)
    else if (event.key === "Enter") results.children[chosen]?.click()
    // A search field would handle the first Escape itself.
    else if (event.key === "Escape") close()
    else return
    event.preventDefault()
  })
  results.addEventListener("click", close)
  dialog.addEventListener("click", event => { if (event.target === dialog) close() })
  addEventListener("keydown", event => {
    if (event.key !== "/" || !isPlainKey(event) || dialog.open) return
    event.preventDefault()
    open()
  })
  const button = make("button", { type: "button", className: "search" }, "Search ", make("kbd", {}, "/"))
  button.setAttribute("aria-keyshortcuts", "/")
  button.addEventListener("click", open)
  document.querySelector("body > header").append(button)
  document.body.append(dialog)
}

enhance(document)
