"""Lists of cases: what needs the office, all of the office's, a hygienist's own, what time decided about."""

from datetime import datetime
from uuid import UUID

import asyncpg
import msgspec
from msgspec.structs import replace

from schemas.care import turn
from schemas.care.case import Case
from schemas.ident import CaseId
from storage.care import opened, surroundings
from storage.postgres import Transaction, statements

SQL = statements(__file__)
PAGE = 50
MOST_PRESSING = 200


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
    found, damaged = await opened.each(transaction, [CaseId(row["case_id"]) for row in rows])
    last = (rows[-1]["opened_at"], rows[-1]["case_id"]) if rows else None
    return Listed(cases=found, damaged=damaged, last=last, more=len(rows) == limit)


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
    house = await surroundings.house(transaction)
    states = {state for each in house.staff for state in each.states if each.reviews_in(state)}
    open_states = sorted(each for each in states if each not in house.rules or house.rules[each].async_review != "no")
    found = await read_all(transaction, await transaction.fetch(SQL.pressing, open_states, limit), limit)
    needing = sorted((case for case in found.cases if turn.needs(case)), key=turn.rank)
    return replace(found, cases=tuple(needing))


async def overdue(transaction: Transaction) -> list[CaseId]:
    """Cases about which time alone has decided: a lease ran out, a draft's right to upload, the wait for an image, for an answer, or for
    somebody to open it."""
    found = [await transaction.fetch(statement) for statement in (SQL.lapsed, SQL.expired, SQL.abandoned, SQL.ringing)]
    return [CaseId(row["case_id"]) for rows in found for row in rows]
