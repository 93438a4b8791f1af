"""How many files are decoded at once, and how one that takes long is kept from holding up the others."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache

from workers.sandbox import LONG_SECONDS

CHILD_BYTES = 1024 * 1024 * 1024
"""What a child takes at the most, with all that it shares (T-U10)."""


class Places:
    """Room for `number` files at once, and for as many more that take long: those go on beside the others, and behind them."""

    def __init__(self, number: int) -> None:
        self._free, self._beside, self._quick = asyncio.Semaphore(number), number, 0

    def is_crowded(self) -> bool:
        """True while there is a file in hand that has not taken long."""
        return self._quick > 0

    @asynccontextmanager
    async def place(self) -> AsyncIterator[None]:
        """A place, once there is one; after LONG_SECONDS the next file may have it."""
        await self._free.acquire()
        self._quick += 1
        is_long = beside = False

        def step_aside() -> None:
            nonlocal is_long, beside
            is_long = True
            self._quick -= 1
            if self._beside:
                self._beside -= 1
                beside = True
                self._free.release()

        stepping_aside = asyncio.get_running_loop().call_later(LONG_SECONDS, step_aside)
        try:
            yield
        finally:
            stepping_aside.cancel()
            self._quick -= not is_long
            if beside:
                self._beside += 1
            else:
                self._free.release()


@cache
def decoders() -> Places:
    """As many as we have processors: more would only make each of them slower. All together may fill half the memory, and no more."""
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return Places(max(1, min(len(os.sched_getaffinity(0)), memory // 2 // (2 * CHILD_BYTES))))
