"""News of the worklist as server-sent events (WHATWG HTML, section 9.2): that it has grown, never what is in it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Annotated

from litestar import get
from litestar.params import QueryParameter
from litestar.response import Stream

from api.permissions import DENTISTS, only
from schemas.person import Actor
from storage.resources import Resources

MOST_SECONDS = 60
"""Then the browser asks anew, and has to be signed in still."""
AGAIN = b"retry: 1000\n\n"
GROWN = b"data: grown\n\n"


@get("/api/worklist/news", opt=only(DENTISTS) | {"answers": "text/event-stream", "attended": False})
async def listen(house: Resources, actor: Actor, seconds: Annotated[int, QueryParameter(ge=0, le=MOST_SECONDS)] = 0) -> Stream:
    """One event each time that the organization's worklist has grown, for so many seconds."""
    return Stream(told(house, actor, seconds), media_type="text/event-stream", headers={"X-Accel-Buffering": "no"})


async def told(house: Resources, actor: Actor, seconds: float) -> AsyncIterator[bytes]:
    """The stream; its first line comes at once, so that whoever waits knows that it is heard from now on."""
    async with house.news.of(actor.organization_id) as heard:
        yield AGAIN
        clock = asyncio.get_running_loop().time
        end = clock() + seconds
        while (left := end - clock()) > 0:
            with suppress(TimeoutError):
                await asyncio.wait_for(heard.wait(), left)
                heard.clear()
                yield GROWN


ROUTES = (listen,)
