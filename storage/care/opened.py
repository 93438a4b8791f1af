"""How a case is opened: its content under its own key, with what stands around it, read in the same transaction.

A list is opened at once: what its cases share is read once, and what stands around each of them in one statement.
"""

import logging

import asyncpg
import msgspec
from msgspec.structs import replace

from schemas.care.case import Case
from schemas.ident import CaseId, PatientId
from schemas.refusal import NotFound
from storage.care import surroundings
from storage.keys import Tampered, about, unlock
from storage.postgres import Transaction, statements

SQL = statements(__file__)
_content = msgspec.json.Decoder(Case)
log = logging.getLogger("mesial.cases")


async def one(transaction: Transaction, case_id: CaseId, *, lock: bool = False) -> Case:
    """A case, locked until the transaction ends if that is asked for. Raises NotFound, also for one that was forgotten, and Tampered."""
    row = await transaction.row(SQL.lock if lock else SQL.read, case_id)
    if row is None or row["wrapped"] is None:
        raise NotFound("There is no such case.")
    # Statements of their own: what they see is later than the lock, and what another holder of it wrote is in it.
    (found,) = await surroundings.read(transaction, [bare(transaction, row)])
    if isinstance(found, Case):
        return found
    raise found


async def each(transaction: Transaction, ids: list[CaseId]) -> tuple[tuple[Case, ...], tuple[CaseId, ...]]:
    """These cases in their order, without those that were forgotten, and those of them that do not open: one bad case hides no other."""
    rows = {row["case_id"]: row for row in await transaction.fetch(SQL.read_each, ids)}
    opened: list[Case] = []
    damaged: dict[CaseId, Exception] = {}
    for case_id, row in rows.items():
        try:
            opened.append(bare(transaction, row))
        except (Tampered, msgspec.DecodeError) as error:
            damaged[case_id] = error
    found: dict[CaseId, Case] = {}
    for case, around in zip(opened, await surroundings.read(transaction, opened) if opened else (), strict=True):
        if isinstance(around, Case):
            found[case.id] = around
        elif not isinstance(around, NotFound):
            damaged[case.id] = around
    for case_id, why in damaged.items():
        # The error's own words may quote the content.
        log.error("organization %s: case %s cannot be read: %s", transaction.actor.organization_id, case_id, type(why).__name__)
    return tuple(found[each] for each in ids if each in found), tuple(each for each in ids if each in damaged)


def bare(transaction: Transaction, row: asyncpg.Record) -> Case:
    """The case of a row, without what stands around it; the transaction knows its key from here on. Raises Tampered."""
    organization, case_id = transaction.actor.organization_id, CaseId(row["case_id"])
    key = transaction.keys.data_key(organization, case_id, row["wrapped"])
    case = _content.decode(unlock(key, row["content"], about("case", organization, case_id)))
    transaction.case_keys[case_id] = key
    # The content says whose case it is; the column stands in for it only where the content was written before it did.
    return replace(case, patient_id=case.patient_id or PatientId(row["patient_id"]))
