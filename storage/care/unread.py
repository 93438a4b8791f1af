"""What waits for one dentist: a page of it as it is asked for, and how many cases there are of each sort, in one snapshot (SPEC QUE-01)."""

from datetime import datetime

import asyncpg
import msgspec

from schemas.access import may_review
from schemas.care.case import Case
from schemas.care.narrowing import ANYTHING, Counted, Spot, Wanted
from schemas.ident import CaseId
from schemas.state import ZONE_OF_STATE, day_in
from storage.care import opened, surroundings
from storage.care.worklist import PAGE
from storage.postgres import Transaction, statements

SQL = statements(__file__)


class Unread(msgspec.Struct, frozen=True, kw_only=True):
    """A page. `next` is the place of its last row, if there may be more behind it."""

    cases: tuple[Case, ...]
    next: Spot | None


async def waiting(
    transaction: Transaction, now: datetime, wanted: Wanted = ANYTHING, after: Spot | None = None, limit: int = PAGE
) -> Unread:
    """The cases that this dentist may take, most pressing first, from after the given place on; the first page begins with those taken.
    `now` is the database's."""
    states = [each for each in await permitted(transaction, now) if wanted.state in (None, each)]
    sort = (wanted.type, wanted.language)
    held: list[asyncpg.Record] = []
    if wanted.mark == "retake":
        rows = await transaction.fetch(SQL.retake, states, limit, *sort, *((after[0], after[1], after[3]) if after else (None,) * 3))
    else:
        marks = (wanted.mark == "red_flag", now if wanted.mark == "late" else None)
        rows = await transaction.fetch(SQL.waiting, states, limit, *sort, *marks, *(after or (None,) * 4))
        if after is None:
            held = await transaction.fetch(SQL.held, states, transaction.actor.id, *sort, *marks)
    found, _ = await opened.each(transaction, [CaseId(row["case_id"]) for row in (*held, *rows)])
    return Unread(cases=found, next=spot(rows[-1]) if len(rows) == limit else None)


def spot(row: asyncpg.Record) -> Spot:
    return Spot(row["unflagged"], row["first_at"], row["then_at"], CaseId(row["case_id"]))


async def counts(transaction: Transaction, now: datetime) -> tuple[Counted, ...]:
    """How many cases there are of each sort. In one snapshot with `waiting`, at the same `now`, their sums are the numbers of its rows."""
    rows = await transaction.fetch(SQL.counts, await permitted(transaction, now), transaction.actor.id, now)
    return tuple(Counted(**row) for row in rows)


async def permitted(transaction: Transaction, now: datetime) -> list[str]:
    """The states in which this dentist may review today: a case of another is not listed and not counted (SPEC QUE-03)."""
    practitioner = transaction.actor.practitioner
    rules = (await surroundings.house(transaction)).rules
    licensed = {each.state for each in practitioner.licences} if practitioner else set()
    known = sorted(licensed & ZONE_OF_STATE.keys())
    return [each for each in known if may_review(each, rules, transaction.actor, day_in(each, now))]
