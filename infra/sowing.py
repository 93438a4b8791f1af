"""Puts a clinic's file into the database, as often as wanted: what is missing is made, what stands there is brought up to date.

Whoever is not in the file is left alone, and no password of anybody who is there already is touched. All of it is one transaction, within
the organization's scope, as the owner.
"""

import hashlib
from collections.abc import Callable, Mapping
from uuid import UUID, uuid5

import msgspec

from infra.clinic import Clinic, ClinicRefused, HeldLicence, Person
from schemas.ident import OrganizationId
from schemas.person import Language
from schemas.settings import Settings
from storage import postgres
from storage.keys import Keys
from storage.passwords import hash_password
from storage.postgres import Connection, connect, statements

SQL = statements(__file__)


class Sown(msgspec.Struct, frozen=True, kw_only=True):
    """What came of it. `passwords` are those of the new people by sign-in, kept nowhere else; `signed_out` lost their open visits."""

    passwords: dict[str, str]
    signed_out: tuple[str, ...]
    left: tuple[str, ...]

    def __repr__(self) -> str:
        return "Sown()"


async def sow(
    settings: Settings, house: OrganizationId, clinic: Clinic, texts: Mapping[Language, str], password: Callable[[], str]
) -> Sown:
    """Write the clinic as the organization `house`; `password` makes the first one of somebody new. Raises ClinicRefused."""
    connection = await connect(settings.owner_database_url)
    try:
        async with connection.transaction():
            await connection.execute(postgres.SQL.set_scope, str(house))
            # First, and under the lock of its row: two who sow the same clinic at once do it one after the other.
            await _practice(connection, house, clinic, Keys(settings.master_key))
            passwords, signed_out, ids = await _people(connection, house, clinic.people, password)
            await _licences(connection, house, clinic.licences, ids)
            for rule in clinic.state_rules:
                said = (rule.async_review, rule.majority_age, rule.source, rule.decided_by, rule.prescribing)
                await connection.execute(SQL.rule, house, rule.state, rule.effective, *said)
            await connection.execute(SQL.codes, house, msgspec.json.encode(clinic.codes).decode())
            await connection.execute(SQL.hotlines, house, msgspec.json.encode(clinic.hotlines).decode())
            await _consent(connection, house, clinic.consent.version, texts)
            return Sown(passwords=passwords, signed_out=signed_out, left=await _left(connection, clinic))
    finally:
        await connection.close()


def person_id(house: OrganizationId, sign_in: str) -> UUID:
    """The identifier of whoever is new under that name."""
    return uuid5(house, f"person {sign_in}")


async def _practice(connection: Connection, house: OrganizationId, clinic: Clinic, keys: Keys) -> None:
    told = clinic.organization
    contact = (told.on_call.channel, told.on_call.address)
    hours = msgspec.json.encode(told.hours).decode() if told.hours else None
    await connection.execute(
        SQL.organization, house, told.name, told.phone, told.zone, *contact, told.language, hours, keys.new_organization_key(house)
    )


async def _people(
    connection: Connection, house: OrganizationId, people: tuple[Person, ...], password: Callable[[], str]
) -> tuple[dict[str, str], tuple[str, ...], dict[str, UUID]]:
    """The first passwords of the new, the sign-ins of whose visits ended, and everybody's identifier by sign-in."""
    known = {row["sign_in"]: row for row in await connection.fetch(SQL.people)}
    ids = {each.sign_in: person_id(house, each.sign_in) for each in people} | {name: row["person_id"] for name, row in known.items()}
    passwords, signed_out = {}, []
    for person in people:
        who, told = ids[person.sign_in], (person.name, person.credential, person.role, person.status, *_contact(person))
        row = known.get(person.sign_in)
        if row is None:
            passwords[person.sign_in] = first = password()
            await connection.execute(SQL.add_person, house, who, person.sign_in, *told, hash_password(first))
            continue
        await connection.execute(SQL.bring_person, who, *told)
        if (row["role"], row["status"]) != (person.role, person.status):
            await connection.execute(SQL.end_visits, who)
            signed_out.append(person.sign_in)
    return passwords, tuple(signed_out), ids


def _contact(person: Person) -> tuple[str | None, str | None]:
    return (person.contact.channel, person.contact.address) if person.contact else (None, None)


async def _licences(connection: Connection, house: OrganizationId, licences: tuple[HeldLicence, ...], ids: Mapping[str, UUID]) -> None:
    for each in licences:
        which, told = (ids[each.person], each.kind, each.state, each.number), (each.valid_from, each.valid_to, each.status)
        if await connection.execute(SQL.bring_licence, *which, *told) == "UPDATE 0":
            licence = uuid5(house, f"licence {each.person} {each.kind} {each.state} {each.number}")
            await connection.execute(SQL.add_licence, house, licence, *which, *told)


async def _consent(connection: Connection, house: OrganizationId, version: str, texts: Mapping[Language, str]) -> None:
    """Offer these texts from now on, and no earlier version. Raises ClinicRefused where the version has other words already."""
    for language, body in texts.items():
        digest = hashlib.sha256(body.encode()).hexdigest()
        await connection.execute(SQL.consent_text, house, version, language, digest, body)
        if await connection.fetchval(SQL.consent_digest, version, language) != digest:
            raise ClinicRefused(
                f"The consent text {version} in {language} is kept with other words, and patients may have agreed to them: "
                "give the new words a new version."
            )
    await connection.execute(SQL.offer, version)


async def _left(connection: Connection, clinic: Clinic) -> tuple[str, ...]:
    """Who and what is in force without being in the file: nothing ends by being left out of it."""
    people = {each.sign_in for each in clinic.people}
    licences = {(each.person, each.kind, each.state, each.number) for each in clinic.licences}
    forgotten = [row["sign_in"] for row in await connection.fetch(SQL.people) if row["sign_in"] not in people and row["status"] == "active"]
    for row in await connection.fetch(SQL.licences):
        if (row["person"], row["kind"], row["state"], row["number"]) not in licences and row["status"] == "active":
            forgotten.append(f"the licence {row['number']} ({row['state']}) of {row['person']}")
    return tuple(forgotten)
