"""Every call that touches data, and every refusal, leaves exactly the rows that trail.csv says (THREATS T-Q10).

The browsers of this test compare what the trail has before and after each of their requests; they walk through every route.
"""

from __future__ import annotations

import csv
import pathlib
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import httpx
import msgspec

from api.care import capability
from schemas.care import act as acts
from schemas.care.image import StoredObject
from schemas.ident import ActId, CaseId, ImageId
from schemas.person import Actor, Role
from schemas.settings import Settings
from storage import postgres
from storage.care import cases
from storage.ident import uuid7
from storage.resources import Resources
from tests.api.client import BORN, Browser, announcement, new_case, tell
from tests.api.conftest import BrowserMaker, Server
from tests.api.people import PASSWORD, Practice, as_owner, settle_in
from tests.api.test_path import invited, opened, signed, submitted
from tests.api.test_permissions import table as permissions
from tests.api.test_pictures import visit_of
from tests.storage import walk

TABLE = pathlib.Path(__file__).with_name("trail.csv")
PICTURE = ("GET", "/i/{mark:str}")
"""The image origin's one route; it has no roles, and hence no line in permissions.csv."""

Route = tuple[str, str]


class Expected(msgspec.Struct, frozen=True):
    """What a route writes: `good` when it answers, `refused` when it says no. `{act}` is the act that was asked for,
    `{code}` the refusal's."""

    good: tuple[str, ...]
    refused: tuple[str, ...]


class Seen(msgspec.Struct, frozen=True):
    """One request, its refusal if it was one, and the rows that came with it: `what`, with a colon and the outcome where it is not `ok`."""

    route: Route
    act: str
    code: str
    rows: tuple[str, ...]


def table() -> dict[Route, Expected]:
    with TABLE.open(newline="") as file:
        return {
            (row["method"], row["path"]): Expected(tuple(row["rows"].split()), tuple(row["refusal"].split()))
            for row in csv.DictReader(file)
        }


ROUTES = {
    (method, path): re.compile(re.sub(r"\\{\w+:(\w+)\\}", lambda kind: "[0-9a-f-]{36}" if kind[1] == "uuid" else "[^/]+", re.escape(path)))
    for method, path in table()
}


def route_of(request: httpx.Request) -> Route:
    """The line of the table that a request belongs to."""
    (found,) = [
        route for route, pattern in ROUTES.items() if route[0] == request.method and pattern.fullmatch(urlsplit(str(request.url)).path)
    ]
    return found


class Watch:
    """Looks at a practice's trail around each request of its browsers. What machines write meanwhile is not looked at."""

    def __init__(self, hall: Resources, practice: Practice) -> None:
        self.hall, self.practice = hall, practice
        self.seen: list[Seen] = []
        self._before: set[UUID] = set()

    async def rows(self) -> dict[UUID, str]:
        machine = cases.machine(self.practice.id)
        async with self.hall.database.begin(machine) as transaction:
            found = await transaction.fetch("SELECT trail_id, what, outcome FROM trail WHERE actor_id <> $1", machine.id)
        return {row["trail_id"]: row["what"] if row["outcome"] == "ok" else f"{row['what']}:{row['outcome']}" for row in found}

    async def before(self, request: httpx.Request) -> None:
        self._before = set(await self.rows())

    async def after(self, answer: httpx.Response) -> None:
        written = [what for row, what in (await self.rows()).items() if row not in self._before]
        body = answer.request.content
        told: Any = msgspec.json.decode(body) if body else None
        act = str(told.get("act", "")) if isinstance(told, dict) else ""
        await answer.aread()
        code = str(answer.json()["code"]) if "problem" in answer.headers.get("content-type", "") else ""
        self.seen.append(Seen(route_of(answer.request), act, code, tuple(sorted(written))))

    @property
    def hooks(self) -> dict[str, list[Callable[..., Any]]]:
        return {"request": [self.before], "response": [self.after]}


class Watched(BrowserMaker):
    """Browsers of a watch."""

    def __init__(self, server: Server, address: str, watch: Watch) -> None:
        super().__init__(server, address)
        self.watch = watch

    def __call__(self) -> Browser:
        browser = super().__call__()
        browser.event_hooks = self.watch.hooks
        return browser

    async def __aenter__(self) -> Watched:
        return self

    async def __aexit__(self, *error: object) -> None:
        for each in self.made:
            await each.aclose()


def wrong(watch: Watch) -> list[tuple[Seen, tuple[str, ...]]]:
    """The requests that did not leave what the table says."""
    found = []
    for seen in watch.seen:
        expected = table()[seen.route]
        words = expected.refused if seen.code else expected.good
        told = tuple(sorted(word.format(act=seen.act, code=seen.code) for word in words))
        if told != seen.rows:
            found.append((seen, told))
    return found


def test_the_table_has_every_route() -> None:
    assert set(table()) == {(row["method"], row["path"]) for row in permissions()} | {PICTURE}


async def test_t_q10_every_call_leaves_its_rows_and_no_others(server: Server, hall: Resources, shop: Resources, settings: Settings) -> None:
    watch = Watch(hall, await settle_in(settings, "traced"))
    async with Watched(server, "198.18.0.4", watch) as browsers:
        await walk_through(browsers, shop, watch)
    assert wrong(watch) == []
    assert set(table()) - {seen.route for seen in watch.seen if not seen.code} == set()


async def walk_through(browsers: Watched, shop: Resources, watch: Watch) -> None:
    """Every route, asked well."""
    hall, practice, server = watch.hall, watch.practice, browsers.server
    case_id, token, phone = await signed(browsers, hall, shop, practice)
    await keep_record(shop, practice, case_id)
    office, dentist = await browsers.member(practice, "frontdesk"), await browsers.member(practice, "dentist")
    await phone.good("POST", "/api/links/door", {"token": token})
    await phone.good("GET", "/api/my/case")
    await phone.good("GET", "/api/my/advice")
    await phone.act("/api/my/acts", "open_advice")
    for path in ("", "/history", "/record.pdf"):
        assert (await dentist.get(f"/api/cases/{case_id}{path}")).is_success
    await dentist.good("GET", "/api/worklist")
    await dentist.good("GET", "/api/me")
    await dentist.good("POST", "/api/session/step-up", {"password": PASSWORD})
    second, _, _ = await submitted(browsers, hall, shop, practice)
    taken = await dentist.act(f"/api/cases/{second}/acts", "take")
    await dentist.good("POST", f"/api/cases/{second}/lease", {})
    image = urlsplit(taken["images"][0]["display_url"])
    async with httpx.AsyncClient(base_url=server.images, event_hooks=watch.hooks) as plain:
        assert (await plain.get(image.path)).is_success
        visit = await visit_of(hall, practice, dentist)
        dentist_of = Actor(organization_id=practice.id, id=practice.person("dentist"), role=Role.DENTIST, visit=visit)
        async with hall.database.begin(dentist_of) as transaction:
            now = await postgres.clock(transaction)
        absent = capability.issue(hall.keys, dentist_of, CaseId(UUID(second)), ImageId(uuid7()), "display", "upload", now)
        assert (await plain.get(f"/i/{absent}")).status_code == 404
    await phone.act("/api/my/acts", "confirm_advice")
    await office.good("GET", "/api/cases")
    await office.good("GET", f"/api/cases/{case_id}/office")
    await office.act(f"/api/cases/{case_id}/acts", "close")
    hygienist = await browsers.member(practice, "hygienist")
    row = await hygienist.good("POST", "/api/cases", new_case(contact=False, kind="school_screening"))
    await tell(hygienist, f"/api/cases/{row['id']}/acts")
    await hygienist.good("GET", f"/api/cases/{row['id']}/intake")
    told = announcement(uuid7().bytes)
    upload = await hygienist.good("POST", f"/api/cases/{row['id']}/images", told)
    await hygienist.good("POST", f"/api/cases/{row['id']}/images/{told['image']}/tickets", {})
    assert upload["tickets"]
    await office.good("POST", f"/api/cases/{(await invited(browsers, hall, practice))[0]}/invitations", {})
    await plain_pages(browsers(), token)
    await office.good("DELETE", "/api/session")


async def plain_pages(browser: Browser, token: str) -> None:
    """What anybody may look at."""
    for path in ("/", "/office", "/review", "/screening", "/u", f"/u/{token}", "/health", "/.well-known/security.txt"):
        assert (await browser.get(path)).status_code in (200, 503)
    asset = re.search(r'"(/assets/[^"]+)"', (await browser.get("/")).text)
    assert asset is not None
    assert (await browser.get(asset[1])).is_success


async def keep_record(shop: Resources, practice: Practice, case_id: str) -> None:
    """What a worker does after the signature; the bytes stand for a PDF."""
    machine, which = cases.machine(practice.id), CaseId(UUID(case_id))
    async with shop.database.begin(machine) as transaction:
        case = await cases.read(transaction, which)
        key = await cases.case_key(transaction, which)
    empty = StoredObject(kind="record", key="", media_type="application/pdf", size=0, sha256="", stored_size=0, stored_sha256="")
    stored = await shop.store.keep(practice.id, which, key, b"%PDF of " + which.bytes, empty)
    await walk.do(shop, machine, case, acts.KeepRecord(id=ActId(uuid7()), object=stored))


BODIES: dict[str, Any] = {
    "acts": {"act": "take", "id": str(uuid7())},
    "images": announcement(b"of a case that never was"),
    "confirm": {"id": str(uuid7())},
    "draft": {},
    "invitations": {},
    "tickets": {},
    "lease": {},
}


async def test_t_q10_every_refusal_leaves_one_row(server: Server, hall: Resources, settings: Settings) -> None:
    """A case that never was, a role that may not, a link that has ended: each route with each no that it has."""
    watch = Watch(hall, await settle_in(settings, "refused"))
    async with Watched(server, "198.18.0.5", watch) as browsers:
        await ask_in_vain(browsers, watch)
        await open_in_vain(browsers, watch, settings)
    assert wrong(watch) == []


async def ask_in_vain(browsers: Watched, watch: Watch) -> None:
    """Each route of staff, asked of a case that never was, and by a role that may not."""
    practice = watch.practice
    staff = {role: await browsers.member(practice, role) for role in ("dentist", "frontdesk", "hygienist", "biller")}
    for row in permissions():
        asking = next((role for role in staff if row[role] == "yes"), None)
        if "{case_id" in row["path"] and asking:
            path = row["path"].replace("{case_id:uuid}", str(uuid7())).replace("{image_id:uuid}", str(uuid7()))
            body = BODIES.get(path.rpartition("/")[2]) if row["method"] != "GET" else None
            answer = await staff[asking].request(row["method"], path, json=body, headers={"If-Match": '"0"'})
            assert answer.status_code == 404, row
        refused = next((role for role in staff if row[role] == "no"), None)
        if refused and row["hygienist"] + row["dentist"] + row["frontdesk"] != "nonono":
            path = row["path"].replace("{case_id:uuid}", str(uuid7())).replace("{image_id:uuid}", str(uuid7()))
            assert (await staff[refused].request(row["method"], path, json={})).status_code == 403, row


async def open_in_vain(browsers: Watched, watch: Watch, settings: Settings) -> None:
    """A link that has ended, at every door and in a session that was open."""
    hall, practice = watch.hall, watch.practice
    _, token = await invited(browsers, hall, practice)
    phone = await opened(browsers, token)
    await as_owner(settings, practice, "UPDATE links SET revoked_at = clock_timestamp()")
    assert (await phone.post("/api/links/door", json={"token": token})).status_code == 410
    assert (await phone.post("/api/links/unlock", json={"token": token, "birth_date": BORN})).status_code == 410
    for method, path in (("GET", "/api/my/case"), ("GET", "/api/my/advice"), ("POST", "/api/my/acts")):
        answer = await phone.request(method, path, json={"act": "submit", "id": str(uuid7())} if method == "POST" else None)
        assert answer.status_code == 410
