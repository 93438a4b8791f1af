"""A bad line: killed, locked, twice, on two phones: nothing is lost, and nothing is there twice (SPEC UPL-06, FAULTS I1)."""

from __future__ import annotations

import pathlib
import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys.arriving import FAIR_BYTES_A_SECOND, MIB, all_checked, at_the_photos, is_whole, photos, pieces_of, reopened, to_photos
from tests.journeys.conftest import House, Invite, Person
from tests.journeys.devices import UNBOUNDED, Device, Line, Sent, kill, screen, watch
from tests.journeys.devices import device as device
from tests.journeys.patient import Patient

POOR_BYTES_A_SECOND = 50_000
UNDER_WAY = re.compile(r"^Sending (\d+) %$")

REMEMBERED = """
addEventListener('DOMContentLoaded', () => {
  window.said = [];
  new MutationObserver(() => {
    for (const { innerText } of document.querySelectorAll('.row .state')) if (!said.includes(innerText)) said.push(innerText);
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
});
"""
"""Every state that a photo was said to be in since the page was opened."""


def percents(page: Page) -> list[int]:
    return [int(match[1]) for each in page.locator(".row .state").all_inner_texts() if (match := UNDER_WAY.match(each))]


def test_upl_06_three_photos_in_flight_and_the_battery_is_empty(
    house: House, invite: Invite, device: Device, tmp_path: pathlib.Path
) -> None:
    """Of each photo at most one piece goes twice, and the page that is opened again says at once how far it had come."""
    files, link = photos(tmp_path, 1, 2, 3), invite("Mia").link
    context = device()
    first = Sent(context)
    patient = Patient(Person(context, context.new_page(), house.url))
    at_the_photos(patient, link)
    line = Line(patient.page)
    line.carry(FAIR_BYTES_A_SECOND)
    patient.take("front", *files)
    watch(patient.page, until=lambda: len(first.arrived) == len(files))
    line.carry(POOR_BYTES_A_SECOND)
    reached = percents(patient.page)
    watch(patient.page, until=lambda: sum(percents(patient.page)) >= sum(reached) + 3)
    assert len(percents(patient.page)) == len(files), "each of the three is in the midst of being sent"
    begun = {image: len(numbers) for image, numbers in first.arrived.items()}
    kill(context, tmp_path / "profile")

    context = device()
    context.add_init_script(REMEMBERED)
    second = Sent(context)
    patient, line = reopened(context, house, link, POOR_BYTES_A_SECOND)
    expect(patient.page.locator(".row .state")).to_have_count(len(files))
    patient.person.check("patient-sending-again")
    line.carry(UNBOUNDED)
    all_checked(patient, len(files))
    said = patient.page.evaluate("window.said")
    told = [int(match[1]) for each in said if (match := UNDER_WAY.match(each))]
    assert told, said
    assert min(told) >= min(100 * MIB * count // max(file.stat().st_size for file in files) for count in begun.values())

    assert len(first.pieces.keys() | second.pieces.keys()) == len(files)
    for image in first.pieces:
        all_of_it = first.pieces[image] + second.pieces.get(image, [])
        again = len(all_of_it) - len(set(all_of_it))
        assert again <= 1, (image, first.pieces[image], second.pieces.get(image))
    case, _ = is_whole(house, patient.page, *files)
    assert [each.name for each in case.images] == [each.name for each in files], "numbered as they were chosen"


def test_upl_06_a_locked_screen_freezes_the_page_and_loses_the_line(
    house: House, invite: Invite, person: Callable[..., Person], tmp_path: pathlib.Path
) -> None:
    (file,) = photos(tmp_path, 4)
    patient = Patient(person(phone=True))
    at_the_photos(patient, invite("Lola").link)
    page, sent = patient.page, Sent(patient.person.context)
    line = Line(page)
    line.carry(FAIR_BYTES_A_SECOND)
    patient.take("front", file)
    watch(page, until=lambda: len(sent.arrived) > 0)
    line.carry(POOR_BYTES_A_SECOND)
    screen(line.session, "frozen")
    line.cut()
    screen(line.session, "active")
    expect(page.get_by_text(patient.say("capture-state-waiting-offline"), exact=True)).to_be_visible()
    patient.person.check("patient-offline")
    line.carry(UNBOUNDED)
    all_checked(patient, 1)
    ((_, numbers),) = sent.pieces.items()
    assert set(numbers) == {f"{each:05d}" for each in range(pieces_of(file))}
    assert len(numbers) <= pieces_of(file) + 1
    is_whole(house, page, file)


def test_upl_06_a_double_tap_is_one_photo_and_one_case(
    house: House, invite: Invite, person: Callable[..., Person], tmp_path: pathlib.Path
) -> None:
    front, close = photos(tmp_path, 5, 6, wide=2600)
    patient = Patient(person(phone=True))
    at_the_photos(patient, invite("Dora").link)
    page = patient.page
    patient.take("front", front)
    page.get_by_label(patient.say("capture-file")).set_input_files([front])
    expect(page.get_by_text(patient.say("capture-refused-duplicate"), exact=True)).to_be_visible()
    patient.take("close_up", close, front)
    expect(page.get_by_text(patient.say("capture-refused-duplicate"), exact=True)).to_be_visible()
    patient.received(2)
    patient.to_check()
    patient.button("capture-send").dblclick()
    patient.heading("capture-sent")
    case, acts = is_whole(house, page, front, close)
    assert (acts.count("announce"), acts.count("submit")) == (2, 1)
    assert [each.name for each in case.images] == [front.name, close.name]


def test_upl_03_two_phones_with_one_link_and_one_photo(
    house: House, invite: Invite, person: Callable[..., Person], device: Device, tmp_path: pathlib.Path
) -> None:
    """The second sees what was received, and in words what lies on the first only; with the same photo it finishes what the first began."""
    arrived, begun = photos(tmp_path, 7, 8)
    link = invite("Nora").link
    context = device()
    patient = Patient(Person(context, context.new_page(), house.url))
    at_the_photos(patient, link)
    patient.take("front", arrived)
    all_checked(patient, 1)
    sent = Sent(context)
    line = Line(patient.page)
    line.carry(FAIR_BYTES_A_SECOND)
    patient.take("close_up", begun)
    watch(patient.page, until=lambda: len(sent.arrived) > 0)
    kill(context, tmp_path / "profile")

    other = Patient(person(phone=True))
    other.open(link)
    other.unlock()
    to_photos(other)
    all_checked(other, 1)
    expect(other.page.get_by_text(other.say("capture-state-elsewhere"), exact=True)).to_be_visible()
    expect(other.page.get_by_text(other.say("capture-state-elsewhere-why"), exact=True)).to_be_visible()
    other.person.check("patient-elsewhere")
    more = Sent(other.person.context)
    other.take("close_up", begun)
    all_checked(other, 1)
    ((image, numbers),) = more.pieces.items()
    assert set(numbers) & sent.arrived[image] == set(), "what the first phone had sent is not sent again"
    is_whole(house, other.page, arrived, begun)

    context = device()
    once_more = Sent(context)
    patient, _ = reopened(context, house, link, UNBOUNDED)
    all_checked(patient, 2)
    assert once_more.pieces == {}
    is_whole(house, patient.page, arrived, begun)
