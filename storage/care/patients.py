"""Patients: each under a key of their own, so that one can be forgotten without the others. And how a case is opened for one."""

from msgspec.structs import replace

from schemas.care.act import ChangeContact, Invite
from schemas.care.admission import admit, within_reach
from schemas.care.case import Case, CaseType
from schemas.ident import ActId, CaseId, PersonId
from schemas.person import Contact, Language, Patient, Role
from schemas.refusal import KeyReused, NotFound, Stale
from storage import postgres
from storage.care import cases, surroundings
from storage.ident import uuid7
from storage.postgres import Transaction, statements

SQL = statements(__file__)


async def keep(transaction: Transaction, patient: Patient) -> None:
    """Write a new patient; the same again changes nothing.

    Raises NotFound for a hygienist who has opened no case of that patient, KeyReused if the identifier is another patient's.
    """
    organization = transaction.actor.organization_id
    await transaction.run(SQL.one_at_a_time, f"patient {patient.id}")
    row = await transaction.row(SQL.patient, patient.id, transaction.actor.id)
    if row is not None:
        if transaction.actor.role is Role.HYGIENIST and not row["is_own"]:
            raise NotFound("There is no such patient.")
        if row["wrapped"] is None or not is_same(
            surroundings.unlock_patient(transaction, patient.id, row["wrapped"], row["content"]), patient, row["version"]
        ):
            raise KeyReused("This identifier was used for another patient.")
        return
    wrapped = transaction.keys.new_data_key(organization, patient.id)
    await transaction.run(SQL.keep_key, organization, patient.id, wrapped)
    await transaction.run(SQL.keep, organization, patient.id, surroundings.lock_patient(transaction, patient, wrapped, 1))


async def change_contact(transaction: Transaction, case_id: CaseId, act_id: ActId, version: int, contact: Contact) -> Case:
    """Write another way to reach the family over that version of the patient's row; the case's history says that it was changed.

    Raises Stale if another version is current, and KeyReused if the same act changed it to another address.
    """
    case = await cases.locked(transaction, case_id)
    patient, current = case.surroundings.patient, case.surroundings.patient_version
    act = ChangeContact(id=act_id, version=version + 1, channel=contact.channel)
    admit(case, ChangeContact, transaction.actor)
    if await cases.was_done(transaction, case, act):
        if current == act.version and patient.contact != contact:
            raise KeyReused("This identifier was used for something else.")
        return case
    if version != current:
        raise Stale(version, current)
    await surroundings.write_patient(transaction, replace(patient, contact=contact), version)
    await cases.perform(transaction, case_id, act)
    return await cases.read(transaction, case_id)


async def open_case(transaction: Transaction, case_id: CaseId, patient: Patient, case_type: CaseType, language: Language) -> Case:
    """Open a draft for a patient. The office's begins with the invitation, the hygienist's is filled in on the spot.

    The identifier is the client's: opening twice is the same as once. Raises KeyReused if it was used with other content, NotFound if it
    is a case out of reach.
    """
    await transaction.run(SQL.one_at_a_time, f"case {case_id}")
    if await transaction.value(SQL.is_open, case_id):
        return await opened_before(transaction, case_id, patient, case_type, language)
    await keep(transaction, patient)
    actor = transaction.actor
    in_field = actor.role is Role.HYGIENIST
    draft = Case(
        id=case_id,
        organization_id=actor.organization_id,
        type=case_type,
        language=language,
        opened_by=PersonId(actor.id),
        opened_at=await postgres.clock(transaction),
        channel="field_app" if in_field else "patient_link",
    )
    await cases.open_case(transaction, draft, patient.id)
    if in_field:
        return await cases.read(transaction, case_id)
    return await cases.perform(transaction, case_id, Invite(id=ActId(uuid7())))


async def opened_before(transaction: Transaction, case_id: CaseId, patient: Patient, case_type: CaseType, language: Language) -> Case:
    """The case that was opened under this identifier, if it was opened so. Whoever consents chooses the language from then on."""
    case = await cases.read(transaction, case_id)
    if not within_reach(case, transaction.actor):
        raise NotFound("There is no such case.")
    around = case.surroundings
    told = (case.type, language if case.consent else case.language)
    if told != (case_type, language) or not is_same(around.patient, patient, around.patient_version):
        raise KeyReused("This identifier was used for another case.")
    return case


def is_same(kept: Patient, told: Patient, version: int) -> bool:
    """True for the patient as told at first: the contact may have been corrected since then, and alerts decided."""
    return kept == (replace(told, contact=kept.contact, alerts=kept.alerts) if version > 1 else told)
