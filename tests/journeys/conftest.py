"""The whole house in a real browser: `mesial up` on ports of its own, Debian's Chromium, and axe on every page that a journey opens."""

from __future__ import annotations

import asyncio
import concurrent.futures
import contextlib
import itertools
import json
import os
import pathlib
import queue
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable, Coroutine, Iterator
from typing import Any, NamedTuple, TypeVar

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from infra import seed
from infra.embedded import keepsafe, ports
from infra.embedded.stack import environment, make_data_dir
from storage.postgres import connect
from tests.infra.house import children
from tests.journeys.eyes import EYES, axe, open_eyes

open_eyes()
T = TypeVar("T")

ROOT = pathlib.Path(__file__).parents[2]
SHOTS = ROOT / ".pictures"
SHOWN = ROOT / "tests" / "journeys" / "pictures"
"""The pictures that the README shows: taken anew by a run with KEEP_PICTURES=1."""

OPEN_SECONDS = 120
PATIENCE_SECONDS = 30
SIZES = ((375, 740), (768, 1024), (1280, 800), (1440, 900))
"""A phone, a tablet, a small and a large desk, in CSS pixels."""

CHROMIUM_FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
)


class House:
    """A running house, as its people meet it: the address, the telephone, and `mesial verify`."""

    def __init__(self, url: str, phone: str, environment: dict[str, str], process: subprocess.Popen[str]) -> None:
        self.url, self.phone, self.environment, self.process = url, phone, environment, process

    def messages(self) -> list[dict[str, Any]]:
        """What arrived at the development phone and mailbox, newest first."""
        with urllib.request.urlopen(f"{self.phone}/messages.json", timeout=5) as answer:
            found: list[dict[str, Any]] = json.load(answer)
        return found

    def link_sent_to(self, address: str, *, after: int = 0, door: str = "u") -> str:
        """The newest link that was sent to an address, once more than `after` messages with a link have arrived there: a family's, or
        with the door `r` a specialist's."""

        def arrived() -> str | None:
            texts = [each["text"] for each in self.messages() if address in str(each.get("to"))]
            links = [match[0] for text in texts if (match := re.search(rf"https?://\S+/{door}/[\w-]{{43}}", text))]
            return links[0] if len(links) > after else None

        return eventually(arrived)

    def arrives(self, address: str, count: int) -> None:
        """Wait until that many messages have arrived at an address."""

        def enough() -> bool | None:
            return True if sum(address in str(each.get("to")) for each in self.messages()) >= count else None

        eventually(enough)

    @contextlib.contextmanager
    def idle(self, part: str) -> Iterator[None]:
        """Keep a part of the house from doing anything for the length of the block."""
        process = children(self.process)[part]
        os.kill(process, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(process, signal.SIGCONT)

    def services(self) -> dict[str, str]:
        """The settings that lead to the house's services, as a command beside it finds them."""
        kept = keepsafe.load(pathlib.Path(self.environment["MESIAL_DATA"]))
        assert kept is not None
        return environment(kept, origin=self.url, image_origin=self.environment["IMAGE_ORIGIN"])

    async def change(self, statement: str, *values: object) -> str:
        """What somebody with the database's own keys could do, past everything that the house forbids."""
        owner = await connect(self.services()["OWNER_DATABASE_URL"])
        await owner.execute("SELECT set_config('mesial.organization', $1, false)", str(seed.HOUSE))
        answer = await owner.execute(statement, *values)
        await owner.close()
        return str(answer)

    def verify(self) -> subprocess.CompletedProcess[str]:
        """`mesial verify` beside the running house."""
        return subprocess.run(
            [sys.executable, "-m", "infra.command", "verify"],
            env=self.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )


def eventually(what: Callable[[], T | None], seconds: float = PATIENCE_SECONDS) -> T:
    """The first answer that is not None, asked for until the deadline."""
    deadline = time.monotonic() + seconds
    pause = threading.Event()
    while time.monotonic() < deadline:
        if (answer := what()) is not None:
            return answer
        pause.wait(0.1)
    raise AssertionError(f"{what.__qualname__} did not come true within {seconds} s")


def aside(work: Coroutine[Any, Any, T]) -> T:
    """The answer of work that needs a loop of its own: the browser's runs in this thread."""
    with concurrent.futures.ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


@pytest.fixture(scope="session")
def house() -> Iterator[House]:
    """One house for all journeys."""
    with opened() as house:
        yield house


@contextlib.contextmanager
def opened() -> Iterator[House]:
    """`mesial up` in a directory of its own; ends with Ctrl-C, and the directory goes."""
    home = pathlib.Path(tempfile.mkdtemp(prefix="mesial-journeys-"))
    home.chmod(0o711)
    web = ports.choose({}, ("app", "images"))
    make_data_dir(home / "data")
    keepsafe.load_or_make(home / "data", alone=False)
    told = {key: value for key, value in os.environ.items() if not key.endswith("_URL") and not key.startswith("S3_")} | {
        "MESIAL_DATA": str(home / "data"),
        "PUBLIC_URL": f"http://127.0.0.1:{web['app']}",
        "IMAGE_ORIGIN": f"http://localhost:{web['images']}",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "infra.command", "up"],
        env=told,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        said = listen_until(process, "Ctrl-C stops everything")
        phone = next(match[1] for line in said if (match := re.search(r"Phone and mailbox[^:]*: (\S+?)/?$", line.strip())))
        yield House(told["PUBLIC_URL"], phone, told, process)
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        assert process.stdout is not None
        process.stdout.close()
        shutil.rmtree(home)


def listen_until(process: subprocess.Popen[str], word: str) -> list[str]:
    """What the process said up to the line with that word. Fails with what was said if it ends or is silent too long."""
    said: list[str] = []
    lines: queue.Queue[str | None] = queue.Queue()

    def pump() -> None:
        assert process.stdout is not None
        for line in process.stdout:
            lines.put(line)
        lines.put(None)

    threading.Thread(target=pump, daemon=True).start()
    deadline = time.monotonic() + OPEN_SECONDS
    while (left := deadline - time.monotonic()) > 0:
        try:
            line = lines.get(timeout=left)
        except queue.Empty:
            break
        if line is None:
            break
        said.append(line)
        if word in line:
            return said
    pytest.fail("mesial up did not open:\n" + "".join(said))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, "executable_path": shutil.which("chromium"), "args": CHROMIUM_FLAGS.split()}


class Person:
    """Somebody with a browser of their own. Every page they stop at can be checked by axe and photographed for the README."""

    def __init__(self, context: BrowserContext, page: Page, url: str) -> None:
        self.context, self.page, self.url = context, page, url
        EYES.watch(context)

    def sign_in(self, name: str) -> None:
        self.page.goto(self.url)
        self.page.get_by_label("Name").fill(name)
        self.page.get_by_label("Password").fill(seed.PASSWORD)
        self.page.get_by_role("button", name="Sign in").click()

    def everywhere(self, what: str) -> None:
        """The page on a phone, a tablet, a small and a large desk, in both languages: axe finds nothing, and nothing is cut off."""
        for width, height in SIZES:
            self.page.set_viewport_size(ViewportSize(width=width, height=height))
            for language, code in (("Español", "es"), ("English", "en")):
                self.page.get_by_role("button", name=language, exact=True).click()
                expect(self.page.locator("html")).to_have_attribute("lang", code)
                self.check(f"{what}-{width}-{code}", whole=True)
                wide = self.page.evaluate("document.documentElement.scrollWidth")
                assert wide <= width, f"{what} is {wide} px wide on a page of {width} px in {code}"

    def check(self, what: str, *, whole: bool = False) -> None:
        """Axe finds nothing on this page, and it is photographed as `what`: as it is seen, or the whole of it."""
        keep = os.environ.get("KEEP_PICTURES") and f"{SHOWN.name}/{what}.png" in (ROOT / "README.md").read_text(encoding="utf-8")
        folder = SHOWN if keep else SHOTS
        folder.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=folder / f"{what}.png", full_page=whole)
        results = axe(self.page)
        assert results.violations_count == 0, f"{what}: {results.generate_report()}"


_numbers = (f"+1555020{number:04d}" for number in itertools.count())


class Invited(NamedTuple):
    """An invitation that arrived: the patient's name, the number it was sent to, and the link in it."""

    given: str
    family: str
    number: str
    link: str


Invite = Callable[..., Invited]


@pytest.fixture
def invite(house: House, person: Callable[..., Person]) -> Invite:
    """Let the office invite somebody, at a number that nobody else of the session has."""

    from tests.journeys.office import Office  # it stands on the people that are defined here

    def send(given: str, family: str = "Torres", *, case_type: str = "emergency_screening", language: str = "English") -> Invited:
        office, number = Office(person()), next(_numbers)
        office.sign_in()
        office.invite(given, family, number=number, case_type=case_type, language=language)
        return Invited(given, family, number, house.link_sent_to(number))

    return send


@pytest.fixture
def person(browser: Browser, house: House) -> Iterator[Callable[..., Person]]:
    """Make a person: `person()` at a desk, `person(phone=True)` with a small telephone."""
    opened: list[BrowserContext] = []

    def arrive(*, phone: bool = False, language: str = "en-US", **more: Any) -> Person:
        size = ViewportSize(width=375, height=740) if phone else ViewportSize(width=1440, height=900)
        context = browser.new_context(
            viewport=size, has_touch=phone, is_mobile=phone, locale=language, timezone_id="America/Denver", reduced_motion="reduce", **more
        )
        context.set_default_timeout(PATIENCE_SECONDS * 1000)
        expect.set_options(timeout=PATIENCE_SECONDS * 1000)
        opened.append(context)
        return Person(context, context.new_page(), house.url)

    yield arrive
    try:
        for context in opened:
            EYES.leave(context)
    finally:
        for context in opened:
            context.close()
