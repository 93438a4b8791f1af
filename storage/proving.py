"""How a member of staff proves who it is: name and password, and a code where one is set up; at the door, and afresh before signing.

A try is counted before anything is compared, and taken back when it was right: guesses side by side are counted one by one, and one that
was cut off stays counted. The password is compared while no connection is held. What came of each try is a trail row of the person.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from uuid import UUID

import asyncpg
import msgspec
import pyotp

from schemas.ident import OrganizationId, PersonId
from schemas.person import Actor, IdentityProof, Role
from schemas.refusal import Locked, NotSignedIn
from storage import passwords, people, postgres, trail, visits
from storage.people import SignedIn
from storage.postgres import Database, Transaction, statements

SQL = statements(__file__)
MAX_FAILURES = 100
"""Wrong tries in a row after which an account stays shut until an administrator opens it (THREATS T-A05)."""

CODE_STEP_SECONDS = 30
WRONG = "The name or the password is not right."


class Tried(msgspec.Struct, frozen=True, kw_only=True):
    """A person at whose account a try was counted; `may` says whether the right proof would open it."""

    actor: Actor
    password_hash: str
    may: bool
    is_locked: bool


async def sign_in(database: Database, name: str, password: str, code: str | None, origin: str) -> tuple[SignedIn, bytes]:
    """Open a visit; answer it with the bytes that the browser keeps.

    Raises NotSignedIn alike for an unknown name, a wrong password or code, and an account that is suspended, invited or locked.
    """
    found = await database.resolve(SQL.of_sign_in, name.strip().lower())
    tried = [await _count(database, row["organization_id"], row["person_id"], origin) for row in found]
    hashes = [each.password_hash for each in tried] or [passwords.NOBODYS]
    fits = [await passwords.fits(each, password, origin) for each in hashes]
    for each, is_right in zip(tried, fits, strict=False):
        opened = await _open(database, each, code) if is_right and each.may else None
        if opened is not None:
            for other in tried:
                if other is not each:
                    await _take_back(database, other)
            return opened
    for each in tried:
        await _missed(database, each, "sign-in")
    raise NotSignedIn(WRONG)


async def step_up(database: Database, signed_in: SignedIn, password: str, code: str | None) -> tuple[SignedIn, bytes]:
    """Show password and code afresh, good for 15 minutes; the visit goes on under new bytes (THREATS T-A09).

    Raises NotSignedIn, or Locked.
    """
    async with proven(database, signed_in, password, code, "step-up") as transaction:
        visit, token = await visits.renew(transaction, signed_in.visit, by_of(signed_in.has_code))
        return await people.within(transaction, visit), token


async def resume(database: Database, token: bytes, origin: str, *, attended: bool = True) -> SignedIn:
    """The member of staff of a visit. Raises NotSignedIn if it is unknown, idle for 15 minutes, or older than 12 hours.

    What a page asks by itself, with nobody at it, does not lengthen the visit (THREATS T-A09).
    """
    found = await database.resolve(SQL.of_session, visits.hash_token(token))
    if not found or found[0]["person_id"] is None:
        raise NotSignedIn("Please sign in.")
    async with database.begin(_unknown(found[0]["organization_id"], found[0]["person_id"], origin)) as transaction:
        return await people.within(transaction, await visits.go_on(transaction, token, "Please sign in again.", attended=attended))


async def sign_out(database: Database, signed_in: SignedIn) -> None:
    async with database.begin(signed_in.actor) as transaction:
        await visits.close(transaction, signed_in.visit)
        await trail.happened(transaction, "sign-out")


@asynccontextmanager
async def proven(database: Database, signed_in: SignedIn, password: str, code: str | None, what: str) -> AsyncIterator[Transaction]:
    """A transaction of a member who has just proved who it is; `what` for is written to the trail, also where it failed.

    Raises NotSignedIn, or Locked.
    """
    actor = signed_in.actor
    tried = await _count(database, actor.organization_id, actor.id, actor.origin)
    if await passwords.fits(tried.password_hash, password, actor.origin) and tried.may:
        async with database.begin(actor) as transaction:
            if await _stands(transaction, tried, code):
                yield transaction
                await trail.happened(transaction, what)
                return
    await _missed(database, tried, what)
    if tried.is_locked:
        raise Locked("This account is locked. Ask your administrator.")
    raise NotSignedIn("The password or the code is not right.")


def by_of(has_code: bool) -> IdentityProof:
    """How somebody who proved it has shown the second factor."""
    return "password_and_code" if has_code else "password"


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


def _unknown(organization: OrganizationId, person: UUID, origin: str) -> Actor:
    """A member whose role nobody has read yet."""
    return Actor(organization_id=organization, id=person, role=Role.WORKER, origin=origin)


async def _count(database: Database, organization: OrganizationId, person: UUID, origin: str) -> Tried:
    """Count a try at an account, whatever may come of it."""
    async with database.begin(_unknown(organization, person, origin)) as transaction:
        row = await transaction.row(SQL.count_try, person)
        if row is None:
            raise NotSignedIn(WRONG)
        is_locked = row["failures"] > MAX_FAILURES
        return Tried(
            actor=msgspec.structs.replace(transaction.actor, role=Role(row["role"])),
            password_hash=row["password_hash"],
            may=row["status"] == "active" and not is_locked,
            is_locked=is_locked,
        )


async def _open(database: Database, tried: Tried, code: str | None) -> tuple[SignedIn, bytes] | None:
    """A visit, if the code is right where there is one."""
    async with database.begin(tried.actor) as transaction:
        person = await _stands(transaction, tried, code)
        if person is None:
            return None
        by = by_of(person["code_secret"] is not None)
        visit, token = await visits.open_visit(transaction, person=PersonId(tried.actor.id), by=by)
        signed_in = await people.within(transaction, visit)
        await trail.happened(transaction, "sign-in")
        return signed_in, token


async def _stands(transaction: Transaction, tried: Tried, code: str | None) -> asyncpg.Record | None:
    """The person, if nothing changed while the password was compared, and the code is right; the tries so far are forgiven then."""
    person = await transaction.row(SQL.person, tried.actor.id)
    if person is None or person["status"] != "active" or person["password_hash"] != tried.password_hash:
        return None
    secret = person["code_secret"]
    if secret is not None and (code is None or not await code_fits(transaction, PersonId(tried.actor.id), secret, code)):
        return None
    await transaction.run(SQL.forgive, tried.actor.id)
    return person


async def _take_back(database: Database, tried: Tried) -> None:
    """The try was meant for somebody else of the same name."""
    async with database.begin(tried.actor) as transaction:
        await transaction.run(SQL.take_back, tried.actor.id)


async def _missed(database: Database, tried: Tried, what: str) -> None:
    async with database.begin(tried.actor) as transaction:
        await trail.happened(transaction, what, Locked.code if tried.is_locked else NotSignedIn.code)
