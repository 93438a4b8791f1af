"""A browser that is killed: the photo goes on by itself, and nothing that had arrived is sent again (SPEC UPL-06)."""

from __future__ import annotations

import os
import pathlib
import shutil
import signal
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Playwright, Response, Route, expect

from tests import factories
from tests.journeys.conftest import CHROMIUM_FLAGS, House, Person
from tests.journeys.office import Office
from tests.journeys.patient import Patient


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


class Line:
    """The line between a phone and the store. It carries `carries` pieces; what comes then is `cut`, or `held` on its way for ever.

    `asked` has every request for a piece, whatever became of it; `carried` those whose bytes went out, `arrived` those that were answered.
    """

    def __init__(self, carries: int, then: str) -> None:
        self.left, self.then = carries, then
        self.asked: list[str] = []
        self.carried: list[str] = []
        self.arrived: list[str] = []

    def join(self, context: BrowserContext) -> None:
        context.route("**/q/**", self._carry)
        context.on("response", self._note)

    @property
    def is_idle(self) -> bool:
        """Nothing is on its way."""
        return len(self.carried) == len(self.arrived)

    def _carry(self, route: Route) -> None:
        if route.request.method != "PUT":
            route.continue_()
            return
        piece = piece_of(route.request.url)
        self.asked.append(piece)
        if self.left > 0:
            self.left -= 1
            self.carried.append(piece)
            route.continue_()
        elif self.then == "held":
            self.carried.append(piece)
        else:
            route.abort("internetdisconnected")

    def _note(self, answer: Response) -> None:
        """A piece that was there already is refused, but it was sent again: it counts."""
        if answer.request.method == "PUT":
            self.arrived.append(piece_of(answer.url))


def piece_of(url: str) -> str:
    return url.split("?")[0].rsplit("/", 1)[-1]


ENOUGH = 1000
PIECES, THROUGH, AT_ONCE = 5, 3, 1
"""Of a photo of five pieces three go through; the sender has one of each photo on its way at once (viewer/src/sending/carry.ts)."""


@pytest.mark.parametrize(("then", "again"), [("cut", 0), ("held", AT_ONCE)], ids=["between pieces", "in the midst of sending"])
def test_upl_06_a_killed_browser_sends_again_what_was_on_its_way_and_nothing_else(
    house: House, person: Callable[..., Person], playwright: Playwright, tmp_path: pathlib.Path, then: str, again: int
) -> None:
    """Killed while the line is down and nothing is on its way, no piece goes out twice; in the midst, those do that were under way."""
    office, number = Office(person()), f"+155501009{again}9"
    office.sign_in()
    office.invite("Mia", "Torres", number=number, case_type="emergency_screening")
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(factories.camera_jpeg(4480, 3360, 6, seed=9))
    assert -(-photo.stat().st_size // (1024 * 1024)) == PIECES

    def phone(line: Line) -> tuple[BrowserContext, Patient]:
        context = playwright.chromium.launch_persistent_context(
            tmp_path / "profile",
            executable_path=shutil.which("chromium"),
            args=CHROMIUM_FLAGS.split(),
            viewport={"width": 375, "height": 740},
            locale="en-US",
        )
        line.join(context)
        return context, Patient(Person(context, context.new_page(), house.url))

    first = Line(THROUGH, then)
    context, patient = phone(first)
    link = house.link_sent_to(number)
    patient.open(link)
    patient.unlock()
    patient.answer("A tooth hurts.")
    patient.choose_lens()
    patient.take("front", photo)
    while len(first.arrived) < THROUGH or len(first.asked) == THROUGH:
        patient.page.evaluate("new Promise(requestAnimationFrame)")
    assert first.is_idle == (then == "cut")
    with context.expect_event("close"):
        os.kill(browser_of(context, tmp_path / "profile"), signal.SIGKILL)
    assert len(first.arrived) == THROUGH < PIECES

    (tmp_path / "profile" / "SingletonLock").unlink(missing_ok=True)
    second = Line(ENOUGH, "")
    context, patient = phone(second)
    patient.open(link)
    patient.unlock()
    patient.page.goto(f"{house.url}/u#/photos")
    patient.heading("capture-photos")
    expect(patient.page.get_by_text(patient.say("capture-state-checked"), exact=True)).to_have_count(1)
    context.close()

    everything = {f"{each:05d}" for each in range(PIECES)}
    assert set(first.arrived) | set(second.arrived) == everything
    assert set(first.arrived) & set(second.asked) == set(), "what had arrived was sent again"
    assert sorted(second.asked) == sorted(everything - set(first.arrived)), "each that was missing is sent once"
    assert len(first.carried) + len(second.carried) <= PIECES + again
