"""A bad line: killed, locked, cut, twice, on two phones, by a wrong clock: nothing is lost, nothing is twice (SPEC UPL-06, FAULTS I1)."""

from __future__ import annotations

import hashlib
import os
import pathlib
import re
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any
from urllib.parse import unquote, urlsplit
from uuid import UUID

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from infra import seed
from infra.s3.sign import Door, presign
from schemas.care.case import Case
from schemas.ident import CaseId, OrganizationId
from schemas.settings import read
from storage.care import cases
from storage.resources import open_resources
from tests import factories
from tests.journeys.conftest import House, Invite, Person, aside, eventually
from tests.journeys.devices import UNBOUNDED, Device, Line, Sent, kill, screen, watch
from tests.journeys.devices import device as device
from tests.journeys.office import Office
from tests.journeys.patient import Patient

POOR_BYTES_A_SECOND = 50_000
FAIR_BYTES_A_SECOND = 300_000
MIB = 1024 * 1024
DAY, TEN_MINUTES = timedelta(days=1), timedelta(minutes=10)
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


def photos(folder: pathlib.Path, *seeds: int, wide: int = 4032) -> list[pathlib.Path]:
    """Photos as phones take them, of some four megabytes each."""
    made = [folder / f"photo-{seed_}.jpg" for seed_ in seeds]
    for path, seed_ in zip(made, seeds, strict=True):
        path.write_bytes(factories.camera_jpeg(wide, wide * 3 // 4, seed=seed_))
    return made


def pieces_of(photo: pathlib.Path) -> int:
    return -(-photo.stat().st_size // MIB)


def at_the_photos(patient: Patient, link: str) -> None:
    patient.open(link)
    patient.unlock()
    patient.answer("A tooth hurts.")
    patient.choose_lens()


def reopened(context: BrowserContext, house: House, link: str) -> Patient:
    """The link once more, on the page with the photos."""
    patient = Patient(Person(context, context.new_page(), house.url))
    patient.open(link)
    patient.unlock()
    to_photos(patient)
    return patient


def to_photos(patient: Patient) -> None:
    patient.page.goto(f"{patient.page.url.split('#')[0]}#/photos")
    patient.heading("capture-photos")


def case_id(page: Page) -> str:
    found: str = page.evaluate("fetch('/api/my/case').then((answer) => answer.json()).then((found) => found.id)")
    return found


def kept(house: House, which: str) -> tuple[Case, dict[str, str], list[str]]:
    """The case, the SHA-256 of every original as it lies in the store, and the acts of its history."""

    async def look() -> tuple[Case, dict[str, str], list[str]]:
        settings = read(house.services())
        async with open_resources(settings, settings.worker_database_url, size=1) as resources:
            async with resources.database.begin(cases.machine(OrganizationId(seed.HOUSE))) as transaction:
                case = await cases.read(transaction, CaseId(UUID(which)))
                key = await cases.case_key(transaction, case.id)
                acts = [line.act for line in await cases.history(transaction, case.id)]
            digests = {}
            for image in case.images:
                if (original := image.stored("original")) is not None:
                    digests[str(image.id)] = hashlib.sha256(await resources.store.open(key, original)).hexdigest()
            return case, digests, acts

    return aside(look())


def is_whole(house: House, page: Page, *files: pathlib.Path) -> tuple[Case, list[str]]:
    """Every file is one image of the case, byte for byte, and there is no other image. Answers the case, and what was done."""
    which = case_id(page)

    def settled() -> bool | None:
        case, _, _ = kept(house, which)
        return True if all(each.is_settled for each in case.images) else None

    eventually(settled)
    case, digests, acts = kept(house, which)
    assert sorted(digests.values()) == sorted(hashlib.sha256(each.read_bytes()).hexdigest() for each in files)
    assert [each.status for each in case.images] == ["normalized"] * len(files)
    return case, acts


def all_checked(patient: Patient, count: int) -> None:
    expect(patient.page.get_by_text(patient.say("capture-state-checked"), exact=True)).to_have_count(count)


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
    patient = reopened(context, house, link)
    line = Line(patient.page)
    line.carry(POOR_BYTES_A_SECOND)
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
    patient = reopened(context, house, link)
    all_checked(patient, 2)
    assert once_more.pieces == {}
    is_whole(house, patient.page, arrived, begun)


def test_upl_05_a_ticket_that_has_ended_is_replaced_in_the_midst_of_a_photo(
    house: House, invite: Invite, person: Callable[..., Person], tmp_path: pathlib.Path
) -> None:
    """The real store refuses a ticket that was good until a minute ago; the photo goes on with a new one, at the same piece."""
    (file,) = photos(tmp_path, 9)
    settings = read(house.services())
    door = Door(
        endpoint=settings.s3_public_endpoint,
        region=settings.s3_region,
        access_key=settings.s3_access_key,
        secret_key=settings.s3_secret_key,
    )
    answers: list[tuple[str, int]] = []
    ended: set[str] = set()

    def late(route: Route) -> None:
        request = route.request
        number = request.url.split("?")[0][-5:]
        if request.method != "PUT" or number != "00001" or number in ended:
            route.continue_()
            return
        ended.add(number)
        asked = urlsplit(request.url)
        headers = {name: request.headers[name] for name in ("content-type", "x-amz-checksum-sha256", "if-none-match")}
        an_hour_ago = datetime.now(timezone.utc) - timedelta(hours=1)
        length = str(len(request.post_data_buffer or b""))
        url = presign(door, "PUT", unquote(asked.path), now=an_hour_ago, seconds=59 * 60, headers={**headers, "content-length": length})
        route.continue_(url=url)

    patient = Patient(person(phone=True))
    context = patient.person.context
    at_the_photos(patient, invite("Tina").link)
    context.route("**/q/**", late)
    context.on(
        "response",
        lambda answer: answers.append((answer.url.split("?")[0][-5:], answer.status)) if answer.request.method == "PUT" else None,
    )
    patient.take("front", file)
    all_checked(patient, 1)
    assert answers == [("00000", 200), ("00001", 403), *((f"{each:05d}", 200) for each in range(1, pieces_of(file)))]
    is_whole(house, patient.page, file)


@pytest.mark.parametrize("wrong_by", [-DAY, DAY, -TEN_MINUTES, TEN_MINUTES], ids=str)
def test_f_22_a_phone_whose_clock_is_wrong(
    house: House, invite: Invite, person: Callable[..., Person], tmp_path: pathlib.Path, wrong_by: timedelta
) -> None:
    """When a picture was taken is the phone's word; when it was announced and received is the house's."""
    (file,) = photos(tmp_path, 10, wide=2600)
    patient = Patient(person(phone=True))
    its_now = datetime.now(timezone.utc) + wrong_by
    patient.person.context.clock.set_system_time(its_now)
    os.utime(file, (its_now.timestamp(), its_now.timestamp()))
    at_the_photos(patient, invite("Cleo").link)
    patient.take("front", file)
    patient.received(1)
    case, _ = is_whole(house, patient.page, file)
    (image,) = case.images
    assert abs(image.captured_at - its_now) < timedelta(minutes=2)
    now = datetime.now(timezone.utc)
    for at in (image.announced_at, image.received_at, image.verified_at, image.settled_at):
        assert at is not None
        assert now - timedelta(minutes=5) < at <= now


@pytest.mark.parametrize("lost", ["announce", "confirm"])
def test_f_19_an_answer_that_is_lost(
    house: House, invite: Invite, person: Callable[..., Person], tmp_path: pathlib.Path, lost: str
) -> None:
    """Done at the server, unheard at the phone, and the tab is closed on it: the next page finds it done, and does nothing twice."""
    (file,) = photos(tmp_path, 11, wide=2600)
    done: list[int] = []
    address = "**/images" if lost == "announce" else "**/confirm"

    def swallow(route: Route) -> None:
        done.append(route.fetch().status)
        route.abort("connectionreset")

    patient = Patient(person(phone=True))
    at_the_photos(patient, invite("Fay").link)
    patient.page.route(address, swallow)
    patient.take("front", file)
    watch(patient.page, until=lambda: len(done) >= 2)
    assert set(done) == {200}
    context = patient.person.context
    patient.page.close()
    again = Patient(Person(context, context.new_page(), house.url))
    again.page.goto(f"{house.url}/u#/photos")
    again.heading("capture-photos")
    all_checked(again, 1)
    _, acts = is_whole(house, again.page, file)
    assert (acts.count("announce"), acts.count("confirm")) == (1, 1)


def test_f_17_a_phone_that_never_comes_back_is_seen_by_the_office(
    house: House, invite: Invite, person: Callable[..., Person], tmp_path: pathlib.Path
) -> None:
    (file,) = photos(tmp_path, 12)
    patient = Patient(person(phone=True))
    invited = invite("Gaia")
    at_the_photos(patient, invited.link)
    sent = Sent(patient.person.context)
    Line(patient.page).carry(FAIR_BYTES_A_SECOND)
    patient.take("front", file)
    watch(patient.page, until=lambda: len(sent.arrived) > 0)
    patient.page.close()
    office = Office(person())
    office.sign_in()
    office.open_case("Gaia Torres")
    shown: Any = office.page.get_by_role("listitem").filter(has_text=file.name)
    expect(shown).to_contain_text("Not finished: it has not arrived whole.")
    office.person.check("office-unfinished")
