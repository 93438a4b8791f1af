"""Lists of cases: what waits for this dentist, what needs the office, all of the office's, a hygienist's own, what time decided about."""

from datetime import datetime
from uuid import UUID

from schemas.care import admission, turn
from schemas.care.case import Case
from schemas.ident import CaseId
from storage import postgres
from storage.care import cases, surroundings
from storage.postgres import Transaction, statements

SQL = statements(__file__)
PAGE = 50
MOST_PRESSING = 200


async def waiting(transaction: Transaction, limit: int = PAGE) -> list[Case]:
    """The cases that this dentist may take, most pressing first, with the dentist's own on top."""
    now = await postgres.clock(transaction)
    practitioner = transaction.actor.practitioner
    licensed = {each.state for each in practitioner.licences} if practitioner else set()
    rows = await transaction.fetch(SQL.waiting, sorted(licensed), transaction.actor.id, limit)
    found = [await cases.read(transaction, CaseId(row["case_id"])) for row in rows]
    return [case for case in found if case.place and admission.may_look(case, transaction.actor, case.place.day(now))]


async def newest(transaction: Transaction, before: tuple[datetime, UUID] | None, limit: int = PAGE) -> list[Case]:
    """The organization's cases, newest first, from after the given place on."""
    opened_at, case_id = before or (None, None)
    rows = await transaction.fetch(SQL.newest, opened_at, case_id, limit)
    return [await cases.read(transaction, CaseId(row["case_id"])) for row in rows]


async def mine(transaction: Transaction, before: tuple[datetime, UUID] | None, limit: int = PAGE) -> list[Case]:
    """The cases that this hygienist opened, newest first, from after the given place on."""
    opened_at, case_id = before or (None, None)
    rows = await transaction.fetch(SQL.mine, transaction.actor.id, opened_at, case_id, limit)
    return [await cases.read(transaction, CaseId(row["case_id"])) for row in rows]


async def pressing(transaction: Transaction, limit: int = MOST_PRESSING) -> tuple[list[Case], bool]:
    """Every case that needs the office, wherever it stands in the list, the most pressing first; and whether there may be more."""
    rules = {row["state"]: row["async_review"] for row in await transaction.fetch(surroundings.SQL.rules)}
    licensed = [row["state"] for row in await transaction.fetch(surroundings.SQL.reviewable_states)]
    open_states = [state for state in licensed if rules.get(state) != "no"]
    rows = await transaction.fetch(SQL.pressing, open_states, limit)
    found = [await cases.read(transaction, CaseId(row["case_id"])) for row in rows]
    waiting = [(turn.rank(case), case) for case in found if turn.needs(case)]
    return [case for _, case in sorted(waiting, key=lambda each: each[0])], len(rows) == limit


async def overdue(transaction: Transaction) -> list[CaseId]:
    """Cases about which time alone has decided: a lease ran out, a draft's right to upload, or the wait for an image."""
    found = [await transaction.fetch(statement) for statement in (SQL.lapsed, SQL.expired, SQL.abandoned)]
    return [CaseId(row["case_id"]) for rows in found for row in rows]
