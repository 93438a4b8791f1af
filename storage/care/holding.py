"""Whoever holds a link: the door that says nothing of the patient, the birth date that opens it, and the session behind it.

Five wrong birth dates lock a link until the office issues a new one. Every try, right or wrong, leaves a trail row.
"""

from datetime import date

import msgspec

from schemas.care import inviting
from schemas.care.link import MAX_TRIES, Right
from schemas.ident import CaseId, LinkId, OrganizationId
from schemas.person import Actor, Language, Organization, Role
from schemas.refusal import Locked, NotSignedIn, Refusal
from storage import postgres, trail, visits
from storage.care import cases
from storage.care.links import SQL, Resolved
from storage.postgres import Database, Transaction
from storage.visits import Visit

AGAIN = "Please open your link again."


class Holder(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who opened a link with the birth date: an actor for one case, and the rights that the link has now."""

    actor: Actor
    rights: frozenset[Right]
    organization: Organization


class Opened(msgspec.Struct, frozen=True, kw_only=True):
    """What the door says: the practice, the language, and which rights are left."""

    organization: Organization
    language: Language
    rights: frozenset[Right]


def stranger(link: Resolved, origin: str) -> Actor:
    """Whoever holds a link and has proved nothing yet."""
    return Actor(organization_id=link.organization_id, id=link.link_id, role=Role.PATIENT, case_id=link.case_id, origin=origin)


async def door(database: Database, link: Resolved, origin: str) -> Opened:
    """What may be said before the birth date is known. No trace of the patient. Raises Gone or Locked."""
    async with database.begin(stranger(link, origin)) as transaction:
        case = await cases.read(transaction, link.case_id)
        now = await postgres.clock(transaction)
        left = inviting.rights_of(case, transaction.actor, now)
        if not left:
            raise inviting.gone(case.surroundings.organization)
        if case.surroundings.link == "locked":
            raise inviting.locked(case.surroundings.organization)
        await trail.looked(transaction, "link", "intake", link.case_id)
        return Opened(organization=case.surroundings.organization, language=case.language, rights=left)


async def note_view(database: Database, link: Resolved, origin: str) -> None:
    """Write that the page of a link was opened, by a person or by a scanner; nothing else changes (THREATS T-P09)."""
    async with database.begin(stranger(link, origin)) as transaction:
        await trail.looked(transaction, "link-page", "intake", link.case_id)


async def unlock(database: Database, link: Resolved, birth_date: date, origin: str) -> tuple[Holder, bytes]:
    """Open a session with the patient's birth date; answer it with the token that the browser keeps.

    Raises NotSignedIn for a wrong date, Locked from the fifth one on, Gone if no right is left.
    """
    async with database.begin(stranger(link, origin)) as transaction:
        case = await cases.read(transaction, link.case_id)
        if not inviting.rights_of(case, transaction.actor, await postgres.clock(transaction)):
            raise inviting.gone(case.surroundings.organization)
        locked, wrong = inviting.locked(case.surroundings.organization), NotSignedIn("This is not the patient's date of birth.")
        refusal = await tried(transaction, link, case.surroundings.patient.birth_date == birth_date, locked, wrong)
        if refusal is None:
            visit, token = await visits.open_visit(transaction, link=link.link_id)
            holder = await within(transaction, visit)
            await trail.happened(transaction, "unlock", case=link.case_id)
            return holder, token
    raise refusal


async def tried(transaction: Transaction, link: Resolved, is_right: bool, locked: Locked, wrong: NotSignedIn) -> Refusal | None:
    """Count one try to open a link, and answer what is to be refused, with its trail row; None if the answer was right in time."""
    tries = await transaction.value(SQL.count_try, link.link_id, MAX_TRIES)
    if tries is not None and is_right:
        await transaction.run(SQL.forgive, link.link_id)
        return None
    refusal = locked if tries is None or tries >= MAX_TRIES else wrong
    await trail.happened(transaction, "unlock", refusal.code, case=link.case_id)
    return refusal


async def case_of(database: Database, token: bytes, origin: str) -> CaseId | None:
    """The case of a link's session, whether or not it goes on; None if there is no such session. Refuses nothing."""
    found = await database.resolve(SQL.of_session, visits.hash_token(token))
    if not found or found[0]["link_id"] is None:
        return None
    async with database.begin(_holder(found[0]["organization_id"], found[0]["link_id"], origin)) as transaction:
        case_id = await transaction.value(SQL.case_of, found[0]["link_id"])
    return CaseId(case_id) if case_id else None


async def resume(database: Database, token: bytes, origin: str) -> Holder:
    """The holder of a link's session, also of one without a right left. Raises NotSignedIn if it is unknown or idle for 30 minutes,
    Gone if the link was revoked."""
    found = await database.resolve(SQL.of_session, visits.hash_token(token))
    if not found or found[0]["link_id"] is None:
        raise NotSignedIn(AGAIN)
    async with database.begin(_holder(found[0]["organization_id"], found[0]["link_id"], origin)) as transaction:
        return await within(transaction, await visits.go_on(transaction, token, AGAIN))


async def within(transaction: Transaction, visit: Visit) -> Holder:
    """The patient, or the guardian once somebody said so; from here on the transaction is theirs. Raises NotSignedIn, Gone."""
    assert visit.link_id is not None
    case_id = await transaction.value(SQL.case_of, visit.link_id)
    if case_id is None:
        raise NotSignedIn(AGAIN)
    case = await cases.read(transaction, CaseId(case_id))
    link = case.surroundings.terms
    if link is None or link.id != visit.link_id or link.revoked_at is not None:
        raise inviting.gone(case.surroundings.organization)
    is_guardian = case.respondent is not None and case.respondent.relationship != "patient"
    role = Role.GUARDIAN if is_guardian else Role.PATIENT
    actor = msgspec.structs.replace(transaction.actor, id=link.id, role=role, case_id=case.id, visit=visit.id)
    transaction.act_as(actor)
    left = inviting.rights_of(case, actor, await postgres.clock(transaction))
    return Holder(actor=actor, rights=left, organization=case.surroundings.organization)


def _holder(organization: OrganizationId, link: LinkId, origin: str) -> Actor:
    """Somebody with a session, of whom no more is known yet."""
    return Actor(organization_id=organization, id=link, role=Role.PATIENT, origin=origin)
