"""How long after a note is saved an open page shows the change.

    Tests/Browser/latency.py [NOTES] [--times N]

Serves a copy of the course, opens a page in a browser, and saves the note behind it: first with other prose, then
with another value in a cell. Each time is from before the file is written to when the page holds what is new and
what was run for it. Wants a built `notes` and a browser.
"""

import argparse
import pathlib
import statistics
import sys
import time

from devtools import Browser, Missing, Page
from serving import Server

WATCH = """new Promise(done => {
  const look = () => { if (%s) { observer.disconnect(); done(performance.timeOrigin + performance.now()) } }
  const observer = new MutationObserver(look)
  observer.observe(document, {subtree: true, childList: true, characterData: true, attributes: true})
  look()
})"""


def times(page, count, edit, condition):
    """Milliseconds, for each of `count` saves."""
    found = []
    for number in range(count):
        page.run(f"void (window.seen = {WATCH % condition(number)})")
        start = edit(number)
        found.append(page.run("window.seen") - start)
    return found


def main(notes, count):
    browser = Browser()
    with Server(notes) as server:
        page = Page(browser)
        page.resize(1300)
        server.enter(page)
        for note in ["strides", "images-as-tensors", "capacity"]:
            path = server.notes / f"{note}.md"
            text = path.read_text()
            page.open(f"{server.address}{note}.html")
            page.wait("document.querySelector('.status')?.textContent.trim() === 'Checked'", 120)
            prose = times(
                page, count, lambda number: server.save(path, text + f"\n\nSaved n{number} times.\n"),
                lambda number: f"document.querySelector('main').textContent.includes('Saved n{number} times')")
            show(note + ", prose", prose)
            if note != "strides":
                continue
            # Numbers that no run is known of.
            first = int(time.time() * 1000) % 1_000_000_000
            cells = times(
                page, count,
                lambda number: server.save(
                    path, text + f"\n\n```swift\n{first + number} + 1   // => {first + number + 1}\n```\n"),
                lambda number: f"""[...document.querySelectorAll('.cell:not(.running) .promised samp')].some(
                  samp => samp.textContent === '{first + number + 1}')""")
            show(note + ", a cell", cells)
        browser.close()


def show(label, found):
    print(f"{label:32} median {statistics.median(found):6.1f} ms, least {min(found):6.1f}, most {max(found):6.1f}")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("notes", nargs="?", default="notes", type=pathlib.Path)
    arguments.add_argument("--times", default=20, type=int)
    options = arguments.parse_args()
    try:
        main(options.notes, options.times)
    except Missing as problem:
        print(f"latency: {problem}", file=sys.stderr)
        sys.exit(2)
