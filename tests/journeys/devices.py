"""Phones that outlive their browser: a profile of their own, a browser that is killed, a line that is slow, and what went out over it."""

from __future__ import annotations

import os
import pathlib
import shutil
import signal
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, CDPSession, Page, Playwright, Request, expect

from tests.journeys.conftest import CHROMIUM_FLAGS, PATIENCE_SECONDS

Device = Callable[..., BrowserContext]
UNBOUNDED = -1
ENGLISH = "localStorage.setItem('language', 'en')"
"""What looks at pages turns them to Spanish for a moment; a browser that is killed may have written that down, and not that it was over."""


@pytest.fixture
def device(playwright: Playwright, tmp_path: pathlib.Path) -> Iterator[Device]:
    """A browser whose storage outlives it."""
    opened: list[BrowserContext] = []

    def start(width: int = 375) -> BrowserContext:
        (tmp_path / "profile" / "SingletonLock").unlink(missing_ok=True)
        context = playwright.chromium.launch_persistent_context(
            tmp_path / "profile",
            executable_path=shutil.which("chromium"),
            args=CHROMIUM_FLAGS.split(),
            viewport={"width": width, "height": 740},
            locale="en-US",
        )
        expect.set_options(timeout=PATIENCE_SECONDS * 1000)
        if opened:
            context.add_init_script(ENGLISH)
        opened.append(context)
        return context

    yield start
    opened[-1].close()


def kill(context: BrowserContext, profile: pathlib.Path) -> None:
    """kill -9, as an empty battery does it."""
    with context.expect_event("close"):
        os.kill(browser_of(context, profile), signal.SIGKILL)


def browser_of(context: BrowserContext, profile: pathlib.Path) -> int:
    """The process of the browser that has this profile open: the one whose parent has not."""
    found = {}
    for folder in pathlib.Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            words = (folder / "cmdline").read_bytes().decode(errors="replace").split("\0")
            parent = int((folder / "stat").read_text().rsplit(")", 1)[1].split()[1])
        except OSError:
            continue
        if f"--user-data-dir={profile}" in words:
            found[int(folder.name)] = parent
    (root,) = [process for process, parent in found.items() if parent not in found and not _is_a_part(process)]
    assert context.pages
    return root


def _is_a_part(process: int) -> bool:
    """True for the browser's own helpers: they are told their type."""
    return b"--type=" in pathlib.Path(f"/proc/{process}/cmdline").read_bytes()


def piece_of(url: str) -> tuple[str, str]:
    """The image and the number of the piece that a ticket's address is for."""
    *_, image, number = url.split("?")[0].split("/")
    return image, number


class Sent:
    """Every piece that a browser began to send, by image: a piece that was begun twice is here twice."""

    def __init__(self, context: BrowserContext) -> None:
        self.pieces: dict[str, list[str]] = {}
        self.arrived: dict[str, set[str]] = {}
        context.on("request", self._note)
        context.on("requestfinished", self._note_end)

    def _note(self, request: Request) -> None:
        if request.method == "PUT":
            image, number = piece_of(request.url)
            self.pieces.setdefault(image, []).append(number)

    def _note_end(self, request: Request) -> None:
        if request.method == "PUT":
            image, number = piece_of(request.url)
            self.arrived.setdefault(image, set()).add(number)


class Line:
    """The line of one page, as slow as it is told to be."""

    def __init__(self, page: Page) -> None:
        self.page, self.session = page, page.context.new_cdp_session(page)
        self.session.send("Network.enable")

    def carry(self, bytes_a_second: int) -> None:
        self._be(offline=False, bytes_a_second=bytes_a_second)

    def cut(self) -> None:
        self._be(offline=True, bytes_a_second=UNBOUNDED)

    def _be(self, *, offline: bool, bytes_a_second: int) -> None:
        conditions = {"offline": offline, "latency": 20, "downloadThroughput": UNBOUNDED, "uploadThroughput": bytes_a_second}
        self.session.send("Network.emulateNetworkConditions", conditions)


def screen(session: CDPSession, state: str) -> None:
    """`frozen`, as a phone does with a page behind a locked screen; `active` again."""
    session.send("Page.setWebLifecycleState", {"state": state})


def watch(page: Page, *, until: Callable[[], bool]) -> None:
    """Let the page live until something is true of it."""
    while not until():
        page.evaluate("new Promise(requestAnimationFrame)")
