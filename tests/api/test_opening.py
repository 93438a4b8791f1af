"""Opening cases under identifiers that were used before (THREATS T-W08), and going on in the list."""

from __future__ import annotations

import base64
from typing import Any
from uuid import UUID

import pytest

from api.care.cases import write_cursor
from storage.care import cases
from storage.ident import uuid7
from storage.resources import Resources
from tests.api.client import CANARY, new_case, tell
from tests.api.conftest import BrowserMaker
from tests.api.people import Practice
from tests.api.test_path import invited, opened
from tests.api.test_rights import token_of

CHANGES: dict[str, dict[str, Any]] = {
    "another type": {"type": "second_opinion"},
    "another language": {"language": "es"},
    "another name": {"given_name": "Other"},
    "another birth date": {"birth_date": "1955-05-05"},
    "another number": {"contact": {"channel": "sms", "address": "+15550999999"}},
    "another patient": {"id": str(uuid7())},
}


def changed(body: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    of_case = {name: value for name, value in change.items() if name in ("type", "language")}
    return body | of_case | {"patient": body["patient"] | {name: value for name, value in change.items() if name not in of_case}}


async def counts(hall: Resources, practice: Practice) -> tuple[int, int]:
    async with hall.database.begin(cases.machine(practice.id)) as transaction:
        return await transaction.value("SELECT count(*) FROM cases"), await transaction.value("SELECT count(*) FROM patients")


@pytest.mark.parametrize("change", CHANGES)
async def test_t_w08_a_used_case_with_another_body_is_refused(
    browsers: BrowserMaker, hall: Resources, practice: Practice, change: str
) -> None:
    """Neither the old case nor a word of it comes back."""
    office = await browsers.member(practice, "frontdesk")
    body = new_case()
    await office.good("POST", "/api/cases", body)
    before = await counts(hall, practice)
    answer = await office.post("/api/cases", json=changed(body, CHANGES[change]))
    assert (answer.status_code, answer.json()["code"]) == (422, "key-reused")
    assert not [word for word in CANARY if word in answer.text]
    assert await counts(hall, practice) == before


async def test_t_w08_the_same_body_is_the_same_case_whatever_came_of_it(
    browsers: BrowserMaker, hall: Resources, practice: Practice
) -> None:
    """Also once the patient consented, and so chose the language."""
    office = await browsers.member(practice, "frontdesk")
    body = new_case() | {"language": "es"}
    row = await office.good("POST", "/api/cases", body)
    assert await office.good("POST", "/api/cases", body) == row
    await tell(await opened(browsers, await token_of(hall, practice, row["id"])), "/api/my/acts")
    assert (await office.good("POST", "/api/cases", body))["id"] == row["id"]


async def test_t_w08_another_patients_identifier_is_refused(browsers: BrowserMaker, hall: Resources, practice: Practice) -> None:
    """The office may open a second case for the very same patient; for anybody else under that identifier it may not."""
    office = await browsers.member(practice, "frontdesk")
    body = new_case()
    await office.good("POST", "/api/cases", body)
    for change in ("another name", "another birth date", "another number"):
        answer = await office.post("/api/cases", json=changed(body, CHANGES[change]) | {"id": str(uuid7())})
        assert (answer.status_code, answer.json()["code"]) == (422, "key-reused")
        assert not [word for word in CANARY if word in answer.text]
    assert (await office.good("POST", "/api/cases", body | {"id": str(uuid7())}))["patient"] == " ".join(CANARY)


async def test_t_w08_a_hygienist_attaches_to_nobody_she_has_not_opened(browsers: BrowserMaker, hall: Resources, practice: Practice) -> None:
    """Neither with a guess nor with the right words; to a child of her own she may."""
    office, hygienist = await browsers.member(practice, "frontdesk"), await browsers.member(practice, "hygienist")
    theirs, own = new_case(), new_case(contact=False)
    await office.good("POST", "/api/cases", theirs)
    before = await counts(hall, practice)
    for patient in (theirs["patient"], theirs["patient"] | {"given_name": "A", "family_name": "B"}):
        answer = await hygienist.post("/api/cases", json=theirs | {"id": str(uuid7()), "patient": patient})
        assert (answer.status_code, answer.json()["code"]) == (404, "not-found")
        assert not [word for word in CANARY if word in answer.text]
    answer = await hygienist.post("/api/cases", json=theirs)
    assert (answer.status_code, answer.json()["code"]) == (404, "not-found")
    assert await counts(hall, practice) == before
    await hygienist.good("POST", "/api/cases", own)
    await hygienist.good("POST", "/api/cases", own | {"id": str(uuid7())})
    answer = await hygienist.post("/api/cases", json=changed(own, CHANGES["another name"]) | {"id": str(uuid7())})
    assert (answer.status_code, answer.json()["code"]) == (422, "key-reused")


def cursor(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "at",
    [
        "0001-01-01T00:00:00+23:59",
        "0001-01-01T00:00:00+00:00",
        "9999-12-31T23:59:59-23:59",
        "9999-12-31T23:59:59+00:00",
        "2026-01-01T00:00:00+01:00",
        "2026-01-01T00:00:00",
        "2026-01-01",
        "nonsense",
        "",
    ],
)
async def test_t_w07_a_cursor_is_one_of_ours_or_none(browsers: BrowserMaker, practice: Practice, at: str) -> None:
    office = await browsers.member(practice, "frontdesk")
    for text in (cursor(f"{at} {uuid7()}"), cursor(f"{at} no identifier"), f"{cursor(at)}=", "=", "%00", "é"):
        answer = await office.get("/api/cases", params={"before": text})
        assert (answer.status_code, answer.json()["code"]) == (400, "malformed"), text


async def test_gen_07_pages_go_on_where_the_last_one_ended(browsers: BrowserMaker, hall: Resources, practice: Practice) -> None:
    office = await browsers.member(practice, "frontdesk")
    first, _ = await invited(browsers, hall, practice)
    second, _ = await invited(browsers, hall, practice)
    async with hall.database.begin(cases.machine(practice.id)) as transaction:
        opened_at = await transaction.value("SELECT opened_at FROM cases WHERE case_id = $1", UUID(second))
    page = await office.good("GET", f"/api/cases?before={write_cursor(opened_at, UUID(second))}")
    rows = [row["id"] for row in page["rows"]]
    assert rows[0] == first
    assert second not in rows
