// Shows which marks of a picture another is computed from (its receptive field) and which from it, on pointing, focus
// or tap. The arrow keys move from mark to mark.

setups.push(root => all(".picture", root).forEach(picture => {
  const named = all("[data-name]", picture)
  const isShape = mark => mark.localName !== "text"
  const shapes = new Set(named.filter(isShape).map(mark => mark.dataset.name))
  const sources = mark => mark.dataset.from?.split(" ") ?? []
  const users = new Map()
  for (const mark of named) {
    for (const name of sources(mark)) users.set(name, [...(users.get(name) ?? []), mark])
  }
  // Of a shape and the text on it, the shape is used.
  const marks = named.filter(mark =>
    (isShape(mark) || !shapes.has(mark.dataset.name)) && (mark.dataset.from || users.has(mark.dataset.name)))
  if (!marks.length) return

  const isSeen = mark => mark.getClientRects().length > 0
  let kept = null

  const light = mark => {
    const from = new Set(mark ? sources(mark) : [])
    const fed = new Set(mark ? users.get(mark.dataset.name) : [])
    picture.classList.toggle("pointed", !!mark)
    for (const other of named) {
      other.classList.toggle("hot", other === mark)
      other.classList.toggle("from", from.has(other.dataset.name))
      other.classList.toggle("fed", fed.has(other))
    }
  }
  const keep = mark => {
    kept = mark
    light(mark)
  }
  /** Tab reaches only this mark; the arrow keys reach the others. */
  const offer = mark => {
    for (const other of marks) other.setAttribute("tabindex", other === mark ? 0 : -1)
  }
  const center = mark => {
    const box = mark.getBoundingClientRect()
    return [box.x + box.width / 2, box.y + box.height / 2]
  }
  const neighbour = (mark, [right, down]) => {
    const [x, y] = center(mark)
    let best = null
    let least = Infinity
    for (const other of marks) {
      if (other === mark || !isSeen(other)) continue
      const [dx, dy] = [center(other)[0] - x, center(other)[1] - y]
      const along = dx * right + dy * down
      const aside = Math.abs(dx * down) + Math.abs(dy * right)
      if (along > 1 && along + 3 * aside < least) {
        least = along + 3 * aside
        best = other
      }
    }
    return best
  }

  const list = names => names.length > 9 ? `${names.length} marks` : names.join(", ")
  for (const mark of marks) {
    const uses = [...new Set((users.get(mark.dataset.name) ?? []).map(user => user.dataset.name))].filter(Boolean)
    const parts = [mark.dataset.name]
    if (mark.dataset.from) parts.push("from " + list(sources(mark)))
    if (uses.length) parts.push("feeds " + list(uses))
    mark.setAttribute("role", "img")
    mark.setAttribute("aria-label", parts.join("; "))
    mark.addEventListener("pointerenter", () => light(mark))
    mark.addEventListener("pointerleave", () => light(kept))
    mark.addEventListener("click", () => keep(kept === mark ? null : mark))
    mark.addEventListener("focus", () => {
      offer(mark)
      keep(mark)
    })
    mark.addEventListener("blur", () => keep(null))
    mark.addEventListener("keydown", event => {
      const way = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key]
      if (!way || !isPlainKey(event)) return
      event.preventDefault()
      neighbour(mark, way)?.focus()
    })
  }
  // A picture with marks that can be focused is a group, not one image.
  picture.setAttribute("role", "group")
  picture.classList.add("answers")
  const refresh = () => {
    keep(null)
    offer(marks.find(isSeen))
  }
  picture.closest("figure")?.addEventListener("step", refresh)
  refresh()
}))
