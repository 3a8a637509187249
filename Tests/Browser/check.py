"""What must hold of the site in a real browser.

    Tests/Browser/check.py COURSE FIXTURE AXE

COURSE and FIXTURE are sites: the course, of which every page is looked at, and that of Tests/Browser/notes, whose
walkthroughs, links and words the tests know. AXE is axe.min.js. Exit code 1: something does not hold; 2: there is no
browser, or no site.
"""

import functools
import gzip
import http.server
import pathlib
import re
import sys
import threading

from devtools import Browser, Missing, Page

WIDTHS = [360, 800, 1300, 1600]
POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'"
failures = []


def expect(condition, what, seen=""):
    if not condition:
        failures.append(what)
        print(f"  ✘ {what}" + (f": {seen}" if seen != "" else ""))


def step(page, figure=0):
    """Which step of a walkthrough is seen: 1, 2, …"""
    return page.run(
        f"""(() => {{ const steps = [...document.querySelectorAll("figure.walkthrough")[{figure}].querySelectorAll(".step")]
        const seen = steps.filter(step => getComputedStyle(step).display !== "none")
        return seen.length === 1 ? steps.indexOf(seen[0]) + 1 : -seen.length }})()""")


def names(page, kind):
    return page.run(f"[...document.querySelectorAll('.picture .{kind}')].map(mark => mark.dataset.name).sort().join(' ')")


def accessible(page, axe, what):
    """What axe finds in the page as it stands."""
    page.run(axe)
    found = page.run(
        """axe.run(document, {resultTypes: ["violations"], preload: false}).then(({violations}) => violations.map(({id, nodes}) =>
        id + " " + nodes.slice(0, 3).map(node => node.target.join(" ") + " " +
        (node.any[0]?.message ?? node.all[0]?.message ?? node.none[0]?.message ?? "")).join(" | ")))""")
    expect(not found, what, "\n      ".join([""] + found))


# Every page


def every_page(page, site, axe):
    for file in sorted(site.glob("*.html")):
        label = f"{site.name}/{file.name}"
        for width, scheme in [(1300, "light"), (360, "dark")]:
            page.prefer(scheme)
            page.resize(width)
            page.open(file.as_uri())
            complaints = page.complaints()
            expect(not complaints, f"{label}: nothing on the console", complaints)
            inside = site.as_uri() + "/"
            strangers = [a for a in page.requests() if not a.startswith((inside, "data:", "about:"))]
            expect(not strangers, f"{label}: no request elsewhere", strangers)
            # The whole page, folded parts too.
            page.run("document.querySelectorAll('details').forEach(details => { details.open = true })")
            accessible(page, axe, f"{label}: accessible at {width} pixels, {scheme}")
        for width in WIDTHS:
            page.resize(width)
            wide = page.run("document.documentElement.scrollWidth")
            expect(wide <= width, f"{label}: no horizontal scroll at {width} pixels", wide)
        weigh(file, label)


def weigh(file, label):
    """A page of text with style and script, as it travels; drawings and the font for mathematics aside."""
    def size(text):
        return len(gzip.compress(text.encode(), 9, mtime=0))

    text = re.sub(r"<svg.*?</svg>", "", file.read_text(), flags=re.S)
    total = size(text) + sum(size((file.parent / name).read_text()) for name in ["style.css", "page.js"])
    expect(total <= 30_000, f"{label}: at most 30,000 bytes compressed", total)
    return total


# Walkthroughs


def walkthroughs(page, site):
    page.prefer()
    page.resize(1300)
    page.open((site / "steps.html").as_uri())
    expect(step(page) == 1, "a walkthrough begins with its first step", step(page))
    page.run("document.querySelector('.walk button:last-of-type').focus()")
    keys = [("ArrowRight", 2), ("ArrowRight", 3), ("ArrowLeft", 2), ("End", 6), ("ArrowRight", 6), ("Home", 1),
            ("ArrowLeft", 1), ("ArrowRight", 2)]
    for key, wanted in keys:
        page.press(key)
        expect(step(page) == wanted, f"{key} goes to step {wanted}", step(page))
    expect(step(page, 1) == 1, "the other walkthrough stays where it is", step(page, 1))
    expect(page.run("location.hash") == "#walk:1:2", "the address names the step", page.run("location.hash"))
    spoken = page.run("document.querySelector('.walkthrough [aria-live=polite]').textContent")
    expect(spoken == "The window in row 1, column 2 keeps 6.", "the step is spoken", spoken)
    page.press("Enter")
    expect(step(page) == 3, "a button is pressed by Enter", step(page))
    page.open((site / "steps.html").as_uri() + "#walk:2:5")
    expect((step(page, 0), step(page, 1)) == (1, 5), "an address leads to a step", (step(page, 0), step(page, 1)))
    page.open((site / "steps.html").as_uri() + "#predict-first")
    expect(page.wait("location.hash === '#predict-first' && scrollY > 100", 3), "the address of a heading stays",
           page.run("location.hash + ' ' + scrollY"))

    page.open((site / "steps.html").as_uri())
    page.run("document.querySelector('.picture [data-name=y01]').focus()")
    expect(names(page, "from") == "x01 x02 x11 x12", "an output shows its receptive field", names(page, "from"))
    page.press("ArrowRight")
    expect(names(page, "hot") == "y02", "arrow keys go from mark to mark", names(page, "hot"))
    expect(step(page) == 1, "and the step stays")
    page.run("document.querySelector('.picture [data-name=x11]').focus()")
    expect(names(page, "fed") == "y00 y01 y10 y11", "an input shows what it feeds", names(page, "fed"))
    page.run("document.querySelector('[data-name=y12]').scrollIntoView({block: 'center', behavior: 'instant'})")
    x, y = page.run(
        "(box => [box.x + box.width / 2, box.y + box.height / 2])(document.querySelector('[data-name=y12]').getBoundingClientRect())")
    page.run("document.activeElement.blur()")
    page.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
    expect(names(page, "from") == "x12 x13 x22 x23", "pointing does the same", names(page, "from"))
    expect(page.run("document.querySelectorAll('.picture:first-of-type [tabindex=\"0\"]').length") == 2,
           "Tab reaches each picture once")

    page.prefer(motion="reduce")
    motion = page.run("getComputedStyle(document.querySelector('[data-name=x11]')).transitionDuration")
    expect(motion == "0s", "nothing moves for those who want no motion", motion)
    page.prefer(media="print")
    shown = page.run("""[...document.querySelectorAll(".walkthrough:first-of-type .step")].map(step =>
      getComputedStyle(step).display !== "none").join()""")
    expect(shown.split(",")[:6] == ["false", "false", "true", "false", "false", "false"],
           "paper shows the step that says most", shown)
    expect(page.run("getComputedStyle(document.querySelector('.walk')).display") == "none", "paper has no buttons")
    page.prefer()


# Search


def search(page, address, axe):
    page.resize(1300)
    page.open(address)
    loaded = [a for a in page.requests() if a.endswith("search.js")]
    expect(not loaded, "the index of the search is not loaded before it is used", loaded)
    page.press("/")
    page.type("recep field")
    expect(page.wait("document.querySelectorAll('.finder [role=option]').length > 0"), "the search finds words as one types")
    first = page.run("document.querySelector('.finder [role=option]').innerText")
    expect("Words › Field" in first and "receptive field" in first, "a result has its heading and its words", first)
    marked = page.run("[...document.querySelectorAll('.finder [role=option]:first-child mark')].map(m => m.textContent).join()")
    expect("recep" in marked, "what was searched is marked", marked)
    accessible(page, axe, "the search is accessible")
    page.run("document.querySelector('.finder input').select()")
    page.type("window")
    page.wait("document.querySelectorAll('.finder [role=option]').length > 1")
    page.press("ArrowDown")
    chosen = page.run("[...document.querySelectorAll('.finder [role=option]')].findIndex(o => o.ariaSelected === 'true')")
    expect(chosen == 1, "the arrow keys choose", chosen)
    page.press("Escape")
    expect(not page.run("document.querySelector('.finder').open"), "Escape closes the search")
    page.press("/")
    page.run("document.querySelector('.finder input').select()")
    page.type("naive acc")
    page.wait("document.querySelectorAll('.finder [role=option]').length === 1")
    page.press("Enter")
    expect(page.wait("location.pathname.endsWith('words.html') && location.hash === '#field'"), "Enter goes there",
           page.run("location.href"))
    expect(not page.complaints(), "the search does not complain", page.complaints())


# Reading


def reading(page, site, axe):
    page.prefer("dark")
    page.resize(1300)
    page.open((site / "words.html").as_uri())
    dark = page.run("getComputedStyle(document.body).backgroundColor.match(/[0-9]+/g).every(part => part < 60)")
    expect(dark, "dark paper where the reader prefers it")
    page.prefer()
    light = page.run("getComputedStyle(document.body).backgroundColor.match(/[0-9]+/g).every(part => part > 200)")
    expect(light, "light paper else")
    page.run("document.documentElement.style.scrollBehavior = 'auto'; document.querySelector('#stride').scrollIntoView()")
    expect(page.wait("document.querySelector('.contents [aria-current]')?.hash === '#stride'"),
           "the table of contents marks the place")

    page.open((site / "steps.html").as_uri())
    page.press("Tab")
    expect(page.run("document.activeElement.hash") == "#:main", "the first Tab offers to skip to the text")
    for _ in range(20):
        page.press("Tab")
        if page.run("document.activeElement.matches('main a[data-title]')"):
            break
    card = page.run("(card => card.hidden ? '' : card.textContent)(document.querySelector('.preview'))")
    expect(card.startswith("Words › Field The receptive field"), "a link with the focus says where it leads", card)
    accessible(page, axe, "a preview is accessible")
    page.press("Escape")
    expect(page.run("document.querySelector('.preview').hidden"), "Escape takes it away")
    apart = page.run("""(() => { const [contents, main] = [".contents", "main"].map(name =>
      document.querySelector(name).getBoundingClientRect())
      return contents.right < main.left && contents.top < main.top + 10 })()""")
    expect(apart, "the table of contents stands beside the text where there is room")
    page.resize(1600)
    beside = page.wait("""(() => { const note = document.querySelector(".footnotes li").getBoundingClientRect()
      const link = document.querySelector(".footnote-reference").getBoundingClientRect()
      return Math.abs(note.top - link.top) < 40 && note.left > link.right })()""", 3)
    expect(beside, "footnotes stand in the margin where there is room")


def without_script(page, site):
    page.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        page.resize(1300)
        page.open((site / "steps.html").as_uri())
        expect(step(page) == 3, "without a script the step that says most is there", step(page))
        seen = page.run("""[...document.querySelectorAll("figure.walkthrough .steps li")].filter(item =>
          item.getClientRects().length && getComputedStyle(item).visibility === "visible").length""")
        expect(seen == 28, "and all steps in words", seen)
        expect(page.run("document.querySelectorAll('button, input, dialog').length") == 0, "and no button that does nothing")
        contents = page.run("document.querySelector('.contents a').checkVisibility({contentVisibilityAuto: true, visibilityProperty: true})")
        expect(contents, "and the table of contents beside the text")
    finally:
        page.call("Emulation.setScriptExecutionDisabled", value=False)


# Served with a strict policy


class Handler(http.server.SimpleHTTPRequestHandler):
    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def do_GET(self):
        # A browser asks for it by itself.
        if self.path == "/favicon.ico":
            self.send_response(204)
            return self.end_headers()
        super().do_GET()

    def log_message(self, *arguments):
        pass


def served(browser, page, site, axe):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        base = f"http://127.0.0.1:{server.server_port}"
        page.open(f"{base}/steps.html")
        expect(not page.complaints(), "a strict content security policy is kept", page.complaints())
        browser.call("Browser.grantPermissions", origin=base, permissions=["clipboardReadWrite"])
        page.call("Page.bringToFront")
        page.run("document.querySelectorAll('.cell .copy')[1].click()")
        page.wait("document.querySelectorAll('.cell .copy')[1].textContent === 'Copied'", 3)
        copied = page.run("navigator.clipboard.readText()")
        expect(copied == "walk(12)\n", "the code of a cell is copied without its values", repr(copied))
        search(page, f"{base}/steps.html", axe)
    finally:
        server.shutdown()


def main(course, fixture, axe):
    axe = pathlib.Path(axe).read_text()
    browser = Browser()
    try:
        page = Page(browser)
        sites = [pathlib.Path(path).resolve() for path in (course, fixture)]
        for site in sites:
            if not (site / "index.html").is_file():
                raise Missing(f"there is no site in {site}")
            print(f"every page of {site.name}")
            every_page(page, site, axe)
        fixture = sites[1]
        print("walkthroughs")
        walkthroughs(page, fixture)
        print("reading")
        reading(page, fixture, axe)
        print("without a script")
        without_script(page, fixture)
        print("search from a folder")
        search(page, (fixture / "steps.html").as_uri(), axe)
        print("served with a strict policy")
        served(browser, page, fixture, axe)
        heaviest = max((weigh(file, file.name), file.name) for file in sites[0].glob("*.html"))
        print(f"heaviest page {heaviest[1]}: {heaviest[0]} bytes compressed with style and script")
    finally:
        browser.close()
    print("browser tests: " + (f"{len(failures)} failed" if failures else "all hold"))
    return 1 if failures else 0


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    try:
        sys.exit(main(*sys.argv[1:]))
    except Missing as missing:
        print(f"browser tests: {missing}", file=sys.stderr)
        sys.exit(2)
