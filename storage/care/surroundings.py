"""What stands around a case and is needed to decide about it: organization, patient, rules, licences, consent texts, draft."""

import asyncpg
import msgspec
from msgspec.structs import asdict, replace

from schemas.care import inviting
from schemas.care.case import ANSWERED, Case
from schemas.care.coding import PracticeCode
from schemas.care.consent import ConsentText
from schemas.care.review import Draft, Review, as_read_by
from schemas.care.surroundings import Surroundings
from schemas.hours import USUAL, Hours
from schemas.ident import LinkId, OrganizationId, PatientId, PersonId
from schemas.person import Channel, Colleague, Contact, Organization, Patient, StateRule
from schemas.refusal import NotFound, Stale
from storage.care import links
from storage.keys import Tampered, about, lock, unlock
from storage.postgres import Transaction, statements

SQL = statements(__file__)
_patient = msgspec.json.Decoder(Patient)
_hours = msgspec.json.Decoder(Hours)
_review = msgspec.json.Decoder(Review)
_rules = msgspec.json.Decoder(tuple[StateRule, ...])
_staff = msgspec.json.Decoder(tuple[Colleague, ...])
_codes = msgspec.json.Decoder(tuple[PracticeCode, ...])
_consent_texts = msgspec.json.Decoder(tuple[ConsentText, ...])


class Kept(Patient, frozen=True, kw_only=True):
    """A patient as it is kept. `version` is the row's, so that an older content does not fit a newer row; 0 in content from before."""

    version: int = 0


Unopened = NotFound | Tampered | msgspec.DecodeError
"""Why a case or its patient is not there: forgotten, changed by somebody, or without sense."""


class House(msgspec.Struct, frozen=True, kw_only=True):
    """What stands around every case of an organization alike: `Surroundings` says what each part is."""

    organization: Organization
    rules: dict[str, StateRule]
    staff: tuple[Colleague, ...]
    codes: tuple[PracticeCode, ...]
    consent_texts: tuple[ConsentText, ...]


async def house(transaction: Transaction) -> House:
    """Read once for all cases of a transaction's list, in one statement."""
    row = await transaction.row(SQL.house)
    assert row is not None
    return House(
        organization=organization(row),
        rules={each.state: each for each in _rules.decode(row["rules"])},
        staff=_staff.decode(row["staff"]),
        codes=_codes.decode(row["codes"]),
        consent_texts=_consent_texts.decode(row["consent_texts"]),
    )


async def read(transaction: Transaction, cases: list[Case]) -> list[Case | Unopened]:
    """Each of these cases with what stands around it, or why it has nothing there: its patient was forgotten, or does not open."""
    around = await house(transaction)
    rows = await transaction.fetch(SQL.beside, [each.id for each in cases], [each.patient_id for each in cases])
    found = {row["case_id"]: row for row in rows}
    read: list[Case | Unopened] = []
    for case in cases:
        try:
            read.append(put_around(transaction, case, around, found.get(case.id)))
        except (NotFound, Tampered, msgspec.DecodeError) as error:
            read.append(error)
    return read


def put_around(transaction: Transaction, case: Case, house: House, row: asyncpg.Record | None) -> Case:
    """Raises Unopened."""
    if row is None or row["patient_key"] is None or case.patient_id is None:
        raise NotFound("There is no such patient.")
    terms, written = links.terms(row), draft(case, row, transaction.case_keys[case.id])
    coded = any(each.code is not None for each in written.review.findings) or case.status in ANSWERED
    surroundings = Surroundings(
        organization=house.organization,
        patient=unlock_patient(transaction, case.patient_id, row["patient_key"], row["patient"]),
        rules=house.rules,
        consent_texts=house.consent_texts,
        staff=house.staff,
        draft=as_read_by(written, transaction.actor.id, case.told_at),
        patient_version=row["patient_version"],
        terms=terms,
        link=inviting.state(terms, case, row["now"]),
        codes=house.codes if coded else (),
        locked=frozenset(LinkId(each) for each in row["locked"]),
    )
    return replace(case, around=surroundings)


async def consent_text(transaction: Transaction, digest: str) -> str | None:
    """The text with that digest, whether or not it is still offered."""
    found: str | None = await transaction.value(SQL.consent_text, digest)
    return found


def organization(row: asyncpg.Record) -> Organization:
    return Organization(
        id=OrganizationId(row["organization_id"]),
        name=row["name"],
        phone=row["phone"],
        zone=row["zone"],
        on_call=contact(row["on_call_channel"], row["on_call_address"]),
        language=row["language"],
        hours=_hours.decode(row["hours"]) if row["hours"] else USUAL,
    )


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
