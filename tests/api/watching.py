"""A look at the trail around every request of some browsers, and the table of what each route has to leave in it."""

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

from storage.care import cases
from storage.resources import Resources
from tests.api.client import Browser
from tests.api.conftest import BrowserMaker, Server
from tests.api.people import Practice

TABLE = pathlib.Path(__file__).with_name("trail.csv")
UNPROVEN = {"not-signed-in", "locked"}
OF_CASE = re.compile(r"/api/cases/([0-9a-f-]{36})")

Route = tuple[str, str]


class Expected(msgspec.Struct, frozen=True):
    """What a route writes: `good` when it answers, `refused` when it says no, `unproven` when it was shown a wrong birth date, password or
    code, where it asks for one. `{act}` is the act that was asked for, `{code}` the refusal's."""

    good: tuple[str, ...]
    refused: tuple[str, ...]
    unproven: tuple[str, ...]


class Seen(msgspec.Struct, frozen=True):
    """One request, its refusal if it was one, and the rows that came with it: `what`, with a colon and the outcome where it is not `ok`."""

    route: Route
    act: str
    code: str
    rows: tuple[str, ...]

    def is_unproven(self) -> bool:
        return self.code in UNPROVEN and bool(table()[self.route].unproven)

    def expected(self) -> tuple[str, ...]:
        """The rows that the table says."""
        said = table()[self.route]
        words = said.unproven if self.is_unproven() else said.refused if self.code else said.good
        return tuple(sorted(filter(None, (word.format(act=self.act, code=self.code) for word in words))))


def table() -> dict[Route, Expected]:
    with TABLE.open(newline="") as file:
        return {
            (row["method"], row["path"]): Expected(*(tuple(row[name].split()) for name in ("rows", "refusal", "unproven")))
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


def act_of(body: bytes) -> str:
    """The act that a request asks for: by its name, or the invitation of a patient who can be reached when a case is opened."""
    told: Any = msgspec.json.decode(body) if body else None
    if not isinstance(told, dict):
        return ""
    return "invite" if told.get("patient", {}).get("contact") else str(told.get("act", ""))


class Watch:
    """Looks at a practice's trail around each request of its browsers. What machines write meanwhile is not looked at."""

    def __init__(self, hall: Resources, practice: Practice) -> None:
        self.hall, self.practice = hall, practice
        self.seen: list[Seen] = []
        self._before: set[UUID] = set()

    async def rows(self, path: str) -> dict[UUID, str]:
        """Every row so far. One that is not about the case that this path names says so."""
        machine, named = cases.machine(self.practice.id), OF_CASE.match(path)
        async with self.hall.database.begin(machine) as transaction:
            found = await transaction.fetch("SELECT trail_id, what, outcome, case_id FROM trail WHERE actor_id <> $1", machine.id)
        return {
            row["trail_id"]: row["what"]
            + ("" if row["outcome"] == "ok" else f":{row['outcome']}")
            + ("" if named is None or str(row["case_id"]) == named[1] else " about another case, or none")
            for row in found
        }

    async def before(self, request: httpx.Request) -> None:
        self._before = set(await self.rows(""))

    async def after(self, answer: httpx.Response) -> None:
        request = answer.request
        rows = await self.rows(urlsplit(str(request.url)).path)
        written = sorted(what for row, what in rows.items() if row not in self._before)
        await answer.aread()
        code = str(answer.json()["code"]) if "problem" in answer.headers.get("content-type", "") else ""
        self.seen.append(Seen(route_of(request), act_of(request.content), code, tuple(written)))

    def wrong(self) -> list[tuple[Seen, tuple[str, ...]]]:
        """The requests that did not leave what the table says."""
        return [(seen, seen.expected()) for seen in self.seen if seen.rows != seen.expected()]

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
