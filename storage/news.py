"""That a case has come to wait for a dentist, as it happens, to whoever listens: of which organization it is, and nothing else.

A notification can be lost, with the line or before anybody listened. Whoever listens asks for the list by itself now and then as well.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

from schemas.ident import OrganizationId
from storage.postgres import Connection, connect

CHANNEL = "worklist"


class News:
    """One line to the database for all who listen in this process; there is none until somebody does."""

    def __init__(self, url: str) -> None:
        self._url, self._opening = url, asyncio.Lock()
        self._line: Connection | None = None
        self._listening: dict[OrganizationId, set[asyncio.Event]] = {}

    @asynccontextmanager
    async def of(self, organization: OrganizationId) -> AsyncIterator[asyncio.Event]:
        """An event that is set when the organization's worklist has grown, or when that can no longer be known."""
        heard = asyncio.Event()
        self._listening.setdefault(organization, set()).add(heard)
        try:
            await self._listen()
            yield heard
        finally:
            self._listening[organization].discard(heard)
            if not self._listening[organization]:
                del self._listening[organization]

    def end(self) -> None:
        """Let go of the line."""
        if self._line is not None:
            self._line.terminate()

    async def _listen(self) -> None:
        async with self._opening:
            if self._line is None or self._line.is_closed():
                line = await connect(self._url)
                line.add_termination_listener(lambda _: self._tell(*self._listening))
                await line.add_listener(CHANNEL, self._heard)
                self._line = line

    def _heard(self, _line: Connection, _pid: int, _channel: str, payload: object) -> None:
        self._tell(OrganizationId(UUID(str(payload))))

    def _tell(self, *organizations: OrganizationId) -> None:
        for each in organizations:
            for heard in self._listening.get(each, ()):
                heard.set()
