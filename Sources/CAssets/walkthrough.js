// A walkthrough shows one step of a picture at a time: by buttons, a slider, arrow keys, Home and End, never by itself.
// The fragment of the address names the step. Without scripts the key step is shown, and all steps in words.

setups.push(root => all("figure.walkthrough", root).forEach(figure => {
  const steps = all(".step", figure)
  const sentences = all(".steps > li", figure)
  const last = steps.length - 1
  let now = 0

  const button = (sign, label, move) => {
    const button = make("button", { type: "button", "aria-label": label }, sign)
    button.addEventListener("click", () => go(move()))
    return button
  }
  const back = button("‹", "Step back", () => now - 1)
  const next = button("›", "Next step", () => now + 1)
  const slider = make("input", { type: "range", min: 1, max: steps.length, step: 1, "aria-label": "Step" })
  slider.addEventListener("input", () => go(slider.value - 1))
  const count = make("span", { className: "count" })
  const spoken = make("p", { className: "unseen", "aria-live": "polite" })
  const bar = make("div", { className: "walk", role: "group", "aria-label": "Steps of the picture" }, back, slider, next, count)

  const show = step => {
    now = Math.max(0, Math.min(last, step))
    steps.forEach((group, index) => group.classList.toggle("now", index === now))
    sentences.forEach((sentence, index) => sentence.classList.toggle("now", index === now))
    slider.value = now + 1
    slider.setAttribute("aria-valuetext", `${now + 1} of ${steps.length}`)
    count.textContent = `${now + 1} / ${steps.length}`
    // A disabled button would lose the focus.
    back.setAttribute("aria-disabled", now === 0)
    next.setAttribute("aria-disabled", now === last)
    figure.dispatchEvent(new Event("step"))
  }
  const go = step => {
    const before = now
    show(step)
    if (now === before) return
    spoken.textContent = sentences[now].textContent
    try {
      history.replaceState(history.state, "", "#" + sentences[now].id)
    } catch {
      // The step is shown even if the page may not change its address.
    }
  }

  figure.addEventListener("keydown", event => {
    if (!isPlainKey(event) || event.shiftKey || event.defaultPrevented) return
    const target = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: last }[event.key]
    if (target === undefined) return
    event.preventDefault()
    go(target)
  })
  const arrive = () => {
    const step = sentences.indexOf(addressed())
    if (step < 0) return
    show(step)
    if (root === document) figure.scrollIntoView({ block: "center" })
  }
  addEventListener("hashchange", arrive)

  figure.classList.add("live")
  // A click on the picture focuses it, for the arrow keys.
  figure.tabIndex = -1
  figure.querySelector(".surface").after(bar)
  figure.append(spoken)
  show(0)
  arrive()
}))
