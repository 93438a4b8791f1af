"""How each dentist likes pictures hung: one versioned row a person. Two windows never overwrite each other."""

import msgspec

from schemas.care.hanging import Hanging, KeptHanging
from schemas.refusal import Stale
from storage.postgres import Transaction, statements

SQL = statements(__file__)
NEVER = KeptHanging(version=0, hanging=Hanging())


async def read(transaction: Transaction) -> KeptHanging:
    """The actor's own; version 0 before anything was saved."""
    rows = await transaction.fetch(SQL.read, transaction.actor.id)
    return KeptHanging(version=rows[0]["version"], hanging=msgspec.json.decode(rows[0]["content"], type=Hanging)) if rows else NEVER


async def save(transaction: Transaction, version: int, hanging: Hanging) -> KeptHanging:
    """Save over `version` and answer the next one. Raises Stale if another version is current."""
    actor, content = transaction.actor, msgspec.json.encode(hanging, order="deterministic").decode()
    if version == 0:
        saved = await transaction.value(SQL.begin, actor.organization_id, actor.id, content)
    else:
        saved = await transaction.value(SQL.save, actor.id, version, content)
    if saved is None:
        raise Stale(version, (await read(transaction)).version)
    return KeptHanging(version=version + 1, hanging=hanging)
