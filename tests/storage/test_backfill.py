"""What a migration does to the rows that it finds: the road is walked again in a schema of its own, with a house in it half-way."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

import asyncpg

from schemas.settings import Settings
from storage.ident import uuid7
from storage.migrate import MIGRATIONS

DIGEST = "0" * 64
LOOSE = "SELECT relname FROM pg_class WHERE relnamespace = 'half'::regnamespace AND relrowsecurity AND NOT relforcerowsecurity"


class HalfWay(NamedTuple):
    owner: asyncpg.Connection[asyncpg.Record]
    house: UUID
    person: UUID

    async def walk(self, to: str) -> None:
        """That one migration; the force of every scope is back afterwards."""
        (path,) = MIGRATIONS.glob(f"{to}_*.sql")
        await self.owner.execute(path.read_text(encoding="utf-8"))
        assert await self.owner.fetch(LOOSE) == []


@asynccontextmanager
async def half_way(settings: Settings, until: str) -> AsyncIterator[HalfWay]:
    """A schema as it was before that migration, with a house and a person in it; nothing of it stays."""
    owner = await asyncpg.connect(settings.owner_database_url)
    transaction = owner.transaction()
    await transaction.start()
    try:
        # The functions of the doors look into the real schema, which is further along the road.
        await owner.execute("CREATE SCHEMA half; SET LOCAL search_path = half; SET LOCAL check_function_bodies = off")
        for path in sorted(MIGRATIONS.glob("*.sql")):
            if path.name < until:
                await owner.execute(path.read_text(encoding="utf-8"))
        house, person = uuid7(), uuid7()
        await owner.execute("SELECT set_config('mesial.organization', $1, true)", str(house))
        named = "organization_id, name, phone, zone, wrapped_key"
        await owner.execute(f"INSERT INTO organizations ({named}) VALUES ($1, 'Old', '-', 'UTC', '')", house)
        named = "organization_id, person_id, sign_in, name, role, password_hash"
        await owner.execute(f"INSERT INTO people ({named}) VALUES ($1, $2, 'd', 'D', 'dentist', '')", house, person)
        yield HalfWay(owner, house, person)
    finally:
        await transaction.rollback()
        await owner.close()


async def test_upl_12_links_that_read_for_ever_get_an_end(settings: Settings) -> None:
    """0006: only where something was sealed, and only for the living link."""
    async with half_way(settings, "0006") as road:
        owner = road.owner
        links = {name: await with_link(owner, road.house, road.person, name) for name in ("sealed", "revoked", "draft")}
        await owner.execute("UPDATE links SET revoked_at = now() WHERE link_id = $1", links["revoked"])
        await road.walk("0006")
        rows = {row["link_id"]: row["read_until"] for row in await owner.fetch("SELECT link_id, read_until FROM links")}
        now = await owner.fetchval("SELECT clock_timestamp()")
        assert timedelta(days=89) < rows[links["sealed"]] - now < timedelta(days=91)
        assert rows[links["revoked"]] is None
        assert rows[links["draft"]] is None


async def test_adv_04_what_is_answered_and_open_gets_a_letter(settings: Settings) -> None:
    """0027: a job for each, and none for what is closed or not answered yet."""
    async with half_way(settings, "0027") as road:
        for status in ("signed", "communicated", "closed", "submitted"):
            await with_link(road.owner, road.house, road.person, "draft")
            await road.owner.execute("UPDATE cases SET status = $1, state = 'CO' WHERE status = 'draft'", status)
        await road.walk("0027")
        rows = await road.owner.fetch("SELECT c.status, o.task, o.fact FROM outbox o JOIN cases c USING (organization_id, case_id)")
        assert sorted(tuple(row) for row in rows) == [(status, "render_letter", "signed") for status in ("communicated", "signed")]


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
