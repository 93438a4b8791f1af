"""A browser that is killed: the photo goes on by itself, and nothing that had arrived is sent again (SPEC UPL-06)."""

from __future__ import annotations

import pathlib
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Response, Route, expect

from tests import factories
from tests.journeys.conftest import House, Person
from tests.journeys.devices import Device, kill, piece_of
from tests.journeys.devices import device as device
from tests.journeys.office import Office
from tests.journeys.patient import Patient


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
        piece = piece_of(route.request.url)[1]
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
            self.arrived.append(piece_of(answer.url)[1])


ENOUGH = 1000
PIECES, THROUGH, AT_ONCE = 5, 3, 1
"""Of a photo of five pieces three go through; the sender has one of each photo on its way at once (viewer/src/sending/carry.ts)."""


@pytest.mark.parametrize(("then", "again"), [("cut", 0), ("held", AT_ONCE)], ids=["between pieces", "in the midst of sending"])
def test_upl_06_a_killed_browser_sends_again_what_was_on_its_way_and_nothing_else(
    house: House, person: Callable[..., Person], device: Device, tmp_path: pathlib.Path, then: str, again: int
) -> None:
    """Killed while the line is down and nothing is on its way, no piece goes out twice; in the midst, those do that were under way."""
    office, number = Office(person()), f"+155501009{again}9"
    office.sign_in()
    office.invite("Mia", "Torres", number=number, case_type="emergency_screening")
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(factories.camera_jpeg(4480, 3360, 6, seed=9))
    assert -(-photo.stat().st_size // (1024 * 1024)) == PIECES

    def phone(line: Line) -> tuple[BrowserContext, Patient]:
        context = device()
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
    kill(context, tmp_path / "profile")
    assert len(first.arrived) == THROUGH < PIECES

    second = Line(ENOUGH, "")
    context, patient = phone(second)
    patient.open(link)
    patient.unlock()
    patient.page.goto(f"{house.url}/u#/photos")
    patient.heading("capture-photos")
    expect(patient.page.get_by_text(patient.say("capture-state-checked"), exact=True)).to_have_count(1)

    everything = {f"{each:05d}" for each in range(PIECES)}
    assert set(first.arrived) | set(second.arrived) == everything
    assert set(first.arrived) & set(second.asked) == set(), "what had arrived was sent again"
    assert sorted(second.asked) == sorted(everything - set(first.arrived)), "each that was missing is sent once"
    assert len(first.carried) + len(second.carried) <= PIECES + again
