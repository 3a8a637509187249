"""What must hold of `notes serve`, with a real browser and with requests that no browser sends.

    Tests/Browser/editing.py AXE [--core]

AXE is axe.min.js. With --core a source of the core is changed as well, and put back. Wants a built `notes`.
Exit code 1: something does not hold; 2: there is no browser.
"""

import http.client
import json
import pathlib
import random
import re
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time
import zlib

from check import accessible, expect, failures
from devtools import Browser, Missing, Page
from serving import PROGRAM, Server

FIRST = """---
title: First
order: 1
---
Prose that stays.

## Part

Prose that changes: old.

```swift
let side = 3
side * side   // => 9
```

> [!note] Folded
> In a quote.
>
> ```swift
> print("side", side)
> ```

![[dot.png]]

See [[second]].
""" + "\n".join(f"\nLine {number} of a long note.\n" for number in range(60))
SECOND = "---\ntitle: Second\norder: 2\n---\nThe second note. [[first]]\n"


def dot(grey):
    """A PNG file of 2 × 2 pixels."""
    def chunk(kind, data):
        return struct.pack("!I", len(data)) + kind + data + struct.pack("!I", zlib.crc32(kind + data))
    rows = b"".join(b"\0" + bytes([grey, grey]) for _ in range(2))
    head = struct.pack("!IIBBBBB", 2, 2, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def course():
    folder = pathlib.Path(tempfile.mkdtemp(prefix="notes-editing-"))
    (folder / "first.md").write_text(FIRST)
    (folder / "second.md").write_text(SECOND)
    (folder / "dot.png").write_bytes(dot(40))
    return folder


def text(page, selector="main"):
    return page.run(f"document.querySelector({selector!r})?.innerText ?? ''")


def status(page):
    return page.run("document.querySelector('.status').innerText.trim()")


def becomes(page, condition, what, seconds=15):
    expect(page.wait(f"!!({condition})", seconds), what, status(page))


def verified(page, seconds=60):
    return page.wait("document.querySelector('.status')?.innerText.trim() === 'Checked'", seconds)


def following(page, server):
    first = server.notes / "first.md"
    page.open(server.address + "first.html")
    expect(verified(page), "a note is verified when the server begins", status(page))
    page.run("""document.querySelectorAll('main > *').forEach(node => node.kept = true);
      [...document.querySelectorAll('main > p')].find(p => p.textContent === 'Line 40 of a long note.').scrollIntoView({behavior: 'instant'})""")
    top = "[...document.querySelectorAll('main > p')].find(p => p.textContent === 'Line 40 of a long note.').getBoundingClientRect().top"
    before = page.run(top)
    server.save(first, FIRST.replace("changes: old.", "changes: new.\n\nAnd one more.\n\nAnd another."))
    becomes(page, "document.querySelector('main').innerText.includes('changes: new.')", "changed prose is shown")
    expect(abs(page.run(top) - before) < 2, "the reader's place is kept", (before, page.run(top)))
    changed = page.run("[...document.querySelectorAll('main > *')].filter(node => !node.kept && !node.matches('.preview')).map(node => node.textContent.trim())")
    expect(changed == ["Prose that changes: new.", "And one more.", "And another."], "only what changed is replaced", changed)
    server.save(first, FIRST)
    becomes(page, "!document.querySelector('main').innerText.includes('And another.')", "and back")
    expect(page.run("document.querySelectorAll('main .copy').length") == 2, "scripts reach what was replaced")
    expect(page.run("document.querySelectorAll('body').length") == 1, "and it stands where it stood")

    # Cells that must run again.
    slow = FIRST.replace("let side = 3", "var sum = 0.0\nfor i in 1...30_000_000 { sum += 1 / Double(i) }\nlet side = sum > 1 ? 4 : 5")
    # So that no run of it is known.
    slow = slow.replace("// => 9", "// => 16").replace("var sum", f"// {time.time()}\nvar sum")
    server.save(first, slow.replace("for i in", 'print("begun")\nfor i in'))
    becomes(page, "document.querySelector('.cell.running.outdated .output')?.textContent.includes('side 3')", "a running cell shows its last values", 5)
    becomes(page, "document.querySelector('.cell.running .so-far')?.textContent.includes('begun')", "what it prints appears while it runs")
    expect("Running 2 cells" in status(page), "the status says what runs", status(page))
    expect(verified(page, 60), "and then the new ones", status(page))
    expect("16" in text(page, ".cell .promised samp"), "with the new value", text(page, ".cell"))

    # A newer edit stops the run of an older one.
    server.save(first, slow.replace("30_000_000", "3_000_000_000"))
    page.wait("document.querySelector('.cell.running')")
    server.save(first, FIRST)
    expect(verified(page), "a newer edit takes the older one's place", status(page))
    time.sleep(0.5)
    expect(server.programs() == [], "and stops its programs", server.programs())


def mistakes(page, server, axe):
    first = server.notes / "first.md"
    server.save(first, FIRST.replace("// => 9", "// => 8").replace("Prose that stays.", "It is 2 + 2 = 5 and [[nowhere]]."))
    becomes(page, "document.querySelectorAll('main .mistake').length === 3", "mistakes stand in the page")
    expect("expected 8, saw 9" in text(page, ".code .mistake"), "one at its line", text(page, ".code .mistake"))
    expect(page.run("document.querySelector('.code .mistake .caret').textContent.includes('^')"), "with a caret")
    expect("help:" in text(page, ".finding .mistake .help"), "with a way to mend it", text(page, ".finding"))
    expect("3 mistakes" in status(page), "the status counts them", status(page))
    page.run("document.querySelector('.status summary').click()")
    page.run("document.querySelectorAll('.status li a')[2].click()")
    expect(page.run("document.activeElement.id") == ":mistake:3", "the list jumps to them", page.run("document.activeElement.id"))
    for scheme in ["light", "dark"]:
        page.prefer(scheme)
        accessible(page, axe, f"a page with mistakes is accessible, {scheme}")
    page.prefer()
    # A cell that does not compile keeps its last values, marked.
    server.save(first, FIRST.replace("let side = 3", "let side = three"))
    becomes(page, "document.querySelector('.code .mistake')?.textContent.includes('three')", "an error of the compiler stands at its line")
    expect(page.run("!!document.querySelector('.cell.outdated .value')"), "the last good values stay, marked", text(page, ".cell"))
    page2 = Page(page.browser)
    page2.open(server.address + "second.html")
    becomes(page2, "document.querySelector('.status').textContent.includes('in other notes')", "other pages tell of it")
    page2.call("Page.close")
    server.save(first, FIRST)
    expect(verified(page), "mending clears them", status(page))
    expect(page.run("!document.querySelector('.mistake, .outdated')"), "without a trace")


def editing(page, server, axe):
    first = server.notes / "first.md"
    page.open(server.address + "first.html")
    verified(page)
    page.run("document.querySelector('.cell .edit').focus()")
    page.press("Enter")
    expect(page.run("document.activeElement.matches('.editor textarea')"), "Enter on Edit opens the cell")
    expect(page.run("document.activeElement.value") == "let side = 3\nside * side   // => 9", "with its code", page.run("document.activeElement.value"))
    page.run("document.activeElement.value = 'let side = 5\\nside * side   // => 9\\n'")
    page.press_with("Enter", control=True)
    becomes(page, "document.querySelector('.trial .mistake')?.textContent.includes('25')", "it is run with what is written")
    expect("side * side   // => 9" in first.read_text(), "and nothing is saved")
    accessible(page, axe, "an open cell is accessible")
    # What else is saved meanwhile stays, and so does what is written.
    server.save(first, FIRST.replace("changes: old.", "changes: beside."))
    becomes(page, "document.querySelector('main').innerText.includes('changes: beside.')", "the page follows an open cell's note")
    expect(page.run("document.activeElement.matches('.editor textarea') && document.activeElement.value.includes('= 5')"), "what is written stays")
    page.press_with("s", control=True)
    becomes(page, "!document.querySelector('.editor')", "it is saved to the note")
    saved = first.read_text()
    expect(saved == FIRST.replace("let side = 3", "let side = 5").replace("changes: old.", "changes: beside."), "at its place, and only there", saved[:300])
    becomes(page, "document.querySelector('.code .accept')", "what was seen can be accepted")
    page.run("document.querySelector('.code .accept').focus()")
    page.press("Enter")
    expect(verified(page), "and then holds", status(page))
    expect("side * side   // => 25" in first.read_text(), "in the note")
    # A number that nothing checks has a key for each choice.
    bound = first.read_text()
    server.save(first, bound.replace("Prose that changes: beside.", "The square has 25 places."))
    becomes(page, "document.querySelector('.open-number .bind')", "a number has choices")
    expect(page.run("getComputedStyle(document.querySelector('.choices')).display") == "none", "which are hidden")
    page.run("document.querySelector('.open-number').focus()")
    expect(page.run("getComputedStyle(document.querySelector('.choices')).display") == "block", "until it has the focus")
    accessible(page, axe, "the choices are accessible")
    page.press("9")
    page.press("1")
    becomes(page, "!document.querySelector('.open-number')", "one key binds it")
    expect("The square has 25 %%= side * side%% places." in first.read_text(), "in the note", first.read_text()[:120])
    server.save(first, bound)
    verified(page)
    # In a quote, marks before each line stay.
    page.run("document.querySelectorAll('.cell .edit')[1].click()")
    page.run("document.activeElement.value = 'print(\"side\", side)\\n\\nprint(\"more\")\\n'")
    page.press_with("s", control=True)
    becomes(page, "!document.querySelector('.editor')", "a cell in a quote is saved")
    expect('> print("side", side)\n>\n> print("more")\n> ```' in first.read_text(), "with the marks of the quote", first.read_text()[150:400])
    verified(page)
    # The cell itself was changed elsewhere.
    page.run("document.querySelector('.cell .edit').click()")
    page.run("document.activeElement.value = 'let side = 7\\n'")
    server.save(first, first.read_text().replace("let side = 5", "let side = 6"))
    becomes(page, "document.querySelector('.cell .source').textContent.includes('6')", "a change elsewhere is shown")
    page.press_with("s", control=True)
    becomes(page, "document.querySelector('.word')?.textContent.includes('changed meanwhile')", "and is not written over")
    expect("let side = 6" in first.read_text(), "nothing is lost")
    page.run("window.confirm = () => true")
    page.press("Escape")
    expect(page.run("!document.querySelector('.editor')"), "Escape closes the cell")
    # An editor goes with its cell, and what has the focus keeps it.
    server.save(first, FIRST)
    becomes(page, "document.querySelector('.cell .source').textContent.includes('3')", "the note is as it was")
    page.run("document.querySelector('.cell .edit').click()")
    page.run("document.activeElement.value = 'let side = 8\\nside * side   // => 64\\n'")
    server.save(first, FIRST.replace("Prose that stays.", "Prose that moves.\n\n```swift\n1 + 1\n```").replace("changes: old.", "changes: again."))
    becomes(page, "document.querySelector('main').innerText.includes('changes: again.')", "a cell before an open one is shown")
    expect(page.run("document.querySelector('.editor').closest('[data-cell]').dataset.cell") == "2", "the editor is in its cell")
    expect(page.run("document.activeElement.matches('.editor textarea')"), "and keeps the focus")
    # What is typed while it is saved.
    page.run("""(() => { const ask = window.fetch; window.fetch = async (...all) => { const answer = await ask(...all)
      if (all[0] === "/:save") document.querySelector(".editor textarea").value += "// more"
      window.fetch = ask; return answer } })()""")
    page.press_with("s", control=True)
    becomes(page, "document.querySelector('.word')?.textContent.includes('changed since')", "what is typed while it is saved stays")
    expect("```swift\nlet side = 8\nside * side   // => 64\n```" in first.read_text(), "the right cell is written", first.read_text()[:300])
    page.press("Escape")
    # A run ends with its page.
    page.run("document.querySelector('.cell .edit').click()")
    page.run("document.activeElement.value = 'while true {}'")
    page.press_with("Enter", control=True)
    for _ in range(100):
        time.sleep(0.05)
        if any("/main" in program for program in server.programs()):
            break
    expect(server.programs() != [], "a cell that never ends runs")
    # The question whether to leave would wait for an answer.
    page.run("document.querySelector('.editor').isChanged = () => false")
    page.call("Page.navigate", url=server.address + "second.html")
    for _ in range(200):
        time.sleep(0.05)
        if server.programs() == []:
            break
    expect(server.programs() == [], "and ends with its page", server.programs())
    page.open(server.address + "first.html")
    verified(page)
    # What would end the cell.
    page.run("window.confirm = () => true")
    page.run("document.querySelector('.cell .edit').click()")
    page.run("document.activeElement.value = 'let side = 7\\n```\\n'")
    page.press_with("s", control=True)
    becomes(page, "document.querySelector('.word')?.textContent.includes('cannot stand in a cell')", "a fence in the code is refused")
    page.press("Escape")
    server.save(first, FIRST)
    verified(page)


def files(page, server):
    page.open(server.address + "second.html")
    verified(page)
    (server.notes / "third.md").write_text("---\ntitle: Third\norder: 3\n---\nA third. [[second]]\n")
    becomes(page, "document.querySelector('footer').innerText.includes('Third')", "an added note is known everywhere")
    (server.notes / "third.md").rename(server.notes / "fourth.md")
    becomes(page, "document.querySelector('.backlinks a[href=\"fourth.html\"]')", "a renamed one too")
    (server.notes / "fourth.md").unlink()
    becomes(page, "!document.querySelector('footer').innerText.includes('Third')", "and a deleted one is gone")
    (server.notes / "second.md").rename(server.notes / "other.md")
    becomes(page, "document.querySelector('.notice').innerText.includes('gone')", "a page whose note is gone says so")
    (server.notes / "other.md").rename(server.notes / "second.md")
    becomes(page, "document.querySelector('.status').innerText.trim() === 'Checked'", "and comes back with it")
    becomes(page, "!document.querySelector('.notice').innerText.includes('gone')", "and says so no more")
    (server.notes / "And so... what.md").write_text("# Dots\n")
    expect(comes(server, "/and-so...-what.html"), "a note with dots in its name is shown")
    (server.notes / "And so... what.md").unlink()
    tabs = [Page(page.browser) for _ in range(8)]
    for tab in tabs:
        tab.call("Page.navigate", url=server.address + "first.html")
    page.call("Page.bringToFront")
    page.open(server.address + "second.html")
    expect(verified(page, 20), "many tabs do not keep another from being shown", status(page))
    for tab in tabs:
        tab.call("Page.close")
    # Half of a note, nothing, and bytes that are no text.
    path = server.notes / "second.md"
    for content in [SECOND[:20].encode(), b"", b"\xff\xfe\x00" * 50, b"```swift\nlet x = \n", SECOND.encode()]:
        path.write_bytes(content)
        time.sleep(0.1)
    expect(verified(page), "half-written notes do no harm", status(page))
    page.open(server.address + "first.html")
    verified(page)
    before = page.run("document.querySelector('img').src")
    (server.notes / "dot.png").write_bytes(dot(200))
    becomes(page, f"document.querySelector('img').src !== {before!r}", "a changed picture is loaded again")


PIECES = [
    "A paragraph, number {}.", "## Heading {}", "- one {}\n- two", "1. first\n\n   ```swift\n   {} + 1\n   ```", "> [!tip]- Folded {}\n> Inside.",
    "> [!question] Open {}\n>\n> ```swift\n> {} * 2\n> ```", "| a | b |\n|---|---|\n| {} | 2 |", "```swift\nlet v{} = {}\n```", "A note[^{}].\n\n[^{}]: Its text.",
    "![[dot.png]]", "![[second]]", "$$x^2 + {}$$", "<div>\n\nRaw {}\n\n</div>", "<br>\nloose {}", "```text\ncode {}\n```", "It is 2 + 2 = {}.", "---", "[[nowhere {}]]",
]


def patching(page, server, steps=25, seed=1):
    """After any edits an open page is what a new one would be."""
    dice = random.Random(seed)
    first = server.notes / "first.md"
    page.open(server.address + "first.html")
    other = Page(page.browser)
    other.resize(1300)
    # A page that nobody sees follows nothing.
    page.call("Page.bringToFront")
    look = """(() => { const main = document.querySelector("main").cloneNode(true)
      main.querySelectorAll(".copy, .edit, .preview, .walk, .unseen").forEach(node => node.remove())
      return main.textContent.replace(/\\s+/g, "") + " | " + [...document.querySelectorAll(".contents a")].map(link => link.hash).join(" ")
        + " | " + document.querySelector(".status").textContent.replace(/\\s+/g, "") + document.title })()"""
    blocks = ["Begin."]
    for step in range(steps):
        for _ in range(dice.choice([1, 1, 2, 3])):
            place = dice.randrange(len(blocks) + 1)
            what = dice.random()
            if what < 0.5 or len(blocks) < 3:
                blocks.insert(place, dice.choice(PIECES).replace("{}", str(dice.randrange(1000))))
            elif what < 0.75:
                blocks.pop(min(place, len(blocks) - 1))
            elif what < 0.9:
                other_place = dice.randrange(len(blocks))
                place = min(place, len(blocks) - 1)
                blocks[place], blocks[other_place] = blocks[other_place], blocks[place]
            else:
                blocks.insert(place, dice.choice(blocks))
        server.save(first, f"---\ntitle: Step {step}\n---\n" + "\n\n".join(blocks) + "\n")
        becomes(page, f"document.title.includes('Step {step} ') && !document.querySelector('.status.running')", f"step {step} is shown", 30)
        time.sleep(0.1)
        other.open(server.address + "first.html")
        other.wait("!document.querySelector('.status.running')", 30)
        patched, fresh = page.run(look), other.run(look)
        expect(patched == fresh, f"step {step} of seed {seed}: the page is what a new one is", difference(patched, fresh))
        if patched != fresh:
            break
    other.call("Page.close")
    server.save(first, FIRST)
    page.open(server.address + "first.html")
    verified(page)


def difference(left, right):
    start = next((i for i, (a, b) in enumerate(zip(left, right)) if a != b), min(len(left), len(right)))
    return f"…{left[max(0, start - 40):start + 80]}… and …{right[max(0, start - 40):start + 80]}…"


def soak(page, server):
    first = server.notes / "first.md"
    page.open(server.address + "first.html")
    verified(page)

    def storm(count):
        start = time.monotonic()
        for number in range(count):
            server.save(first, FIRST.replace("changes: old.", f"changes: {number}.").replace(
                "let side = 3", f"let side = {number}").replace("// => 9", f"// => {number * number}"))
            time.sleep(max(0, start + (number + 1) * 0.1 - time.monotonic()))
        return time.monotonic() - start

    storm(20)
    verified(page)
    before = server.memory()
    seconds = storm(200)
    becomes(page, "document.querySelector('main').innerText.includes('changes: 199.')", "200 saves in 20 seconds: the last is shown")
    expect(verified(page), "and verified", status(page))
    expect("changes: 199." in text(page) and "39601" in text(page, ".cell .promised samp"), "with its values", text(page, ".cell"))
    time.sleep(1)
    expect(server.programs() == [], "no program is left", server.programs())
    folders = list(pathlib.Path(".build/notes/work").glob(f"{server.process.pid}-*"))
    expect(not folders, "no folder of a run is left", folders)
    after = server.memory()
    print(f"  200 saves in {seconds:.1f} s; memory {before >> 20} MiB before, {after >> 20} MiB after")
    expect(after - before < 64 << 20, "no memory is left behind", (before, after))
    server.save(first, FIRST)
    verified(page)


def core(page, server):
    source = pathlib.Path("Sources/CNN/Geometry/OutputSize.swift")
    source = source if source.exists() else next(pathlib.Path("Sources/CNN/Geometry").glob("*.swift"))
    kept = source.read_text()
    page.open(server.address + "first.html")
    verified(page)
    try:
        source.write_text(kept + "\nthis does not compile\n")
        becomes(page, "document.querySelector('.status').innerText.includes('Not checked')", "a core that does not compile is told", 90)
        source.write_text(kept + "\n// Another.\n")
        expect(verified(page, 120), "a changed core is compiled and used", status(page))
    finally:
        source.write_text(kept)
    expect(verified(page, 120), "and back", status(page))


# Requests that no page sends.


def ask(server, method, path, headers=None, body=None, host=None, key=None):
    """The status of the answer."""
    port = int(server.address.rsplit(":", 1)[1].strip("/"))
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        connection.putheader("Host", host or f"127.0.0.1:{port}")
        if key is not False:
            connection.putheader("Cookie", key or f"other=1; notes-{port}={server.key}")
        for name, value in (headers or {}).items():
            connection.putheader(name, value)
        connection.endheaders()
        if body:
            connection.send(body)
        return connection.getresponse().status
    except (ConnectionError, http.client.HTTPException):
        return 0
    finally:
        connection.close()


def comes(server, path):
    """Whether a file is shown within a few seconds."""
    for _ in range(50):
        if ask(server, "GET", path) == 200:
            return True
        time.sleep(0.1)
    return False


def refused(server):
    port = int(server.address.rsplit(":", 1)[1].strip("/"))
    page = http.client.HTTPConnection("127.0.0.1", port)
    page.request("GET", "/first.html", headers={"Cookie": f"notes-{port}={server.key}"})
    markup = page.getresponse().read().decode()
    token = re.search(r'name="notes-token" content="([0-9a-f]{32})"', markup).group(1)
    version = re.search(r'data-version="([^"]+)"', markup).group(1)
    change = json.dumps({"page": "first", "cell": 1, "code": "1 + 1\n", "version": version}).encode()
    head = {"X-Notes-Token": token, "Content-Type": "application/json"}
    first = (server.notes / "first.md").read_text()

    def post(path="/:save", host=None, body=change, key=None, **other):
        headers = {**head, "Content-Length": str(len(body)), **other}
        headers = {name: value for name, value in headers.items() if value is not None}
        return ask(server, "POST", path, headers, body, host, key)

    def same(what, seen, *wanted):
        expect(seen in wanted, what, seen)
        expect((server.notes / "first.md").read_text() == first, what + ": nothing is written")

    same("a page is shown", ask(server, "GET", "/first.html"), 200)
    for path in ["/", "/first.html", "/search.js", "/:preview.js", "/:events?first.html", "/?key=" + "0" * 32, "/?key="]:
        same(f"another user of the machine, {path}", ask(server, "GET", path, key=False), 403)
    same("another key", ask(server, "GET", "/first.html", key=f"notes-{port}={'0' * 32}"), 403)
    same("the key of another port", ask(server, "GET", "/first.html", key=f"notes-1={server.key}"), 403)
    same("the token without the key", post(key=False), 403)
    same("the key brings a cookie", ask(server, "GET", "/?key=" + server.key, key=False), 303)
    same("a foreign Origin", post(Origin="https://example.org"), 403)
    same("an opaque Origin", post(Origin="null"), 403)
    same("the right port of another name", post(Origin=f"http://evil.example:{port}"), 403)
    same("a foreign Host (DNS rebinding)", post(host=f"evil.example:{port}"), 403)
    same("a foreign Host, reading", ask(server, "GET", "/first.html", host="evil.example"), 403)
    same("a foreign Origin, reading", ask(server, "GET", "/search.js", {"Origin": "https://example.org"}), 403)
    same("a script of another site", ask(server, "GET", "/search.js", {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}), 403)
    same("a link of another site", ask(server, "GET", "/first.html", {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}), 200)
    same("without a token", post(**{"X-Notes-Token": None}), 403)
    same("with another token", post(**{"X-Notes-Token": "0" * 32}), 403)
    same("a form", post(**{"Content-Type": "text/plain"}), 415)
    same("another method", ask(server, "OPTIONS", "/:save"), 405)
    same("no JSON", post(body=b"x" * len(change)), 400)
    same("an old version", post(body=change.replace(version[:6].encode(), b"abcdef")), 409)
    for path in ["/../first.md", "/media/../../first.md", "/%2e%2e/first.md", "/media/%2E%2E%2Fdot.png", "/media/..%5cdot.png",
                 "//etc/passwd", "/media/%2fetc%2fpasswd", "/first.html%00", "etc/passwd"]:
        same(f"the path {path}", ask(server, "GET", path), 400, 0)
    for path in ["/first.md", "/etc/passwd", "/.notes-site", "/media/first.md"]:
        same(f"the path {path}", ask(server, "GET", path), 404)
    same("no page", post(body=change.replace(b'"first"', b'"../x"')), 404)
    big = b"x" * (3 << 20)
    same("a body that is too large", post(body=big, **{"Content-Length": str(len(big))}), 413, 0)
    same("a body that says it is huge", post(body=b"x", **{"Content-Length": str(1 << 40)}), 413, 0)
    same("a body of no length", post(body=b"0\r\n\r\n", **{"Content-Length": None, "Transfer-Encoding": "chunked"}), 411, 0)
    answers = [post(body=change.replace(version[:6].encode(), b"abcdef")) for _ in range(120)]
    expect(429 in answers, "too many changes at once are refused", set(answers))

    # A link out of the folder that a note shows.
    secret = pathlib.Path(tempfile.mkdtemp()) / "secret.txt"
    secret.write_text("a secret")
    (server.notes / "inside.txt").write_text("to be seen")
    (server.notes / "second.md").write_text(SECOND + "\n[one](inside.txt) [two](outside.txt)\n")
    expect(comes(server, "/media/inside.txt"), "a file of the folder that is linked to is shown")
    (server.notes / "inside.txt").unlink()
    (server.notes / "inside.txt").symlink_to(secret)
    (server.notes / "outside.txt").symlink_to(secret)
    same("a link out of the folder, put in the place of a file", ask(server, "GET", "/media/inside.txt"), 404)
    same("a link out of the folder", ask(server, "GET", "/media/outside.txt"), 404)
    for name in ["inside.txt", "outside.txt"]:
        (server.notes / name).unlink()
    (server.notes / "second.md").write_text(SECOND)

    # Connections that never finish.
    files = len(list(pathlib.Path(f"/proc/{server.process.pid}/fd").iterdir())) if sys.platform == "linux" else 0
    memory = server.memory()
    waiting = []
    for number in range(1000):
        connection = socket.create_connection(("127.0.0.1", port), timeout=5)
        connection.sendall([b"", b"GET / HT", b"POST /:save HTTP/1.1\r\nContent-Length: 10\r\n\r\nx", b"GET / HTTP/1.1\r\nX: "][number % 4])
        waiting.append(connection)
    start = time.monotonic()
    expect(ask(server, "GET", "/first.html") == 200, "among 1,000 connections that never finish a page is shown")
    print(f"  a page among 1,000 unfinished connections: {1000 * (time.monotonic() - start):.0f} ms")
    time.sleep(1)
    left = len(list(pathlib.Path(f"/proc/{server.process.pid}/fd").iterdir())) if sys.platform == "linux" else 0
    print(f"  open files {files} before, {left} with them; memory {memory >> 20} MiB before, {server.memory() >> 20} MiB after")
    expect(left - files < 200, "most of them are closed", (files, left))
    for connection in waiting:
        connection.close()
    if sys.platform == "linux":
        # Where it listens: 127.0.0.1, its bytes turned round.
        rows = [line.split() for line in pathlib.Path("/proc/net/tcp").read_text().splitlines()[1:]]
        places = {row[1].split(":")[0] for row in rows if row[3] == "0A" and int(row[1].split(":")[1], 16) == port}
        expect(places == {"0100007F"}, "only this machine is answered", places)


def is_running(process):
    try:
        return pathlib.Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def ending(server):
    (server.notes / "first.md").write_text("```swift\nvar n = 0\nwhile true { n += 1 }\n```\n")
    for _ in range(200):
        time.sleep(0.05)
        if any("/main" in program for program in server.programs()):
            break
    expect(server.programs() != [], "a program runs")
    marks = server.groups()
    seconds = server.stop()
    print(f"  Ctrl-C: {1000 * seconds:.0f} ms")
    expect(seconds < 1, "Ctrl-C ends it within a second", seconds)
    time.sleep(0.2)
    left = [mark for mark in marks if is_running(mark)]
    expect(not left, "and all that it started", left)


def terminal(notes):
    """`notes check --watch`, until Ctrl-C."""
    with tempfile.TemporaryFile("w+") as output:
        process = subprocess.Popen([PROGRAM, "check", "--watch", "--notes", str(notes)], stdout=output, stderr=output)

        def says(word, what):
            for _ in range(300):
                output.seek(0)
                said = output.read()
                if word in said:
                    return
                time.sleep(0.1)
            expect(False, what, said[-300:])

        says("2 found, 2 verified", "the notes are checked")
        (notes / "first.md").write_text(FIRST.replace("// => 9", "// => 7"))
        says("expected 7, saw 9", "and again when one changes")
        says("— " + str(notes / "first.md"), "whose name is told")
        (notes / "first.md").write_text(FIRST)
        last = ""
        for _ in range(100):
            output.seek(0)
            summaries = re.findall(r"notes +(.*)\ncells +(.*)", output.read())
            last = summaries[-1]
            if last == ("2 found, 2 verified", "2 found, 2 run"):
                break
            time.sleep(0.1)
        else:
            expect(False, "mending is told", last)
        start = time.monotonic()
        process.send_signal(signal.SIGINT)
        process.wait(10)
        expect(time.monotonic() - start < 1, "Ctrl-C ends the watch within a second")


def main(axe, with_core):
    browser = Browser()
    notes = course()
    with Server(notes) as server:
        page = Page(browser)
        page.resize(1300)
        page.prefer()
        server.enter(page)
        print("following")
        following(page, server)
        print("mistakes")
        mistakes(page, server, axe)
        print("editing")
        editing(page, server, axe)
        print("files")
        files(page, server)
        print("any edits")
        patching(page, server)
        print("many saves")
        soak(page, server)
        if with_core:
            print("another core")
            core(page, server)
        wanted = [line for line in page.complaints() if "404" not in line]
        expect(not wanted, "nothing is said on the console", wanted)
        print("refused")
        refused(server)
        print("the end")
        ending(server)
    print("in the terminal")
    terminal(notes)
    browser.close()
    if failures:
        print(f"editing: {len(failures)} of what must hold does not")
        return 1
    print("editing: all holds")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(pathlib.Path(sys.argv[1]).read_text(), "--core" in sys.argv))
    except Missing as problem:
        print(f"editing: {problem}", file=sys.stderr)
        sys.exit(2)
