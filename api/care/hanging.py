"""How a dentist likes pictures hung: their own to read and to change, and nobody else's. It says nothing of any patient."""

from typing import Annotated

from litestar import Response, get, put
from litestar.params import HeaderParameter

from api.asked import read_version
from api.permissions import DENTISTS, only
from schemas.care.hanging import Hanging, KeptHanging
from schemas.person import Actor
from storage import hangings
from storage.resources import Resources


@get("/api/hanging", opt=only(DENTISTS))
async def mine(house: Resources, actor: Actor) -> KeptHanging:
    """What this dentist saved last."""
    async with house.database.begin(actor) as transaction:
        return await hangings.read(transaction)


@put("/api/hanging", opt=only(DENTISTS))
async def keep(
    house: Resources, actor: Actor, data: Hanging, version: Annotated[str | None, HeaderParameter(name="If-Match")] = None
) -> Response[KeptHanging]:
    """Save over the version named by If-Match."""
    given = read_version(version)
    async with house.database.begin(actor) as transaction:
        kept = await hangings.save(transaction, given, data)
    return Response(kept, headers={"ETag": f'"{kept.version}"'})


ROUTES = (mine, keep)
