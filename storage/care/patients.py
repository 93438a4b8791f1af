"""Patients: each under a key of their own, so that one can be forgotten without the others."""

from datetime import datetime

import msgspec

from schemas.care.case import Case, CaseType
from schemas.care.event import Fact, Following
from schemas.ident import CaseId, PersonId
from schemas.person import Language, Patient, Role
from storage import outbox, postgres
from storage.care import cases, links
from storage.keys import about, lock
from storage.postgres import Transaction

ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))"
"""Two requests that open the same thing at once: the second waits, and then finds it."""


async def keep(transaction: Transaction, patient: Patient) -> None:
    """Write a new patient; the same identifier again changes nothing."""
    organization = transaction.actor.organization_id
    await transaction.run(ONE_AT_A_TIME, f"patient {patient.id}")
    if await transaction.value("SELECT 1 FROM patients WHERE patient_id = $1", patient.id):
        return
    wrapped = transaction.keys.new_data_key(organization, patient.id)
    key = transaction.keys.data_key(organization, patient.id, wrapped)
    content = lock(key, msgspec.json.encode(patient, order="deterministic"), about("patient", organization, patient.id))
    await transaction.run("INSERT INTO data_keys (organization_id, key_id, wrapped) VALUES ($1, $2, $3)", organization, patient.id, wrapped)
    await transaction.run(
        "INSERT INTO patients (organization_id, patient_id, content) VALUES ($1, $2, $3)", organization, patient.id, content
    )


async def open_case(transaction: Transaction, case_id: CaseId, patient: Patient, case_type: CaseType, language: Language) -> Case:
    """Open a draft for a patient. The office's reaches the patient by a link, the hygienist's is filled in on the spot.

    The identifier is the client's: opening twice is the same as once.
    """
    await transaction.run(ONE_AT_A_TIME, f"case {case_id}")
    if await transaction.value("SELECT 1 FROM cases WHERE case_id = $1", case_id):
        return await cases.read(transaction, case_id)
    await keep(transaction, patient)
    actor, now = transaction.actor, await postgres.clock(transaction)
    in_field = actor.role is Role.HYGIENIST
    draft = Case(
        id=case_id,
        organization_id=actor.organization_id,
        type=case_type,
        language=language,
        opened_by=PersonId(actor.id),
        opened_at=now,
        channel="field_app" if in_field else "patient_link",
    )
    await cases.open_case(transaction, draft, patient.id)
    if not in_field:
        await invite(transaction, case_id, now)
    return await cases.read(transaction, case_id)


async def invite(transaction: Transaction, case_id: CaseId, now: datetime) -> None:
    """Issue a link, ending earlier ones, and let the message follow."""
    link = await links.issue(transaction, case_id)
    await outbox.put(transaction, case_id, (Following(Fact.INVITED, link),), now)
