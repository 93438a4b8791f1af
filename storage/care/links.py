"""Links: how a patient without an account reaches one case, and only that one.

A link has two rights: to upload, for seven days, and to read the advice, for ninety days from when it was communicated. The token
follows from the organization's key and is never stored; the row has its hash. Opening a link shows nothing; the patient's birth date
opens a session, and five wrong ones lock it until the office issues a new link.
"""

import base64
import binascii
import hashlib
import secrets
from datetime import date, datetime, timedelta

import asyncpg
import msgspec

from schemas.care.case import Case
from schemas.care.link import MAX_TRIES, READABLE, Right, Terms, rights
from schemas.ident import CaseId, LinkId, OrganizationId
from schemas.person import Actor, Language, Organization, Role
from schemas.refusal import Gone, Locked, NotFound, NotSignedIn
from storage import people, postgres, trail
from storage.care import cases
from storage.ident import uuid7
from storage.people import hash_token
from storage.postgres import Database, Transaction, statements

SQL = statements(__file__)
UPLOAD_DAYS = 7
SESSION_MINUTES = 30
TOKEN_CHARACTERS = 43


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """A link that was resolved, and the organization that it belongs to; nothing of the patient."""

    organization_id: OrganizationId
    link_id: LinkId
    case_id: CaseId


class Holder(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who opened a link with the birth date: an actor for one case, with the rights that the link has now."""

    actor: Actor
    link_id: LinkId
    rights: frozenset[Right]


class Opened(msgspec.Struct, frozen=True, kw_only=True):
    """What the door says: the practice, the language, which rights are left, and whether the link is locked."""

    organization: Organization
    language: Language
    rights: frozenset[Right]
    is_locked: bool


def parse(token: str) -> bytes:
    """The 32 bytes of a token in its one canonical form. Raises NotFound for anything else, before any look-up (THREATS T-P03)."""
    try:
        raw = base64.urlsafe_b64decode(token + "=") if len(token) == TOKEN_CHARACTERS and token.isascii() else b""
    except (binascii.Error, ValueError):
        raw = b""
    if len(raw) != 32 or write(raw) != token:
        raise NotFound("This link does not exist.")
    return raw


def write(token: bytes) -> str:
    """43 URL-safe characters without padding."""
    return base64.urlsafe_b64encode(token).decode().rstrip("=")


async def issue(transaction: Transaction, case: Case) -> LinkId:
    """Issue a link; earlier ones of the case end. Where a hygienist fills the case in, the family's link only ever reads."""
    now = await postgres.clock(transaction)
    await transaction.run(SQL.revoke, case.id, now)
    link = LinkId(uuid7())
    organization = transaction.actor.organization_id
    token_hash = hashlib.sha256(transaction.keys.link_token(organization, link)).digest()
    upload_until = None if case.channel == "field_app" else now + timedelta(days=UPLOAD_DAYS)
    await transaction.run(SQL.issue, organization, link, case.id, token_hash, now, upload_until)
    return link


async def token(transaction: Transaction, case: CaseId) -> str | None:
    """The token of the case's newest link, for a message; None if it has none."""
    link = await transaction.value(SQL.newest, case)
    return write(transaction.keys.link_token(transaction.actor.organization_id, link)) if link else None


async def for_message(transaction: Transaction, case: Case) -> str | None:
    """The token for a message about the case. What a hygienist filled in has no link until there is an answer to read."""
    found = await token(transaction, case.id)
    if found is not None or case.channel != "field_app" or case.status not in READABLE:
        return found
    await cases.locked(transaction, case.id)  # against the office, which may be sending a link just now
    if await token(transaction, case.id) is None:
        await issue(transaction, case)
    return await token(transaction, case.id)


async def resolve(database: Database, given: str) -> Link:
    """The link of a token. Raises NotFound."""
    rows = await database.resolve("SELECT organization_id, link_id, case_id FROM resolve_link($1)", hash_token(parse(given)))
    if not rows:
        raise NotFound("This link does not exist.")
    return Link(**rows[0])


def stranger(link: Link, origin: str) -> Actor:
    """Whoever holds a link and has proved nothing yet."""
    return Actor(organization_id=link.organization_id, id=link.link_id, role=Role.PATIENT, case_id=link.case_id, origin=origin)


async def door(database: Database, link: Link, origin: str) -> Opened:
    """What may be said before the birth date is known. No trace of the patient."""
    async with database.begin(stranger(link, origin)) as transaction:
        row = await transaction.row(SQL.link, link.link_id)
        case = await cases.read(transaction, link.case_id)
        now = await postgres.clock(transaction)
        await trail.looked(transaction, "link", "intake", link.case_id)
        assert row is not None
        return Opened(
            organization=case.surroundings.organization,
            language=case.language,
            rights=rights(terms(row), case.status, now),
            is_locked=row["tries"] >= MAX_TRIES,
        )


async def note_view(database: Database, link: Link, origin: str) -> None:
    """Write that the page of a link was opened, by a person or by a scanner; nothing else changes (THREATS T-P09)."""
    async with database.begin(stranger(link, origin)) as transaction:
        await trail.looked(transaction, "link-page", "intake", link.case_id)


async def unlock(database: Database, link: Link, birth_date: date, origin: str) -> tuple[Holder, bytes]:
    """Open a session with the patient's birth date; answer it with the token that the browser keeps.

    Raises NotSignedIn for a wrong date, Locked from the fifth one on, Gone if no right is left.
    """
    right_date = await guess(database, link, birth_date, origin)
    if not right_date:
        raise NotSignedIn("This is not the patient's date of birth.")
    token = secrets.token_bytes(32)
    async with database.begin(stranger(link, origin)) as transaction:
        now = await postgres.clock(transaction)
        await transaction.run(SQL.forgive, link.link_id)
        await transaction.run(people.SQL.open_session, link.organization_id, hash_token(token), None, link.link_id, now, now)
        return await holder(transaction, link.link_id, now), token


async def guess(database: Database, link: Link, birth_date: date, origin: str) -> bool:
    """Count the try in a transaction of its own, then compare. Raises Locked or Gone."""
    async with database.begin(stranger(link, origin)) as transaction:
        row = await transaction.row(SQL.link, link.link_id)
        case = await cases.read(transaction, link.case_id)
        now = await postgres.clock(transaction)
        if row is None or not rights(terms(row), case.status, now):
            raise Gone("This link has ended.")
        tries = await transaction.value(SQL.count_try, link.link_id, MAX_TRIES)
        if tries is None:
            raise Locked("This link is locked.")
        right = case.surroundings.patient.birth_date == birth_date
    if not right and tries >= MAX_TRIES:
        raise Locked("This link is locked.")
    return right


async def resume(database: Database, token: bytes, origin: str) -> Holder:
    """The holder of a link's session. Raises NotSignedIn if it is unknown or idle for 30 minutes, Gone if the link has ended."""
    found = await database.resolve("SELECT organization_id, link_id FROM resolve_session($1)", hash_token(token))
    if not found or found[0]["link_id"] is None:
        raise NotSignedIn("Please open your link again.")
    actor = Actor(organization_id=found[0]["organization_id"], id=found[0]["link_id"], role=Role.PATIENT, origin=origin)
    async with database.begin(actor) as transaction:
        session = await transaction.row(people.SQL.session, hash_token(token))
        now = await postgres.clock(transaction)
        if session is None or now - session["seen_at"] > timedelta(minutes=SESSION_MINUTES):
            raise NotSignedIn("Please open your link again.")
        await transaction.run(people.SQL.seen, hash_token(token), now)
        return await holder(transaction, LinkId(actor.id), now)


async def holder(transaction: Transaction, link_id: LinkId, now: datetime) -> Holder:
    """Who acts with the link: the patient, or the guardian once somebody said so. Raises Gone."""
    row = await transaction.row(SQL.link, link_id)
    if row is None:
        raise NotSignedIn("Please open your link again.")
    case = await cases.read(transaction, row["case_id"])
    left = rights(terms(row), case.status, now)
    if not left:
        raise Gone("This link has ended.")
    guardian = case.respondent is not None and case.respondent.relationship != "patient"
    actor = msgspec.structs.replace(transaction.actor, id=link_id, role=Role.GUARDIAN if guardian else Role.PATIENT, case_id=case.id)
    return Holder(actor=actor, link_id=link_id, rights=left)


def terms(row: asyncpg.Record) -> Terms:
    """The terms of a link's row."""
    return Terms(upload_until=row["upload_until"], read_until=row["read_until"], revoked_at=row["revoked_at"], tries=row["tries"])
