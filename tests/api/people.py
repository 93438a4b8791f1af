"""Two practices with somebody in every role, put into the database as its owner does it: what the API's tests stand on."""

from __future__ import annotations

import hashlib
from datetime import date
from uuid import UUID, uuid5

import msgspec
import pyotp

from schemas.ident import OrganizationId
from schemas.person import Role
from schemas.settings import Settings
from storage.ident import uuid7
from storage.keys import Keys
from storage.passwords import hash_password
from storage.postgres import Connection, connect

PASSWORD = "a long password of the tests"
CONSENT = "I agree that a dentist looks at these pictures later."
SECRET = pyotp.random_base32()
ROLES = (Role.HYGIENIST, Role.FRONTDESK, Role.BILLER, Role.COORDINATOR, Role.DENTIST, Role.PROGRAMME_LEAD, Role.AUDITOR, Role.ADMIN)
STATE = "OH"
VALID = (date(2020, 1, 1), date(2035, 12, 31))


class Practice(msgspec.Struct, frozen=True, kw_only=True):
    """One organization: `word` begins every sign-in name of it."""

    id: OrganizationId
    word: str

    def sign_in(self, role: str) -> str:
        return f"{self.word}-{role}"

    def person(self, role: str) -> UUID:
        return uuid5(self.id, role)


async def settle_in(settings: Settings, word: str) -> Practice:
    """Insert a practice with its people; `dentist2` has no licence in STATE, `dentist3` and `dentist4` have one."""
    practice = Practice(id=OrganizationId(uuid7()), word=word)
    keys = Keys(settings.master_key)
    connection = await connect(settings.owner_database_url)
    try:
        async with connection.transaction():
            await connection.execute("SELECT set_config('mesial.organization', $1, true)", str(practice.id))
            await _insert(connection, practice, keys)
    finally:
        await connection.close()
    return practice


async def as_owner(settings: Settings, practice: Practice, statement: str, *values: object) -> None:
    """Run a statement within the practice, as whoever may write everything there."""
    owner: Connection = await connect(settings.owner_database_url)
    async with owner.transaction():
        await owner.execute("SELECT set_config('mesial.organization', $1, true)", str(practice.id))
        await owner.execute(statement, *values)
    await owner.close()


async def _insert(connection: Connection, practice: Practice, keys: Keys) -> None:
    house = practice.id
    await connection.execute(
        "INSERT INTO organizations (organization_id, name, phone, zone, wrapped_key) VALUES ($1, $2, '+15550100', 'America/New_York', $3)",
        house,
        f"Practice {practice.word}",
        keys.new_organization_key(house),
    )
    keys.learn(house, await connection.fetchval("SELECT wrapped_key FROM organizations"))
    password = hash_password(PASSWORD)
    people = [(role, str(role), "active", None) for role in ROLES]
    people += [
        (Role.DENTIST, "dentist2", "active", None),
        (Role.DENTIST, "dentist3", "active", None),
        (Role.DENTIST, "dentist4", "active", None),
        (Role.FRONTDESK, "gone", "active", None),
        (Role.FRONTDESK, "suspended", "suspended", None),
        (Role.FRONTDESK, "invited", "invited", None),
        (Role.FRONTDESK, "account", "active", None),
    ]
    coded = keys.lock_secret(house, practice.person("coded"), SECRET.encode())
    await connection.executemany(
        "INSERT INTO people (organization_id, person_id, sign_in, name, role, status, password_hash, code_secret)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        [
            (house, practice.person(word), practice.sign_in(word), f"Staff {word}", role, status, password, secret)
            for role, word, status, secret in [*people, (Role.FRONTDESK, "coded", "active", coded)]
        ],
    )
    await connection.executemany(
        "INSERT INTO licences (organization_id, licence_id, person_id, kind, state, number, valid_from, valid_to)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        [
            (house, uuid5(house, number), practice.person(who), kind, state, number, *VALID)
            for who, kind, state, number in (
                ("dentist", "dentist", STATE, "D-1"),
                ("dentist2", "dentist", "TX", "D-2"),
                ("dentist3", "dentist", STATE, "D-3"),
                ("dentist4", "dentist", STATE, "D-4"),
                ("hygienist", "hygienist", STATE, "H-1"),
            )
        ],
    )
    await connection.executemany(
        "INSERT INTO state_rules (organization_id, state, effective, async_review, majority_age, source, decided_by)"
        " VALUES ($1, $2, '2025-01-01', 'yes', 18, 'invented', 'tests')",
        [(house, STATE), (house, "TX")],
    )
    await connection.execute(
        "INSERT INTO consent_texts (organization_id, version, language, digest, body) VALUES ($1, '1', 'en', $2, $3)",
        house,
        hashlib.sha256(CONSENT.encode()).hexdigest(),
        CONSENT,
    )
