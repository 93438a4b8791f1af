"""What a migration does to the rows that it finds: the road is walked again in a schema of its own, with a house in it half-way."""

from __future__ import annotations

from datetime import timedelta

import asyncpg

from schemas.settings import Settings
from storage.ident import uuid7
from storage.migrate import MIGRATIONS

DIGEST = "0" * 64


async def test_upl_12_links_that_read_for_ever_get_an_end(settings: Settings) -> None:
    """0006: only where something was sealed, only for the living link; and the force of every scope is back afterwards."""
    owner = await asyncpg.connect(settings.owner_database_url)
    transaction = owner.transaction()
    await transaction.start()
    try:
        # The functions of the doors look into the real schema, which is further along the road.
        await owner.execute("CREATE SCHEMA half; SET LOCAL search_path = half; SET LOCAL check_function_bodies = off")
        road = sorted(MIGRATIONS.glob("*.sql"))
        for path in road:
            if path.name < "0006":
                await owner.execute(path.read_text(encoding="utf-8"))
        house, person = uuid7(), uuid7()
        await owner.execute("SELECT set_config('mesial.organization', $1, true)", str(house))
        await owner.execute("INSERT INTO organizations VALUES ($1, 'Old', '-', 'UTC', NULL, NULL, '')", house)
        await owner.execute(
            "INSERT INTO people (organization_id, person_id, sign_in, name, role, password_hash) VALUES ($1, $2, 'd', 'D', 'dentist', '')",
            house,
            person,
        )
        links = {name: await with_link(owner, house, person, name) for name in ("sealed", "revoked", "draft")}
        await owner.execute("UPDATE links SET revoked_at = now() WHERE link_id = $1", links["revoked"])
        for path in road:
            if path.name.startswith("0006"):
                await owner.execute(path.read_text(encoding="utf-8"))
        rows = {row["link_id"]: row["read_until"] for row in await owner.fetch("SELECT link_id, read_until FROM links")}
        now = await owner.fetchval("SELECT clock_timestamp()")
        assert timedelta(days=89) < rows[links["sealed"]] - now < timedelta(days=91)
        assert rows[links["revoked"]] is None
        assert rows[links["draft"]] is None
        loose = "SELECT relname FROM pg_class WHERE relnamespace = 'half'::regnamespace AND relrowsecurity AND NOT relforcerowsecurity"
        assert await owner.fetch(loose) == []
    finally:
        await transaction.rollback()
        await owner.close()


async def with_link(owner: asyncpg.Connection[asyncpg.Record], house: object, person: object, name: str) -> object:
    """A case with a link that has no end to its reading; sealed or not."""
    case, patient, link = uuid7(), uuid7(), uuid7()
    for key in (case, patient):
        await owner.execute("INSERT INTO data_keys (organization_id, key_id, wrapped) VALUES ($1, $2, '')", house, key)
    await owner.execute("INSERT INTO patients VALUES ($1, $2, '')", house, patient)
    await owner.execute(
        "INSERT INTO cases (organization_id, case_id, patient_id, type, status, language, red_flag, opened_by, opened_at, version, head,"
        " content) VALUES ($1, $2, $3, 'second_opinion', 'draft', 'en', false, $4, now(), 0, '', '')",
        house,
        case,
        patient,
        person,
    )
    if name != "draft":
        await owner.execute("INSERT INTO sealed_records VALUES ($1, $2, 1, 0, $3, $4, now(), '')", house, case, DIGEST, person)
    await owner.execute(
        "INSERT INTO links (organization_id, link_id, case_id, token_hash, created_at, upload_until) VALUES ($1, $2, $3, $4, now(), now())",
        house,
        link,
        case,
        link.bytes * 2,
    )
    return link
