"""What stands around a case and is needed to decide about it: organization, patient, rules, licences, consent texts, draft."""

import asyncpg
import msgspec
from msgspec.structs import asdict

from schemas.care import inviting
from schemas.care.case import Case
from schemas.care.consent import ConsentText
from schemas.care.review import Draft, Review, as_read_by
from schemas.care.surroundings import Surroundings
from schemas.hours import USUAL, Hours
from schemas.ident import PatientId, PersonId
from schemas.person import Channel, Colleague, Contact, Organization, Patient, Role, StateRule
from schemas.refusal import NotFound, Stale
from storage import codes
from storage.care import links
from storage.keys import about, lock, unlock
from storage.postgres import Transaction, statements

SQL = statements(__file__)
_patient = msgspec.json.Decoder(Patient)
_hours = msgspec.json.Decoder(Hours)
_review = msgspec.json.Decoder(Review)


class Kept(Patient, frozen=True, kw_only=True):
    """A patient as it is kept. `version` is the row's, so that an older content does not fit a newer row; 0 in content from before."""

    version: int = 0


async def read(transaction: Transaction, case: Case, patient_id: PatientId, case_key: bytes) -> Surroundings:
    """Read with the case, in the same transaction. Raises NotFound if the patient was forgotten."""
    row = await transaction.row(SQL.around, case.id, patient_id)
    if row is None or row["patient_key"] is None:
        raise NotFound("There is no such patient.")
    terms, staff = links.terms(row), await at_work(transaction)
    dentists = [each for each in staff if each.role is Role.DENTIST]
    reviewers = {state: frozenset(each.id for each in dentists if state in each.states) for each in dentists for state in each.states}
    written = draft(case, row, case_key)
    coded = any(each.code is not None for each in written.review.findings)
    return Surroundings(
        organization=organization(case, row),
        patient=unlock_patient(transaction, patient_id, row["patient_key"], row["patient"]),
        rules={rule["state"]: StateRule(**rule) for rule in await transaction.fetch(SQL.rules)},
        reviewable_states=frozenset(reviewers),
        reviewers=reviewers,
        consent_texts=tuple(ConsentText(**each) for each in await transaction.fetch(SQL.consent_texts)),
        staff=staff,
        draft=as_read_by(written, transaction.actor.id, case.told_at),
        patient_version=row["patient_version"],
        terms=terms,
        link=inviting.state(terms, case, row["now"]),
        codes=await codes.of_house(transaction) if coded else (),
    )


async def at_work(transaction: Transaction) -> tuple[Colleague, ...]:
    """The dentists and programme leads of the organization today."""
    return tuple(colleague(each) for each in await transaction.fetch(SQL.staff))


async def consent_text(transaction: Transaction, digest: str) -> str | None:
    """The text with that digest, whether or not it is still offered."""
    found: str | None = await transaction.value(SQL.consent_text, digest)
    return found


def organization(case: Case, row: asyncpg.Record) -> Organization:
    return Organization(
        id=case.organization_id,
        name=row["name"],
        phone=row["phone"],
        zone=row["zone"],
        on_call=contact(row["on_call_channel"], row["on_call_address"]),
        language=row["language"],
        hours=_hours.decode(row["hours"]) if row["hours"] else USUAL,
    )


def colleague(row: asyncpg.Record) -> Colleague:
    reached = contact(row["contact_channel"], row["contact_address"])
    return Colleague(id=PersonId(row["person_id"]), role=Role(row["role"]), contact=reached, states=tuple(row["states"]))


def contact(channel: Channel | None, address: str | None) -> Contact | None:
    return Contact(channel=channel, address=address) if channel and address else None


def unlock_patient(transaction: Transaction, patient_id: PatientId, wrapped: bytes, content: bytes) -> Patient:
    """The patient of a row. Raises Tampered."""
    organization_id = transaction.actor.organization_id
    key = transaction.keys.data_key(organization_id, patient_id, wrapped)
    return _patient.decode(unlock(key, content, about("patient", organization_id, patient_id)))


def lock_patient(transaction: Transaction, patient: Patient, wrapped: bytes, version: int) -> bytes:
    """The patient under the patient's own key."""
    organization = transaction.actor.organization_id
    key = transaction.keys.data_key(organization, patient.id, wrapped)
    kept = Kept(**asdict(patient), version=version)
    return lock(key, msgspec.json.encode(kept, order="deterministic"), about("patient", organization, patient.id))


async def write_patient(transaction: Transaction, patient: Patient, version: int) -> None:
    """Write over that version of a patient whose case is locked. Raises Stale: the patient may have another case, under its own lock."""
    organization = transaction.actor.organization_id
    wrapped = await transaction.value(SQL.patient_key, patient.id)
    content = lock_patient(transaction, patient, wrapped, version + 1)
    written = await transaction.run(SQL.change_patient, organization, patient.id, version, content)
    if not written.endswith(" 1"):
        raise Stale(version, await transaction.value(SQL.patient_version, patient.id))


async def keep_patient(transaction: Transaction, before: Surroundings, after: Surroundings) -> None:
    """Write the patient if a decision changed them. Raises Stale, as `write_patient` does."""
    if after.patient != before.patient:
        await write_patient(transaction, after.patient, before.patient_version)


def draft(case: Case, row: asyncpg.Record, case_key: bytes) -> Draft:
    """The draft of a row; empty if there is none, or if it was written in an earlier round of the case."""
    if row["draft"] is None or row["draft_round"] != case.round:
        return Draft(version=row["draft_version"] or 0, review=Review())
    content = unlock(case_key, row["draft"], about("draft", case.organization_id, case.id, row["draft_version"]))
    return Draft(version=row["draft_version"], review=_review.decode(content), saved_by=PersonId(row["saved_by"]), saved_at=row["saved_at"])
