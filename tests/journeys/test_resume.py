"""A browser that is killed between two pieces: the photo goes on by itself, and at most one piece is sent again (SPEC UPL-06)."""

from __future__ import annotations

import os
import pathlib
import shutil
import signal
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Playwright, Request, Response, Route, expect

from tests import factories
from tests.journeys.conftest import CHROMIUM_FLAGS, House, Person
from tests.journeys.office import Office
from tests.journeys.patient import Patient

NUMBER = "+15550100999"


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


def test_upl_06_a_killed_browser_sends_at_most_one_piece_again(
    house: House, person: Callable[..., Person], playwright: Playwright, tmp_path: pathlib.Path
) -> None:
    office = Office(person())
    office.sign_in()
    office.invite("Mia", "Torres", number=NUMBER, case_type="emergency_screening")
    link = house.link_sent_to(NUMBER)
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(factories.camera_jpeg(4032, 3024, 6, seed=9))
    pieces = -(-photo.stat().st_size // (1024 * 1024))
    assert pieces >= 3
    profile = tmp_path / "profile"
    sent: list[str] = []
    done: list[str] = []

    def note_sent(asked: Request) -> None:
        if asked.method == "PUT":
            sent.append(asked.url.split("?")[0])

    def note(answer: Response) -> None:
        """A piece that was there already is refused, but it was sent again: it counts."""
        if answer.request.method == "PUT":
            done.append(answer.url.split("?")[0])

    def phone() -> tuple[BrowserContext, Patient]:
        context = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=shutil.which("chromium"),
            args=CHROMIUM_FLAGS.split(),
            viewport={"width": 375, "height": 740},
            locale="en-US",
        )
        context.on("request", note_sent)
        context.on("response", note)
        return context, Patient(Person(context, context.new_page(), house.url))

    context, patient = phone()
    patient.open(link)
    patient.unlock()
    patient.answer("A tooth hurts.")
    patient.choose_lens()
    let_through = iter([True])

    def bad_line(route: Route) -> None:
        """The first piece gets through; the others are on their way for ever."""
        if next(let_through, False):
            route.continue_()

    context.route("**/q/**", bad_line)
    patient.take("front", photo)
    kept = patient.page
    while len(done) < 1:
        kept.wait_for_event("response")
    with context.expect_event("close"):
        os.kill(browser_of(context, profile), signal.SIGKILL)
    before = len(done)
    assert before < pieces

    (profile / "SingletonLock").unlink(missing_ok=True)
    context, patient = phone()
    patient.open(link)
    patient.unlock()
    patient.page.goto(f"{house.url}/u#/photos")
    patient.heading("capture-photos")
    expect(patient.page.get_by_text(patient.say("capture-state-checked"), exact=True)).to_have_count(1)
    assert set(done) == {done[0].rsplit("/", 1)[0] + f"/{number:05d}" for number in range(pieces)}
    assert len(done) <= pieces + 1
    assert len(sent) <= pieces + 1
    context.close()
