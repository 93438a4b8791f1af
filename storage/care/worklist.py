"""Lists of cases: what waits for this dentist, what needs the office, all of the office's, a hygienist's own, what time decided about."""

import logging
from datetime import datetime
from uuid import UUID

import asyncpg
import msgspec
from msgspec.structs import replace

from schemas.care import admission, turn
from schemas.care.case import Case
from schemas.ident import CaseId
from storage import postgres
from storage.care import cases, surroundings
from storage.keys import Tampered
from storage.postgres import Transaction, statements

SQL = statements(__file__)
PAGE = 50
MOST_PRESSING = 200
log = logging.getLogger("mesial.cases")


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """A page of cases. `damaged` are those whose content does not open or makes no sense: one bad case hides no other.

    `last` is the place of the page's last row, damaged or not; `more` says that there may be cases behind it.
    """

    cases: tuple[Case, ...] = ()
    damaged: tuple[CaseId, ...] = ()
    last: tuple[datetime, UUID] | None = None
    more: bool = False


async def read_all(transaction: Transaction, rows: list[asyncpg.Record], limit: int) -> Listed:
    """The cases of these rows, of which `limit` were asked for."""
    found, damaged = [], []
    for row in rows:
        case_id = CaseId(row["case_id"])
        try:
            found.append(await cases.read(transaction, case_id))
        except (Tampered, msgspec.DecodeError) as error:
            # The error's own words may quote the content.
            log.error("organization %s: case %s cannot be read: %s", transaction.actor.organization_id, case_id, type(error).__name__)
            damaged.append(case_id)
    last = (rows[-1]["opened_at"], rows[-1]["case_id"]) if rows else None
    return Listed(cases=tuple(found), damaged=tuple(damaged), last=last, more=len(rows) == limit)


async def waiting(transaction: Transaction, limit: int = PAGE) -> Listed:
    """The cases that this dentist may take, most pressing first, with the dentist's own on top."""
    now = await postgres.clock(transaction)
    practitioner = transaction.actor.practitioner
    licensed = {each.state for each in practitioner.licences} if practitioner else set()
    rows = await transaction.fetch(SQL.waiting, sorted(licensed), transaction.actor.id, limit)
    found = await read_all(transaction, rows, limit)
    seen = tuple(case for case in found.cases if case.place and admission.may_look(case, transaction.actor, case.place.day(now)))
    return replace(found, cases=seen)


async def newest(transaction: Transaction, before: tuple[datetime, UUID] | None, limit: int = PAGE) -> Listed:
    """The organization's cases, newest first, from after the given place on."""
    opened_at, case_id = before or (None, None)
    return await read_all(transaction, await transaction.fetch(SQL.newest, opened_at, case_id, limit), limit)


async def mine(transaction: Transaction, before: tuple[datetime, UUID] | None, limit: int = PAGE) -> Listed:
    """The cases that this hygienist opened, newest first, from after the given place on."""
    opened_at, case_id = before or (None, None)
    return await read_all(transaction, await transaction.fetch(SQL.mine, transaction.actor.id, opened_at, case_id, limit), limit)


async def pressing(transaction: Transaction, limit: int = MOST_PRESSING) -> Listed:
    """Every case that needs the office, wherever it stands in the list, the most pressing first."""
    rules = {row["state"]: row["async_review"] for row in await transaction.fetch(surroundings.SQL.rules)}
    licensed = [row["state"] for row in await transaction.fetch(surroundings.SQL.reviewable_states)]
    open_states = [state for state in licensed if rules.get(state) != "no"]
    found = await read_all(transaction, await transaction.fetch(SQL.pressing, open_states, limit), limit)
    needing = sorted((case for case in found.cases if turn.needs(case)), key=turn.rank)
    return replace(found, cases=tuple(needing))


async def overdue(transaction: Transaction) -> list[CaseId]:
    """Cases about which time alone has decided: a lease ran out, a draft's right to upload, the wait for an image, or for an answer."""
    found = [await transaction.fetch(statement) for statement in (SQL.lapsed, SQL.expired, SQL.abandoned, SQL.ringing)]
    return [CaseId(row["case_id"]) for rows in found for row in rows]
