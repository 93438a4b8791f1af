"""Members of staff: who they are, what they are licensed for, how they prove it, and their sessions.

Before anybody is known there is no scope: functions of the database resolve a name or a session to its organization, and nothing else.
"""

import asyncio
import hashlib
import secrets
from datetime import datetime, timedelta
from uuid import UUID

import msgspec
import pyotp
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from schemas.ident import OrganizationId, PersonId
from schemas.person import Actor, Licence, Practitioner, Role
from schemas.refusal import Locked, NotSignedIn
from storage import postgres
from storage.postgres import Database, Transaction, statements

SQL = statements(__file__)
IDLE_MINUTES = 15
ABSOLUTE_HOURS = 12
MAX_FAILURES = 100
CODE_STEP_SECONDS = 30
NOBODY = UUID(int=0)

_hasher = PasswordHasher()
# Checked for an unknown name, so that an unknown name takes as long as a wrong password.
_no_password = _hasher.hash(secrets.token_urlsafe())


class SignedIn(msgspec.Struct, frozen=True, kw_only=True):
    """A live session of a member of staff: the actor, and the hash that the session is kept under."""

    actor: Actor
    session_hash: bytes
    has_code: bool


def hash_password(password: str) -> str:
    """Argon2id with the library's current parameters."""
    return _hasher.hash(password)


def hash_token(token: bytes) -> bytes:
    """SHA-256 of the 32 random bytes of a session or link; the only form that is stored."""
    return hashlib.sha256(token).digest()


def password_fits(stored: str, password: str) -> bool:
    try:
        return _hasher.verify(stored, password)
    except (VerifyMismatchError, InvalidHashError):
        return False


async def sign_in(database: Database, name: str, password: str, code: str | None, origin: str) -> tuple[SignedIn, bytes]:
    """Open a session; answer it with the token that the browser keeps.

    Raises NotSignedIn for any wrong name, password or code alike, Locked after 100 failures in a row.
    """
    candidates = await database.resolve("SELECT organization_id, person_id FROM resolve_sign_in($1)", name.strip().lower())
    if not candidates:
        await asyncio.to_thread(password_fits, _no_password, password)
        raise NotSignedIn("The name or the password is not right.")
    for candidate in candidates:
        actor = Actor(organization_id=candidate["organization_id"], id=candidate["person_id"], role=Role.WORKER, origin=origin)
        if await proves(database, actor, password, code):
            return await open_session(database, actor)
    raise NotSignedIn("The name or the password is not right.")


async def proves(database: Database, actor: Actor, password: str, code: str | None) -> bool:
    """True if password and code (where the person has one) are right; a wrong one is counted. Raises Locked."""
    async with database.begin(actor) as transaction:
        person = await transaction.row(SQL.person, actor.id)
        if person is None or person["status"] != "active":
            return False
        if person["failures"] >= MAX_FAILURES:
            raise Locked("This account is locked. Ask your administrator.")
        right = await asyncio.to_thread(password_fits, person["password_hash"], password)
        if right and person["code_secret"] is not None:
            right = code is not None and await code_fits(transaction, PersonId(actor.id), person["code_secret"], code)
        await transaction.run(SQL.forgive if right else SQL.count_failure, actor.id)
        return right


async def code_fits(transaction: Transaction, person: PersonId, locked_secret: bytes, code: str) -> bool:
    """True for a time-based code (RFC 6238) of now or one step aside that was not used before."""
    secret = transaction.keys.unlock_secret(transaction.actor.organization_id, person, locked_secret)
    now = await postgres.clock(transaction)
    totp = pyotp.TOTP(secret.decode())
    for step in (-1, 0, 1):
        at = now + timedelta(seconds=step * CODE_STEP_SECONDS)
        if totp.verify(code, for_time=at):
            used = await transaction.run(SQL.use_code, person, int(at.timestamp()) // CODE_STEP_SECONDS)
            return used.endswith(" 1")
    return False


async def open_session(database: Database, actor: Actor) -> tuple[SignedIn, bytes]:
    token = secrets.token_bytes(32)
    async with database.begin(actor) as transaction:
        now = await postgres.clock(transaction)
        await transaction.run(SQL.open_session, actor.organization_id, hash_token(token), actor.id, None, now, now)
        signed_in = await member(transaction, PersonId(actor.id), hash_token(token), now)
    return signed_in, token


async def resume(database: Database, token: bytes, origin: str) -> SignedIn:
    """The member of staff of a session's token. Raises NotSignedIn if it is unknown, idle for 15 minutes, or older than 12 hours."""
    found = await database.resolve("SELECT organization_id, person_id FROM resolve_session($1)", hash_token(token))
    if not found or found[0]["person_id"] is None:
        raise NotSignedIn("Please sign in.")
    actor = Actor(organization_id=found[0]["organization_id"], id=found[0]["person_id"], role=Role.WORKER, origin=origin)
    async with database.begin(actor) as transaction:
        session = await transaction.row(SQL.session, hash_token(token))
        now = await postgres.clock(transaction)
        if session is None or is_over(session["created_at"], session["seen_at"], now):
            raise NotSignedIn("Please sign in again.")
        await transaction.run(SQL.seen, hash_token(token), now)
        return await member(transaction, PersonId(actor.id), hash_token(token), session["stepped_up_at"])


def is_over(created_at: datetime, seen_at: datetime, now: datetime) -> bool:
    return now - seen_at > timedelta(minutes=IDLE_MINUTES) or now - created_at > timedelta(hours=ABSOLUTE_HOURS)


async def member(transaction: Transaction, person_id: PersonId, session_hash: bytes, stepped_up_at: datetime | None) -> SignedIn:
    """The member as an actor, with licences. Raises NotSignedIn for one who is not active."""
    person = await transaction.row(SQL.person, person_id)
    if person is None or person["status"] != "active":
        raise NotSignedIn("Please sign in.")
    licences = tuple(Licence(**row) for row in await transaction.fetch(SQL.licences, person_id))
    actor = msgspec.structs.replace(
        transaction.actor,
        role=Role(person["role"]),
        practitioner=Practitioner(id=person_id, name=person["name"], credential=person["credential"], licences=licences),
        stepped_up_at=stepped_up_at,
        # Whoever has a code cannot sign in or step up without it.
        stepped_up_by=None if stepped_up_at is None else "password" if person["code_secret"] is None else "password_and_code",
    )
    return SignedIn(actor=actor, session_hash=session_hash, has_code=person["code_secret"] is not None)


async def step_up(database: Database, signed_in: SignedIn, password: str, code: str | None) -> tuple[datetime, bytes]:
    """Show password and code afresh, good for 15 minutes; the session goes on under a new token (THREATS T-A09).

    Raises NotSignedIn, or Locked.
    """
    if not await proves(database, signed_in.actor, password, code):
        raise NotSignedIn("The password or the code is not right.")
    token = secrets.token_bytes(32)
    async with database.begin(signed_in.actor) as transaction:
        now = await postgres.clock(transaction)
        renewed = await transaction.run(SQL.renew_session, signed_in.session_hash, hash_token(token), now)
        if not renewed.endswith(" 1"):
            raise NotSignedIn("Please sign in again.")
        await transaction.run(SQL.close_session, signed_in.session_hash)
    return now, token


async def names(transaction: Transaction) -> dict[UUID, str]:
    """The names of the organization's members, by person."""
    return {row["person_id"]: row["name"] for row in await transaction.fetch("SELECT person_id, name FROM people")}


async def organization_name(transaction: Transaction) -> str:
    return str(await transaction.value("SELECT name FROM organizations"))


async def sign_out(database: Database, signed_in: SignedIn) -> None:
    async with database.begin(signed_in.actor) as transaction:
        await transaction.run(SQL.close_session, signed_in.session_hash)


async def organizations(database: Database) -> list[OrganizationId]:
    """Every organization, for the machine's rounds; only the worker's role may ask."""
    return [OrganizationId(row["organization_id"]) for row in await database.resolve("SELECT organization_id FROM resolve_organizations()")]
