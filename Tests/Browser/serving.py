"""`notes serve` over a copy of a folder of notes."""

import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time

PROGRAM = ".build/debug/notes"


class Server:
    def __init__(self, notes, program=PROGRAM):
        self.folder = tempfile.TemporaryDirectory(prefix="notes-serve-")
        self.notes = pathlib.Path(self.folder.name) / "notes"
        shutil.copytree(notes, self.notes)
        self.process = subprocess.Popen(
            [program, "serve", "--port", "0", "--notes", str(self.notes)], stdout=subprocess.PIPE, text=True)
        self.entrance = self.process.stdout.readline().strip()
        if not self.entrance.startswith("http://127.0.0.1:"):
            raise RuntimeError("the server does not start")
        self.address, self.key = self.entrance.split("?key=")

    def __enter__(self):
        return self

    def enter(self, page):
        """Gives the browser the key."""
        page.open(self.entrance)

    def __exit__(self, *_):
        self.stop()
        self.folder.cleanup()

    def stop(self):
        """Seconds from Ctrl-C to the end."""
        start = time.monotonic()
        self.process.send_signal(signal.SIGINT)
        self.process.wait(10)
        return time.monotonic() - start

    def save(self, path, text):
        """As editors do: another file, renamed. When it was begun, in milliseconds."""
        start = time.time() * 1000
        new = path.with_name(f".{path.name}.new")
        new.write_text(text)
        os.replace(new, path)
        return start

    def memory(self):
        """Resident bytes of the server."""
        return int(pathlib.Path(f"/proc/{self.process.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")

    def groups(self):
        """The processes that the server has started and that are still there."""
        return subprocess.run(["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True).stdout.split()

    def programs(self):
        """Their command lines."""
        found = []
        for process in self.groups():
            try:
                words = pathlib.Path(f"/proc/{process}/cmdline").read_bytes().split(b"\0")
                found.append(words[0].decode())
            except OSError:
                pass
        return found
