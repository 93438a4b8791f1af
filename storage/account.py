"""What members of staff do with their own account: set up a code from an authenticator app, remove it, change the password.

A code counts once one right code has been shown; until then its secret is only offered. Each step is proved afresh and leaves a trail row.
"""

import msgspec
import pyotp

from schemas.ident import PersonId
from schemas.password import SHORTEST, weaknesses
from schemas.refusal import Gap, Incomplete, NotPermitted, NotSignedIn
from storage import passwords, people, proving, trail, visits
from storage.people import SignedIn
from storage.postgres import Database, statements

SQL = statements(__file__)


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """A secret to be put into an authenticator app: in base32, and as the `otpauth:` address that such apps read."""

    secret: str
    address: str

    def __repr__(self) -> str:
        return "Offer()"


async def offer_code(database: Database, signed_in: SignedIn, password: str) -> Offer:
    """A new secret; an earlier offer ends. Raises NotPermitted where a code is set up already, NotSignedIn, or Locked."""
    actor = signed_in.actor
    if signed_in.has_code:
        await database.refuse(actor, NotPermitted("code-set"))
    secret = pyotp.random_base32()
    async with proving.proven(database, signed_in, password, None, "code-offered") as transaction:
        locked = transaction.keys.lock_secret(actor.organization_id, PersonId(actor.id), secret.encode())
        await transaction.run(SQL.offer, actor.id, locked)
        practice = await people.organization_name(transaction)
    return Offer(secret=secret, address=pyotp.TOTP(secret).provisioning_uri(name=signed_in.sign_in, issuer_name=practice))


async def confirm_code(database: Database, signed_in: SignedIn, code: str) -> SignedIn:
    """From now on the code is asked for. Raises NotSignedIn for a wrong one, NotPermitted where none was offered."""
    actor = signed_in.actor
    async with database.begin(actor) as transaction:
        offered = await transaction.value(SQL.offered, actor.id)
        if offered is None:
            raise NotPermitted("code-not-offered")
        is_right = await proving.code_fits(transaction, PersonId(actor.id), offered, code)
        if is_right:
            await transaction.run(SQL.take_offer, actor.id)
        await trail.happened(transaction, "code-set", trail.OK if is_right else NotSignedIn.code)
    if not is_right:
        raise NotSignedIn("The code is not right.")
    return msgspec.structs.replace(signed_in, has_code=True)


async def remove_code(database: Database, signed_in: SignedIn, password: str, code: str | None) -> SignedIn:
    """From now on the password alone is asked for, and must be long enough for that.

    Raises Incomplete for one that is not, NotPermitted without a code, NotSignedIn, or Locked.
    """
    if not signed_in.has_code:
        await database.refuse(signed_in.actor, NotPermitted("code-not-set"))
    if len(password) < SHORTEST:
        await database.refuse(signed_in.actor, Incomplete((Gap(item="T-A05", why="gap-password-alone", where="password"),)))
    async with proving.proven(database, signed_in, password, code, "code-removed") as transaction:
        await transaction.run(SQL.remove, signed_in.actor.id)
    return msgspec.structs.replace(signed_in, has_code=False)


async def change_password(database: Database, signed_in: SignedIn, password: str, code: str | None, fresh: str) -> tuple[SignedIn, bytes]:
    """Another password from now on. Every other visit ends, and this one goes on under new bytes (THREATS T-A09).

    Raises Incomplete for one that is easily guessed, NotSignedIn, or Locked.
    """
    actor = signed_in.actor
    assert actor.practitioner is not None
    async with database.begin(actor) as transaction:
        names = (signed_in.sign_in, actor.practitioner.name, await people.organization_name(transaction))
        weak = weaknesses(fresh, names, signed_in.has_code)
        if weak:
            raise Incomplete(weak)
    hashed = await passwords.hashed(fresh, actor.origin)
    async with proving.proven(database, signed_in, password, code, "password-changed") as transaction:
        await transaction.run(SQL.change_password, actor.id, hashed)
        await visits.close_others(transaction, signed_in.visit)
        visit, token = await visits.renew(transaction, signed_in.visit, proving.by_of(signed_in.has_code))
        return await people.within(transaction, visit), token
