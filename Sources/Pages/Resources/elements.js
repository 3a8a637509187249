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

const all = (selector, root = document) => [...root.querySelectorAll(selector)]

/** Whether a key was meant for the page and for nothing that is written into. */
const isPlainKey = event =>
  !event.altKey && !event.ctrlKey && !event.metaKey && !event.target.closest?.("input:not([type=range]), textarea, select")

/** What `#…` of the page's address names. */
const addressed = () => {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)))
  } catch {
    return null
  }
}
