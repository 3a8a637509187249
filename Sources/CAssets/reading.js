// For reading: the place in the table of contents, previews of links, copy buttons, footnotes in the margin.

// The table of contents is open if it is beside the text, and marks the current section.
{
  const beside = matchMedia("(min-width: 70rem)")
  const fold = () => all(".contents details").forEach(details => details.open = beside.matches)
  beside.addEventListener("change", fold)
  let isWaiting = false
  const mark = () => {
    isWaiting = false
    const line = innerHeight * 0.3
    const isAtEnd = scrollY > 0 && scrollY + innerHeight > document.documentElement.scrollHeight - 4
    let now = -1
    const links = all(".contents a")
    links.forEach((link, index) => {
      const top = addressed(link)?.getBoundingClientRect().top
      if (top < line || isAtEnd && top < innerHeight * 0.6) now = index
    })
    links.forEach((link, index) => {
      if (index !== now) return link.removeAttribute("aria-current")
      if (link.hasAttribute("aria-current")) return
      link.setAttribute("aria-current", "location")
      const list = link.closest(".contents")
      if (beside.matches && list.scrollHeight > list.clientHeight) {
        list.scrollTop = link.offsetTop - list.clientHeight / 2
      }
    })
  }
  addEventListener("scroll", () => {
    if (!isWaiting) requestAnimationFrame(mark)
    isWaiting = true
  }, { passive: true })
  addEventListener("click", event => {
    if (event.target.closest(".contents a") && !beside.matches) fold()
  })
  setups.push(root => {
    if (all(".contents", root).length) fold()
    mark()
  })
}

// A preview of another note, when a link to it is pointed at or has the focus.
{
  const card = make("div", { className: "preview", id: ":preview", role: "tooltip", hidden: true })
  document.querySelector("main").append(card)
  let link = null
  let timer = 0
  const hide = () => {
    clearTimeout(timer)
    card.hidden = true
    link?.removeAttribute("aria-describedby")
    link = null
  }
  const show = target => {
    hide()
    link = target
    card.replaceChildren(make("strong", {}, link.dataset.title), " ", link.dataset.preview ?? "")
    card.hidden = false
    link.setAttribute("aria-describedby", card.id)
    const place = link.getClientRects()[0] ?? link.getBoundingClientRect()
    const left = Math.min(place.left, document.documentElement.clientWidth - card.offsetWidth - 12)
    const fits = place.bottom + card.offsetHeight + 12 < innerHeight
    card.style.left = `${Math.max(12, left)}px`
    card.style.top = `${fits ? place.bottom + 6 : place.top - card.offsetHeight - 6}px`
  }
  const leave = () => {
    clearTimeout(timer)
    timer = setTimeout(hide, 200)
  }
  setups.push(root => all("a[data-title]", root).forEach(target => {
    target.addEventListener("mouseenter", () => {
      clearTimeout(timer)
      timer = setTimeout(show, 150, target)
    })
    target.addEventListener("mouseleave", leave)
    target.addEventListener("focus", () => { if (target.matches(":focus-visible")) show(target) })
    target.addEventListener("blur", hide)
  }))
  card.addEventListener("mouseenter", () => clearTimeout(timer))
  card.addEventListener("mouseleave", leave)
  addEventListener("keydown", event => { if (event.key === "Escape") hide() })
  addEventListener("scroll", hide, { passive: true })
}

// Copies the code of a cell, without the values beside it.
setups.push(root => all("pre:not(.output pre) > code", root).forEach(code => {
  const pre = code.parentElement
  const box = pre.closest(".cell") ?? pre
  const button = make("button", { type: "button", className: "copy", "aria-label": "Copy the code" }, "Copy")
  button.addEventListener("click", async () => {
    const lines = all(".source", code)
    const text = lines.length ? lines.map(line => line.textContent + "\n").join("") : code.textContent
    try {
      await navigator.clipboard.writeText(text)
      button.textContent = "Copied"
    } catch {
      getSelection().selectAllChildren(code)
      button.textContent = "Selected"
    }
    setTimeout(() => { button.textContent = "Copy" }, 1500)
  })
  if (box === pre) {
    const frame = make("div", { className: "copied" })
    pre.replaceWith(frame)
    frame.append(pre, button)
  } else if (box.localName === "details") {
    pre.before(button)
  } else {
    box.append(button)
  }
}))

// Footnotes beside the lines that refer to them, if there is room.
{
  const main = document.querySelector("main")
  const margin = matchMedia("(min-width: 90rem)")
  const place = () => {
    const notes = all("main > .footnotes > ol > li")
    main.classList.toggle("has-margin", notes.length > 0)
    let bottom = 0
    const top = main.getBoundingClientRect().top
    for (const note of notes) {
      const link = all("main .footnote-reference a").find(link => decodeURIComponent(link.hash) === "#" + note.id)
      const isSeen = link?.getClientRects().length > 0
      note.hidden = margin.matches && !isSeen
      if (!margin.matches || !isSeen) {
        note.style.top = ""
        continue
      }
      const start = Math.max(bottom, link.getBoundingClientRect().top - top - 4)
      note.style.top = `${start}px`
      bottom = start + note.offsetHeight + 10
    }
  }
  new ResizeObserver(place).observe(main)
  margin.addEventListener("change", place)
  setups.push(place)
}

// A picture shrinks with the page while it is readable, and then scrolls in a box, which keys can scroll if it has the
// focus.
{
  const check = root => {
    for (const box of all(".table, .surface, .display, pre, math:not([display])", root)) {
      const picture = box.querySelector(":scope > svg")
      if (picture) {
        const width = picture.getAttribute("width")
        picture.style.width = `${Math.max(0.6 * width, Math.min(width, box.clientWidth))}px`
        picture.style.height = "auto"
      }
      if (box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1 && box.matches("pre")) {
        box.tabIndex = 0
      } else if (box.tabIndex === 0) {
        box.removeAttribute("tabindex")
      }
    }
  }
  addEventListener("resize", () => check())
  setups.push(check)
}
