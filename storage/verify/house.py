"""The order of a walk: what the store says of each trail first, then one snapshot of the database, organization by organization."""

from schemas.ident import OrganizationId
from schemas.settings import Settings
from storage.keys import Keys
from storage.objects import Store
from storage.postgres import connect, statements
from storage.verify import anchors, case, patients, safeguarding, strays, trail
from storage.verify.anchors import Anchored
from storage.verify.broken import Broken, named
from storage.verify.patients import Versions
from storage.verify.walk import Totals, Walk

SQL = statements(__file__)
CASES_AT_ONCE = 50  # each has its content with it


async def verify(settings: Settings) -> Totals:
    """Walk everything. Raises Broken, or StoreAway."""
    keys = Keys(settings.master_key)
    return await walked(settings.auditor_database_url, Store(settings, keys), keys)


async def walked(url: str, store: Store, keys: Keys) -> Totals:
    """The walk itself, with what it needs at hand."""
    # Before the snapshot: a running house anchors on, and what is anchored later is not in the snapshot.
    anchored = await anchors.read(store.anchors, keys)
    connection = await connect(url)
    try:
        async with connection.transaction(isolation="repeatable_read", readonly=True):
            return await everything(Walk(connection=connection, store=store, keys=keys, totals=Totals()), anchored)
    finally:
        await connection.close()


async def everything(walk: Walk, anchored: dict[str, Anchored]) -> Totals:
    known = set()
    for row in await walk.connection.fetch(SQL.organizations):
        organization = OrganizationId(row["organization_id"])
        with named(f"the key of organization {organization}"):
            walk.keys.learn(organization, row["wrapped_key"])
        await one(walk, organization, anchored.get(str(organization), {}))
        known.add(organization)
    walk.totals.organizations = len(known)
    if missing := anchored.keys() - {str(each) for each in known}:
        raise Broken(f"organization {min(missing)}: its trail is anchored, and it has no row")
    if orphan := await walk.connection.fetchrow(SQL.orphan):
        raise Broken(f"{orphan['kind']} {orphan['which']}: its case {orphan['case_id']} does not exist")
    if homeless := await walk.connection.fetchrow(SQL.homeless):
        raise Broken(f"{homeless['kind']} {homeless['which']}: its organization {homeless['organization_id']} does not exist")
    await strays.kept(walk, known)
    await strays.quarantined(walk)
    return walk.totals


async def one(walk: Walk, organization: OrganizationId, anchored: Anchored) -> None:
    """Everything of one organization."""
    texts, told = await patients.texts(walk, organization), Versions()
    async for rows in walk.batches(SQL.cases, organization, size=CASES_AT_ONCE):
        for row in rows:
            await case.case(walk, organization, row, texts, told)
    await safeguarding.entries(walk, organization)
    await patients.patients(walk, organization, told)
    await patients.keys(walk, organization)
    await trail.trail(walk, organization, anchored)
