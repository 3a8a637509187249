"use strict"

// For a preview: replaces the parts of the page whose text in the note changed, and no others. It runs before the
// scripts of the page, and calls them for new parts.

const main = document.querySelector("main")
const parse = text => new DOMParser().parseFromString(text, "text/html")
const file = location.pathname.slice(1) || "index.html"
const regions = ["body > header > .crumbs", ".contents", ".neighbours", "body > footer", ".status"]
let token = document.querySelector("meta[name=notes-token]").content

/** The parts of the HTML of `<main>`. Each is balanced, and they are compared as text. */
const split = text => {
  const start = text.indexOf("<main")
  const end = text.lastIndexOf("</main>")
  const tag = text.slice(start, text.indexOf(">", start) + 1)
  return { tag, parts: text.slice(start + tag.length, end).split("<!--:-->"), rest: text.slice(0, start) + text.slice(end + 7) }
}
/** The elements of a root. Text of raw HTML that is in no element gets one. */
const elements = root => {
  for (const node of [...root.childNodes]) {
    if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) continue
    const frame = document.createElement("span")
    node.replaceWith(frame)
    frame.append(node)
  }
  return [...root.children]
}
const build = text => {
  const nodes = elements(parse(text).body)
  nodes.forEach(node => node.remove())
  return { text, nodes }
}
// The HTML of the server, before scripts change its elements.
const written = elements(main).map(node => ({ node, html: node.outerHTML }))
let blocks = null
const shown = new Map(regions.map(region => [region, document.querySelector(region)?.outerHTML]))

/** Maps the parts of the HTML to elements of the page. */
const recognise = parts => {
  let index = 0
  blocks = parts.map(text => {
    const block = build(text)
    block.nodes = block.nodes.map(node => {
      const place = written.findIndex(({ html }, number) => number >= index && html === node.outerHTML)
      if (place < 0) return node
      index = place + 1
      return written[place].node
    })
    return block
  })
  const known = new Set(blocks.flatMap(block => block.nodes))
  // Elements that are not in the HTML are replaced like any old part.
  blocks.push({ text: null, nodes: written.map(({ node }) => node).filter(node => !known.has(node)) })
  if (!blocks.some(block => block.nodes.some(node => node.ownerDocument !== document))) return
  for (const block of blocks) {
    if (block.nodes.some(node => node.ownerDocument !== document)) block.text = null
    block.nodes = block.nodes.filter(node => node.ownerDocument === document)
  }
}

/** The child of `<main>` that holds an element, which a script may have wrapped. */
const place = node => {
  while (node.parentElement && node.parentElement !== main) node = node.parentElement
  return node
}

const spoken = document.createElement("p")
spoken.className = "notice"
spoken.setAttribute("role", "status")
document.body.append(spoken)
const told = document.createElement("p")
told.className = "unseen"
told.setAttribute("aria-live", "polite")
document.body.append(told)
let silence = 0
const say = (text, isLasting = false) => {
  spoken.textContent = text
  spoken.classList.toggle("seen", text !== "")
  clearTimeout(silence)
  if (text && !isLasting) silence = setTimeout(say, 6000, "")
}

// Replaces the parts that changed, and no others.

/** Transfers what a reader did to a part to its replacement. */
const hand = (old, node) => {
  const title = fold => fold.querySelector("summary")?.textContent
  const folds = all("details", node)
  for (const fold of all("details", old)) {
    const same = folds.find(other => title(other) === title(fold)) ?? (folds.length === 1 ? folds[0] : null)
    if (same) same.open = fold.open
  }
}
const lost = []

const exchange = parts => {
  const most = Math.min(blocks.length, parts.length)
  let head = 0
  while (head < most && blocks[head].text === parts[head]) head += 1
  let tail = 0
  while (tail < most - head && blocks.at(-1 - tail).text === parts.at(-1 - tail)) tail += 1
  const spare = blocks.slice(head, blocks.length - tail)
  const added = []
  const byText = Map.groupBy(spare, block => block.text)
  const middle = parts.slice(head, parts.length - tail).map(text => {
    const same = byText.get(text)?.shift()
    if (same) return same
    added.push(build(text))
    return added.at(-1)
  })
  const kept = new Set(middle)
  const old = spare.filter(block => !kept.has(block)).flatMap(block => block.nodes.map(place))
  const gone = new Set(old)
  const focus = document.activeElement
  const selection = focus?.matches("textarea") ? [focus.selectionStart, focus.selectionEnd] : null
  const focused = focus !== document.body && main.contains(focus) ? focus : null
  const address = focused?.closest("[data-cell]")?.dataset.cell

  let last = blocks.slice(0, head).flatMap(block => block.nodes).map(place).at(-1) ?? null
  for (const node of middle.flatMap(block => block.nodes).map(place)) {
    let next = last ? last.nextElementSibling : main.firstElementChild
    while (next && next !== node && gone.has(next)) next = next.nextElementSibling
    if (next !== node) main.insertBefore(node, next)
    last = node
  }
  const fresh = added.flatMap(block => block.nodes)
  // Elements of one kind are matched in order, unless names identify them.
  const kind = node => node.id || node.localName + node.className.replace(/ ?(fresh|running|outdated)/g, "")
  const rest = [...old]
  for (const node of fresh) {
    const index = rest.findIndex(other => kind(other) === kind(node))
    if (index >= 0) hand(rest.splice(index, 1)[0], node)
  }
  for (const node of old) {
    lost.push(...all(".editor", node))
    node.remove()
  }
  // All at once, because some setups look at the whole page.
  if (fresh.length) enhance({ querySelectorAll: selector => fresh.flatMap(node => all(selector, node)) })
  for (const node of fresh) place(node).classList.add("fresh")
  blocks = [...blocks.slice(0, head), ...middle, ...blocks.slice(blocks.length - tail)]
  for (const editor of lost.splice(0)) settle(editor)
  if (!focused) return
  if (document.activeElement === focused) return
  if (focused.isConnected) focused.focus({ preventScroll: true })
  else if (address) all(`[data-cell="${address}"] .edit`, main)[0]?.focus({ preventScroll: true })
  if (selection && focused.isConnected) focused.setSelectionRange(...selection)
}

const apply = text => {
  const { tag, parts, rest } = split(text)
  const page = parse(rest)
  token = page.querySelector("meta[name=notes-token]")?.content ?? token
  document.title = page.title
  const anchors = [...main.children].map(node => [node, node.getBoundingClientRect()])
    .filter(([, box]) => box.bottom > 0 && box.top < innerHeight)
  main.className = parse(tag).querySelector("main").className + (main.classList.contains("has-margin") ? " has-margin" : "")
  if (!blocks) recognise(parts)
  exchange(parts)
  let before = null
  for (const region of regions) {
    const [old, node] = [document.querySelector(region), page.querySelector(region)]
    const html = node?.outerHTML
    if (html !== shown.get(region)) {
      shown.set(region, html)
      if (node && old) {
        const isOpen = old.querySelector("details")?.open
        const focus = old.contains(document.activeElement) ? document.activeElement : null
        old.replaceWith(node)
        if (isOpen && node.querySelector("details")) node.querySelector("details").open = true
        const heir = focus?.matches("summary") ? node.querySelector("summary")
          : focus && all("a", node).find(link => link.getAttribute("href") === focus.getAttribute("href"))
        heir?.focus({ preventScroll: true })
      } else if (node) {
        if (region === ".contents") main.before(node)
        else if (region.includes("header")) document.querySelector("body > header").prepend(node)
        else (before ?? main).after(node)
      } else {
        old?.remove()
      }
      if (node) enhance(node)
    }
    const now = document.querySelector(region)
    if (now && !region.includes("header") && region !== ".contents") before = now
  }
  const [anchor, box] = anchors.find(([node]) => node.isConnected) ?? []
  if (anchor) scrollBy({ top: anchor.getBoundingClientRect().top - box.top, behavior: "instant" })
  for (const editor of all(".editor", main)) {
    const cell = editor.closest("[data-cell]")
    if (!cell || codeOf(cell) !== editor.original) settle(editor)
    editor.dispatchEvent(new Event("moved"))
  }
  const sentence = document.querySelector(".status :is(summary, p)").textContent
  if (told.textContent !== sentence) told.textContent = sentence
  dispatchEvent(new Event("notes-shown"))
}

const isSilent = "The server does not answer"
const isGone = "This note is gone: it was renamed or deleted"
let isAsking = false
let isOld = false
const refresh = async () => {
  isOld = true
  if (isAsking) return
  isAsking = true
  try {
    while (isOld) {
      isOld = false
      const answer = await fetch(location.pathname)
      if (answer.ok) {
        apply(await answer.text())
        if (spoken.textContent === isGone) say("")
      } else if (answer.status === 404) {
        say(isGone, true)
      } else {
        say(await answer.text(), true)
      }
    }
  } catch {
    say(isSilent, true)
  } finally {
    isAsking = false
  }
}

/** Shows what a cell has printed so far. */
const print = (root, text) => {
  let output = root.querySelector(":scope > .so-far")
  if (!output) {
    output = make("pre", { className: "so-far" })
    root.append(output)
  }
  output.textContent = text
}

let events = null
const connect = () => {
  events?.close()
  events = new EventSource("/:events?" + file)
  const on = (name, act) => events.addEventListener(name, event => act(JSON.parse(event.data)))
  on("hello", () => {
    if (spoken.textContent === isSilent) say("")
    refresh()
  })
  on("page", refresh)
  on("gone", () => say(isGone, true))
  on("media", ({ path }) => {
    for (const image of all("img, video, audio, source")) {
      const address = image.getAttribute("src")?.split("?")[0]
      if (address && decodeURIComponent(address) === path) image.src = `${address}?${Date.now()}`
    }
  })
  on("output", ({ cell, text }) => {
    for (const root of all(`.cell.running[data-cell="${cell}"]`, main)) print(root, text)
  })
  on("trial", ({ cell, text }) => {
    for (const root of all(`.editor.busy[data-of="${cell}"] > .trial`, main)) print(root, text)
  })
  // If there is an answer, it gives the reason.
  events.onerror = () => {
    say(isSilent, true)
    refresh()
  }
}
// A browser allows few connections to one server, so hidden pages close theirs.
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) connect()
  // The server stops what runs for a page when nobody listens.
  else if (!all(".editor.busy").length) events?.close()
})

addEventListener("keydown", event => {
  const list = document.querySelector(".status details[open]")
  if (event.key === "Escape" && list && !event.defaultPrevented) list.open = false
})
