"""What the house says and the phone does not hear, or says of another time: tickets that ended, answers that were lost, wrong clocks, and a
phone that never comes back (SPEC UPL-05, FAULTS F-17, F-19, F-22)."""

from __future__ import annotations

import os
import pathlib
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Route, expect

from infra.s3.sign import Door, presign
from schemas.settings import read
from tests.journeys.arriving import FAIR_BYTES_A_SECOND, all_checked, at_the_photos, is_whole, photos, pieces_of
from tests.journeys.conftest import House, Invite, Person
from tests.journeys.devices import Line, Sent, watch
from tests.journeys.office import Office
from tests.journeys.patient import Patient

DAY, TEN_MINUTES = timedelta(days=1), timedelta(minutes=10)


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
