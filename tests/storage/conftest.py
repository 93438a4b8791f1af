"""A cellar with people in it: the demonstration organization and a second one, and resources of each role."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from infra import seed
from schemas.ident import OrganizationId
from schemas.settings import Settings
from storage.ident import uuid7
from storage.keys import Keys
from storage.postgres import connect
from storage.resources import Resources, open_resources


@pytest.fixture(scope="session")
async def sown(settings: Settings) -> Settings:
    """The settings of a database with the demonstration organization in it."""
    await seed.seed(settings)
    return settings


@pytest.fixture(scope="session")
async def elsewhere(sown: Settings) -> OrganizationId:
    """A second organization, with nobody in it."""
    other = OrganizationId(uuid7())
    connection = await connect(sown.owner_database_url)
    async with connection.transaction():
        await connection.execute("SELECT set_config('mesial.organization', $1, true)", str(other))
        await connection.execute(
            "INSERT INTO organizations (organization_id, name, phone, zone, wrapped_key) VALUES ($1, 'Elsewhere', '-', 'UTC', $2)",
            other,
            Keys(sown.master_key).new_organization_key(other),
        )
    await connection.close()
    return other


@pytest.fixture(scope="session")
async def hall(sown: Settings) -> AsyncIterator[Resources]:
    """What the API opens."""
    async with open_resources(sown, sown.api_database_url) as resources:
        yield resources


@pytest.fixture(scope="session")
async def shop(sown: Settings) -> AsyncIterator[Resources]:
    """What the workers open."""
    async with open_resources(sown, sown.worker_database_url) as resources:
        yield resources
