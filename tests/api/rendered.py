"""What a worker does after a signature, a letter and a referral; the bytes stand for a PDF."""

from __future__ import annotations

from typing import Literal
from uuid import UUID

from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care.case import Case
from schemas.care.image import StoredObject
from schemas.ident import ActId, CaseId
from storage.care import cases
from storage.ident import uuid7
from storage.resources import Resources
from tests.api.people import Practice
from tests.storage import walk


async def keep_record(shop: Resources, practice: Practice, case_id: str, **claims: int) -> None:
    """`claims` are what the worker says of the object beside the truth."""
    case, stored = await kept(shop, practice, case_id, "record")
    kept_record = acts.KeepRecord(id=ActId(uuid7()), object=replace(stored, **claims))
    await walk.do(shop, cases.machine(practice.id), case, kept_record)


async def keep_letter(shop: Resources, practice: Practice, case_id: str) -> None:
    """The letter to the family."""
    case, stored = await kept(shop, practice, case_id, "letter")
    await walk.do(shop, cases.machine(practice.id), case, acts.KeepLetter(id=ActId(uuid7()), object=stored))


async def keep_referral(shop: Resources, practice: Practice, case_id: str) -> None:
    """The packet of the newest referral."""
    case, stored = await kept(shop, practice, case_id, "referral")
    referral = acts.KeepReferral(id=ActId(uuid7()), referral=case.referrals[-1].id, object=stored, of=case.sealed[-1].digest)
    await walk.do(shop, cases.machine(practice.id), case, referral)


async def kept(
    shop: Resources, practice: Practice, case_id: str, kind: Literal["record", "letter", "referral"]
) -> tuple[Case, StoredObject]:
    """The case, and an object that is in the store."""
    which = CaseId(UUID(case_id))
    async with shop.database.begin(cases.machine(practice.id)) as transaction:
        case = await cases.read(transaction, which)
        key = await cases.case_key(transaction, which)
    empty = StoredObject(kind=kind, key="", media_type="application/pdf", size=0, sha256="", stored_size=0, stored_sha256="")
    return case, await shop.store.keep(practice.id, which, key, b"%PDF of " + uuid7().bytes, empty)
