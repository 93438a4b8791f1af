"""`mesial` in a process of its own, and a whole `mesial up` with what it said and what it started."""

from __future__ import annotations

import contextlib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping

from infra.embedded import ports

DEADLINE_SECONDS = 120


def mesial(*words: str, **told: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "infra.command", *words], env=plain(told), capture_output=True, text=True, timeout=DEADLINE_SECONDS
    )


def plain(told: Mapping[str, str]) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "HOME": os.environ["HOME"], **told}


def eventually(holds: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + DEADLINE_SECONDS
    while not holds():
        assert time.monotonic() < deadline, what
        time.sleep(0.05)


class Up:
    """A `mesial up` of its own, and what it has said so far."""

    def __init__(self, home: pathlib.Path) -> None:
        web = ports.choose({}, ("app", "images"))
        self.url = f"http://127.0.0.1:{web['app']}"
        self.told = {
            "MESIAL_DATA": str(home / "data"),
            "PUBLIC_URL": self.url,
            "IMAGE_ORIGIN": f"http://localhost:{web['images']}",
        }
        self.said = ""
        self.process: subprocess.Popen[str] | None = None

    def start(self) -> subprocess.Popen[str]:
        self.said = ""
        command = [sys.executable, "-m", "infra.command", "up"]
        self.process = process = subprocess.Popen(
            command, env=plain(self.told), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self._reader = threading.Thread(target=self._read, args=(process,))
        self._reader.start()
        eventually(lambda: "Ctrl-C stops everything." in self.said or process.poll() is not None, "it did not come up")
        assert process.poll() is None, self.said
        return process

    def finish(self) -> int:
        assert self.process is not None
        code = self.process.wait(DEADLINE_SECONDS)
        self._reader.join()
        return code

    def _read(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout
        with process.stdout:
            for line in process.stdout:
                self.said += line


@contextlib.contextmanager
def opening() -> Iterator[Up]:
    """A house in a directory of its own, not started yet; nothing of it outlives the block."""
    home = pathlib.Path(tempfile.mkdtemp(prefix="mesial-up-"))
    home.chmod(0o711)
    house = Up(home)
    try:
        yield house
    finally:
        if house.process is not None and house.process.poll() is None:
            house.process.kill()
            house.finish()
        eventually(lambda: not processes_of(house), "something outlived the house")
        shutil.rmtree(home)


def processes_of(house: Up) -> list[str]:
    """The servers by their arguments, the parts by their environment."""
    mark, found = house.told["MESIAL_DATA"].encode(), []
    for entry in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            if mark in (entry / "cmdline").read_bytes() or mark in (entry / "environ").read_bytes():
                found.append((entry / "cmdline").read_bytes().decode(errors="replace"))
        except OSError:
            continue
    return found


def children(process: subprocess.Popen[str]) -> dict[str, int]:
    """The parts and servers of a launcher: the last word of each one's arguments, and its pid."""
    pids = pathlib.Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    words = {pid: pathlib.Path(f"/proc/{pid}/cmdline").read_bytes().decode().strip("\0").split("\0") for pid in pids}
    return {arguments[-1]: int(pid) for pid, arguments in words.items()}
