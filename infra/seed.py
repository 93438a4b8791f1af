"""The demonstration organization: a practice with an office, a hygienist and two dentists, in MODE=demo only.

People, licences and state rules are invented. The state rules are marked as decided for the demonstration: no clinic may rely on them.
Passwords are fixed, because a demonstration says them aloud; production never runs this.
"""

import hashlib
from datetime import date
from pathlib import Path
from uuid import UUID, uuid5

import asyncpg

from schemas.ident import OrganizationId
from schemas.settings import Settings
from storage.keys import Keys
from storage.passwords import hash_password
from storage.postgres import connect

HOUSE = OrganizationId(UUID("6d657369-616c-4e00-8000-000000000001"))
PASSWORD = "open wide for the demo"
CONSENT_VERSION = "2026-12.2"
CONSENT_TEXTS = Path(__file__).parent / "consent"
PRACTICE = ("Juniper Street Dental", "+1 555 010 0100", "America/Denver", "sms", "+15550100199")

PEOPLE = (
    ("office", "Dana Whitfield", "", "frontdesk"),
    ("hygienist", "Rosa Ibarra", "RDH", "hygienist"),
    ("dentist", "Dr. Amara Okafor", "DDS", "dentist"),
    ("dentist2", "Dr. Felix Lindqvist", "DMD", "dentist"),
    ("lead", "Priya Raman", "", "programme_lead"),
)
LICENCES = (
    ("dentist", "dentist", "CO", "DEN.00100001"),
    ("dentist", "dentist", "NM", "DD-100001"),
    ("dentist2", "dentist", "CO", "DEN.00100002"),
    ("hygienist", "hygienist", "CO", "DH.00200001"),
)
VALID = (date(2024, 1, 1), date(2029, 12, 31))
RULES = (("CO", "yes", 18), ("NM", "yes", 18), ("AZ", "yes", 18), ("UT", "unknown", 18))


async def seed(settings: Settings) -> None:
    """Make the organization if it is not there; print how to sign in either way."""
    connection = await connect(settings.owner_database_url)
    try:
        async with connection.transaction():
            await connection.execute("SELECT set_config('mesial.organization', $1, true)", str(HOUSE))
            if not await connection.fetchval("SELECT 1 FROM organizations WHERE organization_id = $1", HOUSE):
                await sow(connection, Keys(settings.master_key))
    finally:
        await connection.close()
    print(sign_ins())


async def sow(connection: "asyncpg.Connection[asyncpg.Record]", keys: Keys) -> None:
    """Insert everything, within the organization's scope."""
    await connection.execute(
        "INSERT INTO organizations (organization_id, name, phone, zone, on_call_channel, on_call_address, wrapped_key)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7)",
        HOUSE,
        *PRACTICE,
        keys.new_organization_key(HOUSE),
    )
    password = hash_password(PASSWORD)
    await connection.executemany(
        "INSERT INTO people (organization_id, person_id, sign_in, name, credential, role, password_hash)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7)",
        [(HOUSE, person_id(sign_in), sign_in, name, credential, role, password) for sign_in, name, credential, role in PEOPLE],
    )
    await connection.executemany(
        "INSERT INTO licences (organization_id, licence_id, person_id, kind, state, number, valid_from, valid_to)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        [(HOUSE, uuid5(HOUSE, number), person_id(who), kind, state, number, *VALID) for who, kind, state, number in LICENCES],
    )
    await connection.executemany(
        "INSERT INTO state_rules (organization_id, state, effective, async_review, majority_age, source, decided_by)"
        " VALUES ($1, $2, $3, $4, $5, 'invented for the demonstration', 'demonstration')",
        [(HOUSE, state, date(2026, 1, 1), answer, majority) for state, answer, majority in RULES],
    )
    await connection.executemany(
        "INSERT INTO consent_texts (organization_id, version, language, digest, body) VALUES ($1, $2, $3, $4, $5)",
        [(HOUSE, CONSENT_VERSION, language, *consent(language)) for language in ("en", "es")],
    )


def person_id(sign_in: str) -> UUID:
    return uuid5(HOUSE, f"person {sign_in}")


def consent(language: str) -> tuple[str, str]:
    """Digest and body of the default consent text."""
    body = (CONSENT_TEXTS / f"{language}.txt").read_text(encoding="utf-8").strip()
    return hashlib.sha256(body.encode()).hexdigest(), body


def sign_ins() -> str:
    """The demonstration's sign-ins, a line each."""
    lines = [f"  {sign_in:<10} {role:<15} {name}" for sign_in, name, _, role in PEOPLE]
    return "\n".join((f"Demonstration sign-ins, all with the password: {PASSWORD}", *lines))
