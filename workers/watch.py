"""The watchdog: ends the process when one of its loops no longer turns, for whoever supervises the process to start it afresh.

A loop that raises is started again; a loop that hangs, or a whole event loop that hangs, can only be seen from another thread.
"""

import logging
import os
import threading
import time
from collections.abc import Callable

CHECK_SECONDS = 5.0
STUCK_EXIT = 70  # EX_SOFTWARE of sysexits.h

log = logging.getLogger("mesial.watch")


class Watch:
    """Knows when each part last gave a sign of life; times in seconds of the monotonic clock."""

    def __init__(self, end: Callable[[int], object] = os._exit, clock: Callable[[], float] = time.monotonic) -> None:
        self._end, self._clock = end, clock
        self._limits: dict[str, float] = {}
        self._seen: dict[str, float] = {}
        self._suspects: frozenset[str] = frozenset()
        self._over = threading.Event()

    def part(self, name: str, limit_seconds: float) -> Callable[[], None]:
        """Begin to watch a part; answer what it calls to give a sign of life."""
        self._limits[name], self._seen[name] = limit_seconds, self._clock()

        def beat() -> None:
            self._seen[name] = self._clock()

        return beat

    def silent(self) -> frozenset[str]:
        """The parts that have been silent for too long."""
        now = self._clock()
        return frozenset(name for name, limit in self._limits.items() if now - self._seen[name] > limit)

    def check(self) -> None:
        """End the process for a part that is silent twice in a row: a process that was merely stopped gets the time to catch up."""
        silent = self.silent()
        if stuck := silent & self._suspects:
            log.critical("stuck: %s", ", ".join(sorted(stuck)))
            self._end(STUCK_EXIT)
        self._suspects = silent

    def start(self) -> None:
        threading.Thread(target=self._watch, name="watchdog", daemon=True).start()

    def stop(self) -> None:
        self._over.set()

    def _watch(self) -> None:
        while not self._over.wait(CHECK_SECONDS):
            self.check()
