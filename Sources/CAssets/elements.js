"use strict"

// Functions that the other scripts share. Nothing loads from another host, and pages can be read without scripts.

/** Makes an element with properties or attributes, and content. */
const make = (name, settings = {}, ...content) => {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(settings)) {
    if (key in element) element[key] = value
    else element.setAttribute(key, value)
  }
  element.append(...content)
  return element
}

/** The elements that match a selector, including the root. */
const all = (selector, root = document) =>
  [...root.matches?.(selector) ? [root] : [], ...root.querySelectorAll(selector)]

/** What is done to the content of a page, and to each part that is replaced. */
const setups = []
const enhance = root => setups.forEach(setup => setup(root))

/** Whether a key is meant for the page, and not for a field of text. */
const isPlainKey = event =>
  !event.altKey && !event.ctrlKey && !event.metaKey && !event.target.closest?.("input:not([type=range]), textarea, select")

/** The element that a fragment names, or null. */
const addressed = (address = location) => {
  try {
    return document.getElementById(decodeURIComponent(address.hash.slice(1)))
  } catch {
    return null
  }
}
