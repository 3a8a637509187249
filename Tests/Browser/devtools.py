"""A browser driven over the Chrome DevTools protocol, with nothing but Python's standard library.

Source: RFC 6455 for the frames; https://chromedevtools.github.io/devtools-protocol/ for what is said in them.
"""

import base64
import json
import os
import re
import shutil
import socket
import struct
import subprocess
import tempfile
import time
from urllib.parse import urlsplit

NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"]


class Missing(Exception):
    """No browser can be started; the text says what to do."""


class Socket:
    """The client's side of a web socket: text messages of any length."""

    def __init__(self, address):
        parts = urlsplit(address)
        self.stream = socket.create_connection((parts.hostname, parts.port), timeout=30)
        key = base64.b64encode(os.urandom(16)).decode()
        self.stream.sendall(
            f"GET {parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
        )
        self.rest = b""
        while b"\r\n\r\n" not in self.rest:
            self.rest += self._receive()
        head, self.rest = self.rest.split(b"\r\n\r\n", 1)
        if b" 101 " not in head.split(b"\r\n")[0]:
            raise ConnectionError(f"no web socket at {address}")

    def _receive(self):
        data = self.stream.recv(1 << 16)
        if not data:
            raise ConnectionError("the browser has gone")
        return data

    def _take(self, count):
        while len(self.rest) < count:
            self.rest += self._receive()
        data, self.rest = self.rest[:count], self.rest[count:]
        return data

    def send(self, text, kind=1):
        data = text if isinstance(text, bytes) else text.encode()
        length = len(data)
        if length < 126:
            head = struct.pack("!BB", 0x80 | kind, 0x80 | length)
        elif length < 1 << 16:
            head = struct.pack("!BBH", 0x80 | kind, 0x80 | 126, length)
        else:
            head = struct.pack("!BBQ", 0x80 | kind, 0x80 | 127, length)
        # A mask of zeros is a mask.
        self.stream.sendall(head + b"\0\0\0\0" + data)

    def receive(self, seconds):
        """The next text message."""
        message = b""
        self.stream.settimeout(seconds)
        while True:
            first, second = self._take(2)
            length = second & 0x7F
            if length == 126:
                (length,) = struct.unpack("!H", self._take(2))
            elif length == 127:
                (length,) = struct.unpack("!Q", self._take(8))
            data = self._take(length)
            kind = first & 0x0F
            if kind == 9:
                self.send(data, kind=10)
            elif kind in (0, 1):
                message += data
                if first & 0x80:
                    return message.decode()


class Browser:
    def __init__(self):
        program = next(filter(None, map(shutil.which, NAMES)), None)
        if not program:
            raise Missing(f"there is no browser ({', '.join(NAMES)}): apt-get install chromium")
        self.folder = tempfile.mkdtemp(prefix="notes-browser-")
        self.log = open(os.path.join(self.folder, "log"), "w+")
        self.process = subprocess.Popen(
            [
                program, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--mute-audio",
                "--no-first-run", "--disable-extensions", "--disable-background-networking",
                "--disable-component-update", "--remote-debugging-port=0", f"--user-data-dir={self.folder}/profile",
                "about:blank",
            ],
            stdout=subprocess.DEVNULL, stderr=self.log,
        )
        self.socket = Socket(self._address())
        self.count = 0
        self.events = []

    def _address(self):
        end = time.monotonic() + 30
        while time.monotonic() < end and self.process.poll() is None:
            with open(self.log.name) as log:
                found = re.search(r"DevTools listening on (ws://\S+)", log.read())
            if found:
                return found.group(1)
            time.sleep(0.05)
        with open(self.log.name) as log:
            raise Missing("the browser does not start:\n" + log.read()[-2000:])

    def call(self, method, session=None, **parameters):
        self.count += 1
        number = self.count
        message = {"id": number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        self.socket.send(json.dumps(message))
        while True:
            answer = json.loads(self.socket.receive(60))
            if answer.get("id") == number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]
            if "method" in answer:
                self.events.append(answer)

    def close(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)


KEYS = {
    "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40, "Home": 36, "End": 35, "Enter": 13,
    "Escape": 27, "Tab": 9,
}


class Page:
    """A tab. What it says on its console and whom it asks for what is remembered."""

    def __init__(self, browser):
        self.browser = browser
        target = browser.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ["Page", "Runtime", "Log", "Network"]:
            self.call(f"{domain}.enable")

    def call(self, method, **parameters):
        return self.browser.call(method, self.session, **parameters)

    def resize(self, width, height=900):
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def prefer(self, scheme="light", motion="no-preference", media=""):
        self.call("Emulation.setEmulatedMedia", media=media, features=[
            {"name": "prefers-color-scheme", "value": scheme}, {"name": "prefers-reduced-motion", "value": motion}])

    def open(self, address):
        """Goes to a page and waits until all of it is there."""
        self.browser.events.clear()
        self.call("Page.navigate", url="about:blank")
        self.call("Page.navigate", url=address)
        self.wait(f"location.href !== 'about:blank' && document.readyState === 'complete'")

    def run(self, script):
        """The value of an expression of the page, which may be a promise."""
        result = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            details = result["exceptionDetails"]
            raise RuntimeError(details.get("exception", {}).get("description", details["text"]))
        return result["result"].get("value")

    def wait(self, condition, seconds=10):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                if self.run(condition):
                    return True
            except RuntimeError:
                pass  # The page is being replaced.
            time.sleep(0.02)
        return False

    def press(self, key, text=None):
        code = KEYS.get(key, ord(key.upper()) if len(key) == 1 else 0)
        text = text or (key if len(key) == 1 else {"Enter": "\r"}.get(key))
        event = {"key": key, "windowsVirtualKeyCode": 191 if key == "/" else code}
        self.call("Input.dispatchKeyEvent", type="keyDown", **event, **({"text": text} if text else {}))
        self.call("Input.dispatchKeyEvent", type="keyUp", **event)

    def press_with(self, key, control=False):
        """A key while others are held."""
        event = {"key": key, "windowsVirtualKeyCode": KEYS.get(key) or ord(key.upper()), "modifiers": 2 if control else 0}
        self.call("Input.dispatchKeyEvent", type="rawKeyDown", **event)
        self.call("Input.dispatchKeyEvent", type="keyUp", **event)

    def type(self, text):
        for letter in text:
            self.press(letter)

    def complaints(self):
        """Errors and warnings of the console since the page was opened."""
        found = []
        for event in self.browser.events:
            if event.get("sessionId") != self.session:
                continue
            what, told = event["method"], event["params"]
            if what == "Runtime.exceptionThrown":
                found.append(told["exceptionDetails"].get("exception", {}).get("description", "an exception"))
            elif what == "Runtime.consoleAPICalled" and told["type"] in ("error", "warning", "assert"):
                found.append(" ".join(str(part.get("value")) for part in told["args"]))
            elif what == "Log.entryAdded" and told["entry"]["level"] in ("error", "warning"):
                found.append(told["entry"]["text"] + " " + told["entry"].get("url", ""))
        return found

    def requests(self):
        """Every address that was asked for since the page was opened."""
        return [
            event["params"]["request"]["url"] for event in self.browser.events
            if event["method"] == "Network.requestWillBeSent" and event.get("sessionId") == self.session
        ]
