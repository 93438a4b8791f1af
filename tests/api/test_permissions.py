"""Who may use which route: the table in permissions.csv, the marks on the routes, and what the running API does, all three alike."""

from __future__ import annotations

import csv
import pathlib
import re
from uuid import UUID

import pytest
from litestar import get
from litestar.handlers import HTTPRouteHandler

from api.app import API_ROUTES
from api.pages import ROUTES as PAGES
from api.permissions import Undeclared, refuse_undeclared
from schemas.person import Actor, Role
from schemas.settings import Settings
from storage.care import cases
from storage.ident import uuid7
from storage.resources import Resources
from tests.api.client import announcement, refused_file
from tests.api.conftest import BrowserMaker
from tests.api.people import ROLES, Practice, settle_in
from tests.api.referring import referred
from tests.api.test_path import invited, opened, submitted

TABLE = pathlib.Path(__file__).with_name("permissions.csv")
COLUMNS = ("stranger", *sorted(Role(role) for role in Role if role not in (Role.WORKER, Role.GUARDIAN)))
"""A guardian is a patient's link once somebody said so; a specialist is whoever opened a referral's link; the machine has no session."""


def of_routes() -> list[dict[str, str]]:
    """The table as the marks on the routes say it."""
    rows = []
    for handler in (*API_ROUTES, *PAGES):
        assert isinstance(handler, HTTPRouteHandler)
        roles = handler.opt["roles"]
        for path in sorted(handler.paths):
            may = {column: "yes" if roles is None or column in roles else "no" for column in COLUMNS}
            rows.append({"method": min(str(each) for each in handler.http_methods), "path": path} | may)
    return sorted(rows, key=lambda row: (row["path"], row["method"]))


def table() -> list[dict[str, str]]:
    with TABLE.open(newline="") as file:
        return list(csv.DictReader(file))


def test_the_table_is_what_the_routes_say() -> None:
    """T-A03. Whoever changes a mark changes the table in the same commit, where a reviewer sees it."""
    assert table() == of_routes()


def test_a_route_without_a_mark_stops_the_house() -> None:
    @get("/api/forgotten", sync_to_thread=False)
    def forgotten() -> None:
        return None

    with pytest.raises(Undeclared, match="forgotten"):
        refuse_undeclared([forgotten])


async def test_every_route_with_every_role(browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice) -> None:
    """T-A03, T-P07: 401 or 403 exactly where the table says no, before anything of the body is looked at."""
    case_id, token = await invited(browsers, hall, practice)
    specialist = (await referred(browsers, hall, shop, practice)).specialist
    asking = {"stranger": browsers(), "patient": await opened(browsers, token), "specialist": specialist}
    for role in ROLES:
        asking[role] = await browsers.member(practice, role)
    asked, wrong = 0, []
    for row in table():
        if row["path"] == "/api/session" and row["method"] == "DELETE":
            continue  # it would end the sessions of this test; test_staff does it
        path = re.sub(r"{case_id:uuid}", case_id, re.sub(r"{(image|job|phrase|referral)_id:uuid}", str(uuid7()), row["path"]))
        path = re.sub(r"{(token|name):str}", "nothing", path)
        for who, browser in asking.items():
            answer = await browser.request(row["method"], path, json="no body that fits")
            refused = answer.status_code == 401 or (answer.status_code == 403 and answer.json()["why"] == "role")
            asked += 1
            if refused != (row[who] == "no"):
                wrong.append((row["method"], row["path"], who, answer.status_code, answer.text))
            assert answer.status_code < 500 or row["path"] in ("/health",)
    assert not wrong
    assert asked == (len(table()) - 1) * len(asking)


async def test_another_practice_finds_nothing(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice, settings: Settings
) -> None:
    """T-A01, T-A04: every route with an identifier of the other practice answers as for one that never was."""
    other = await settle_in(settings, "empty")
    theirs, _, _ = await submitted(browsers, hall, shop, practice)
    dentist = await browsers.member(practice, "dentist")
    image = (await dentist.good("GET", f"/api/cases/{theirs}"))["images"][0]["id"]
    bodies: dict[str, object] = {
        "acts": {"act": "take", "id": str(uuid7())},
        "images": announcement(b"into a case of somebody else"),
        "confirm": {"id": str(uuid7())},
        "another-try": {"id": str(uuid7())},
        "refused": refused_file(),
        "safeguarding": {"id": str(uuid7()), "entry": {"kind": "note", "text": "A bruise."}},
        "contact": {"id": str(uuid7()), "contact": {"channel": "email", "address": "eve@example.com"}},
    }
    before = await counts(hall, practice, theirs)
    asked = 0
    for role in ROLES:
        browser = await browsers.member(other, role)
        for row in table():
            if "{case_id" not in row["path"] or row[role] == "no":
                continue
            answers = []
            for case_id, image_id in ((theirs, image), (str(uuid7()), str(uuid7()))):
                path = (
                    row["path"]
                    .replace("{case_id:uuid}", case_id)
                    .replace("{image_id:uuid}", image_id)
                    .replace("{referral_id:uuid}", image_id)
                )
                body = bodies.get(path.rpartition("/")[2], {})
                headers = {"If-Match": '"0"'}
                json = None if row["method"] == "GET" else body
                answer = await browser.request(row["method"], path, json=json, headers=headers)
                answers.append((answer.status_code, {**answer.json(), "request_id": ""}))
                asked += 1
            assert answers[0] == answers[1]
            assert answers[0][0] == 404, (row, role, answers)
        if role in ("frontdesk", "hygienist"):
            assert (await browser.good("GET", "/api/cases"))["rows"] == []
        if role == "dentist":
            assert (await browser.good("GET", "/api/worklist"))["rows"] == []
    assert asked >= 30
    assert await counts(hall, practice, theirs) == before


async def test_a_colleague_without_a_licence_finds_nothing(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    """SPEC QUE-03: a case of such a state is as if it did not exist, also to whoever acts on it all the same; drafts do not either."""
    case_id, _, _ = await submitted(browsers, hall, shop, practice)
    dentist = await browsers.member(practice, "dentist2")
    assert case_id not in [row["id"] for row in (await dentist.good("GET", "/api/worklist"))["rows"]]
    path = f"/api/cases/{case_id}"
    answers = [
        await dentist.get(path),
        await dentist.get(f"{path}/history"),
        await dentist.post(f"{path}/lease", json={}),
        await dentist.put(f"{path}/draft", json={}, headers={"If-Match": '"0"'}),
    ]
    assert [answer.status_code for answer in answers] == [404] * 4
    licensed = await browsers.member(practice, "dentist")
    draft, _ = await invited(browsers, hall, practice)
    for step in ("ready", "in_review", "draft"):
        if step == "in_review":
            await licensed.act(f"{path}/acts", "take")
        who, where = (licensed, f"/api/cases/{draft}") if step == "draft" else (dentist, path)
        for act in ({"act": "take"}, {"act": "sign", "draft_version": 0}, {"act": "hand_back", "reason": "no"}, {"act": "close"}):
            said = []
            for place in (where, f"/api/cases/{uuid7()}"):
                answer = await who.post(f"{place}/acts", json={"id": str(uuid7()), **act})
                said.append((answer.status_code, {**answer.json(), "request_id": ""}))
            assert said[0] == said[1]
            assert said[0][0] == 404


async def test_two_dentists_take_one_case(browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice) -> None:
    """One gets it, the other is told until when."""
    case_id, _, _ = await submitted(browsers, hall, shop, practice)
    first, second = await browsers.member(practice, "dentist"), await browsers.member(practice, "dentist3")
    taken = await first.act(f"/api/cases/{case_id}/acts", "take")
    again = await second.post(f"/api/cases/{case_id}/acts", json={"act": "take", "id": str(uuid7())})
    assert (again.status_code, again.json()["code"]) == (409, "already-taken")
    assert again.json()["until"] == taken["lease"]["until"]
    draft = await second.put(f"/api/cases/{case_id}/draft", json={}, headers={"If-Match": '"0"'})
    assert (draft.status_code, draft.json()["code"]) == (409, "already-taken")


async def test_each_refusal_and_each_look_leaves_one_row(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    """T-Q10 for this room: a look is one row, a refusal is one row."""
    case_id, _, _ = await submitted(browsers, hall, shop, practice)
    dentist, frontdesk = await browsers.member(practice, "dentist"), await browsers.member(practice, "frontdesk")

    async def rows(role: str) -> list[tuple[str, str]]:
        async with hall.database.begin(machine_of(practice)) as transaction:
            found = await transaction.fetch("SELECT what, outcome FROM trail WHERE actor_id = $1 ORDER BY trail_id", practice.person(role))
        return [(row["what"], row["outcome"]) for row in found]

    before = len(await rows("dentist"))
    await dentist.good("GET", f"/api/cases/{case_id}")
    await dentist.good("GET", "/api/worklist")
    await dentist.good("GET", f"/api/cases/{case_id}/history")
    assert (await dentist.get(f"/api/cases/{uuid7()}")).status_code == 404
    assert (await dentist.get("/api/cases")).status_code == 403
    seen = (await rows("dentist"))[before:]
    assert seen == [("case", "ok"), ("worklist", "ok"), ("history", "ok"), ("refused", "not-found"), ("refused", "not-permitted")]
    before = len(await rows("frontdesk"))
    await frontdesk.good("GET", f"/api/cases/{case_id}/office")
    assert (await rows("frontdesk"))[before:] == [("case", "ok")]


async def test_each_act_leaves_one_row_besides_that_of_its_answer(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    """T-Q10, FAULTS I6: one event for the effect; the same act again has none, and is a look at the case as it is."""
    case_id, _, _ = await submitted(browsers, hall, shop, practice)
    dentist = await browsers.member(practice, "dentist")
    take = {"act": "take", "id": str(uuid7())}

    async def rows() -> list[tuple[str, str]]:
        async with hall.database.begin(machine_of(practice)) as transaction:
            statement = "SELECT what, purpose FROM trail WHERE actor_id = $1 AND case_id = $2 ORDER BY what"
            found = await transaction.fetch(statement, practice.person("dentist"), UUID(case_id))
        return [(row["what"], row["purpose"]) for row in found]

    await dentist.good("POST", f"/api/cases/{case_id}/acts", take)
    assert await rows() == [("case", "treatment"), ("take", "act")]
    await dentist.good("POST", f"/api/cases/{case_id}/acts", take)
    assert await rows() == [("case", "treatment"), ("case", "treatment"), ("take", "act")]


def machine_of(practice: Practice) -> Actor:
    return cases.machine(practice.id)


async def counts(hall: Resources, practice: Practice, case_id: str) -> dict[str, int]:
    """How many rows hang on a case, and its version."""
    async with hall.database.begin(machine_of(practice)) as transaction:
        found = {
            name: await transaction.value(f"SELECT count(*) FROM {name} WHERE case_id = $1", UUID(case_id))
            for name in ("history", "images", "drafts", "links", "outbox")
        }
        return found | {"version": await transaction.value("SELECT version FROM cases WHERE case_id = $1", UUID(case_id))}
