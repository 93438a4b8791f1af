"""Members of staff: who they are, and what they are licensed for."""

from uuid import UUID

import msgspec

from schemas.ident import OrganizationId, PersonId
from schemas.person import Actor, Licence, Practitioner, Role
from schemas.refusal import NotSignedIn
from storage.postgres import Database, Transaction, statements
from storage.visits import Visit

SQL = statements(__file__)


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """An active member of staff as an actor. `has_code` says whether a code from an authenticator app is asked for."""

    actor: Actor
    sign_in: str
    has_code: bool


class SignedIn(msgspec.Struct, frozen=True, kw_only=True):
    """A member of staff within a visit."""

    actor: Actor
    sign_in: str
    has_code: bool
    visit: Visit


async def member(transaction: Transaction, person_id: PersonId) -> Member:
    """The member with licences. Raises NotSignedIn for one who is not active."""
    person = await transaction.row(SQL.person, person_id)
    if person is None or person["status"] != "active":
        raise NotSignedIn("Please sign in.")
    licences = tuple(Licence(**row) for row in await transaction.fetch(SQL.licences, person_id))
    actor = msgspec.structs.replace(
        transaction.actor,
        role=Role(person["role"]),
        practitioner=Practitioner(id=person_id, name=person["name"], credential=person["credential"], licences=licences),
    )
    return Member(actor=actor, sign_in=person["sign_in"], has_code=person["has_code"])


async def within(transaction: Transaction, visit: Visit) -> SignedIn:
    """The member whose visit it is; from here on the transaction is theirs. Raises NotSignedIn."""
    assert visit.person_id is not None
    found = await member(transaction, visit.person_id)
    shown = visit.stepped_up_by is not None
    actor = msgspec.structs.replace(
        found.actor,
        visit=visit.id,
        stepped_up_at=visit.stepped_up_at if shown else None,
        stepped_up_by=visit.stepped_up_by,
    )
    transaction.act_as(actor)
    return SignedIn(actor=actor, sign_in=found.sign_in, has_code=found.has_code, visit=visit)


async def names(transaction: Transaction) -> dict[UUID, str]:
    """The names of the organization's members, by person."""
    return {row["person_id"]: row["name"] for row in await transaction.fetch("SELECT person_id, name FROM people")}


async def organization_name(transaction: Transaction) -> str:
    return str(await transaction.value("SELECT name FROM organizations"))


async def organizations(database: Database) -> list[OrganizationId]:
    """Every organization, for the machine's rounds; only the worker's role may ask."""
    return [OrganizationId(row["organization_id"]) for row in await database.resolve("SELECT organization_id FROM resolve_organizations()")]
