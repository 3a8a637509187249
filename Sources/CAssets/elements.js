"use strict"

// What the other parts share. Nothing here asks another host for anything, and no page needs any of it to be read.

/** A new element with properties and attributes, and what it holds. */
const make = (name, settings = {}, ...content) => {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(settings)) {
    if (key in element) element[key] = value
    else element.setAttribute(key, value)
  }
  element.append(...content)
  return element
}

/** The elements that fit, the root among them. */
const all = (selector, root = document) =>
  [...root.matches?.(selector) ? [root] : [], ...root.querySelectorAll(selector)]

/** What is done to the content of a page, and to each part of it that is replaced. */
const setups = []
const enhance = root => setups.forEach(setup => setup(root))

/** Whether a key was meant for the page and for nothing that is written into. */
const isPlainKey = event =>
  !event.altKey && !event.ctrlKey && !event.metaKey && !event.target.closest?.("input:not([type=range]), textarea, select")

/** What `#…` of an address names. */
const addressed = (address = location) => {
  try {
    return document.getElementById(decodeURIComponent(address.hash.slice(1)))
  } catch {
    return null
  }
}
