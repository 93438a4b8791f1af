"""Whoever holds a specialist's link: the door that says nothing of the patient, the code that opens it, and the session behind it.

It is the family's link in all but two things: the answer is a code that the office tells, and what opens is one packet and no case.
"""

import hmac
from uuid import UUID

import msgspec

from schemas.care import act as acts
from schemas.care import referring
from schemas.care.case import Case
from schemas.care.referral import STEPS, Referral
from schemas.ident import ActId, CaseId, LinkId, OrganizationId
from schemas.person import Actor, Organization, Role
from schemas.refusal import NotSignedIn
from storage import postgres, trail, visits
from storage.care import cases
from storage.care.holding import AGAIN, tried
from storage.care.links import SQL, Resolved
from storage.ident import uuid7
from storage.postgres import Database, Transaction
from storage.visits import Visit


class Opened(msgspec.Struct, frozen=True, kw_only=True):
    """The packet that a specialist's session opens now: whose actor, in which case, which referral."""

    actor: Actor
    case: Case
    referral: Referral


def holder(organization: OrganizationId, link: LinkId, case: CaseId | None, origin: str) -> Actor:
    """Whoever holds a link, proven or not: an actor for one case, of which the rules open one packet."""
    return Actor(organization_id=organization, id=link, role=Role.SPECIALIST, case_id=case, origin=origin)


async def door(database: Database, link: Resolved, origin: str) -> Organization:
    """Whose link it is, before the code is known. No trace of the patient. Raises Gone or Locked."""
    async with database.begin(holder(link.organization_id, link.link_id, link.case_id, origin)) as transaction:
        case = await cases.read(transaction, link.case_id)
        referring.opened_or_refuse(case, transaction.actor, await postgres.clock(transaction))
        if link.link_id in case.surroundings.locked:
            raise referring.locked(case.surroundings.organization)
        await trail.looked(transaction, "referral-link", "treatment", link.case_id, link.referral_id)
        return case.surroundings.organization


async def note_view(database: Database, link: Resolved, origin: str) -> None:
    """Write that the page of a link was opened, by a person or by a scanner; nothing else changes (THREATS T-P09)."""
    async with database.begin(holder(link.organization_id, link.link_id, link.case_id, origin)) as transaction:
        await trail.looked(transaction, "referral-page", "treatment", link.case_id, link.referral_id)


async def unlock(database: Database, link: Resolved, code: str, origin: str) -> bytes:
    """Open a session with the code; answer it with the token that the browser keeps. The first time, the referral is received.

    Raises NotSignedIn for a wrong code, Locked from the fifth one on, Gone for a link that has ended.
    """
    async with database.begin(holder(link.organization_id, link.link_id, link.case_id, origin)) as transaction:
        # Under the lock of the case: of two who open it at once, one is the first.
        case = await cases.locked(transaction, link.case_id)
        referral = referring.opened_or_refuse(case, transaction.actor, await postgres.clock(transaction))
        is_right = hmac.compare_digest(code_of(transaction, link.link_id).encode(), digits(code).encode())
        locked, wrong = referring.locked(case.surroundings.organization), NotSignedIn("This is not the code of this link.")
        refusal = await tried(transaction, link, is_right, locked, wrong)
        if refusal is None:
            if "received" in STEPS[referral.state]:
                await cases.perform(transaction, case.id, acts.ReceiveReferral(id=ActId(uuid7()), referral=referral.id))
            _, token = await visits.open_visit(transaction, link=link.link_id)
            await trail.happened(transaction, "unlock", case=case.id)
            return token
    raise refusal


def digits(written: str) -> str:
    """A code as people write it, in groups or with a hyphen between."""
    return "".join(each for each in written if each not in " -\u00a0\u2011\u2013")


def code_of(transaction: Transaction, link: LinkId) -> str:
    """The code that opens a link: what the office tells the specialist."""
    return transaction.keys.link_code(transaction.actor.organization_id, link)


async def resume(database: Database, token: bytes, origin: str) -> Actor:
    """The holder of a specialist's session. Raises NotSignedIn if it is unknown or idle for 30 minutes, Gone if the link has ended."""
    found = await database.resolve(SQL.of_session, visits.hash_token(token))
    if not found or found[0]["link_id"] is None:
        raise NotSignedIn(AGAIN)
    asking = holder(found[0]["organization_id"], found[0]["link_id"], None, origin)
    async with database.begin(asking) as transaction:
        return (await within(transaction, await visits.go_on(transaction, token, AGAIN))).actor


async def within(transaction: Transaction, visit: Visit) -> Opened:
    """What a specialist's visit opens now; from here on the transaction is theirs. Raises NotSignedIn, Gone."""
    case_id: UUID | None = await transaction.value(SQL.case_of_referred, visit.link_id) if visit.link_id else None
    if case_id is None:
        raise NotSignedIn(AGAIN)
    case = await cases.read(transaction, CaseId(case_id))
    actor = msgspec.structs.replace(transaction.actor, role=Role.SPECIALIST, id=visit.link_id, case_id=case.id, visit=visit.id)
    transaction.act_as(actor)
    referral = referring.opened_or_refuse(case, actor, await postgres.clock(transaction))
    return Opened(actor=actor, case=case, referral=referral)
