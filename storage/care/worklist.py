"""Lists of cases: what waits for this dentist, all of the office's, a hygienist's own, and what time has decided about."""

from datetime import datetime
from uuid import UUID

from schemas.care import admission
from schemas.care.case import Case
from schemas.ident import CaseId
from storage import postgres
from storage.care import cases
from storage.postgres import Transaction, statements

SQL = statements(__file__)
PAGE = 50


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


async def mine(transaction: Transaction, limit: int = PAGE) -> list[Case]:
    """The cases that this hygienist opened, newest first."""
    rows = await transaction.fetch(SQL.mine, transaction.actor.id, limit)
    return [await cases.read(transaction, CaseId(row["case_id"])) for row in rows]


async def overdue(transaction: Transaction) -> list[CaseId]:
    """Cases about which time alone has decided: a lease ran out, a draft's right to upload, or the wait for an image."""
    found = [await transaction.fetch(statement) for statement in (SQL.lapsed, SQL.expired, SQL.abandoned)]
    return [CaseId(row["case_id"]) for rows in found for row in rows]
