"""Keeps processes alive: one that ends on its own is started again, soon at first and then ever more slowly."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator

import msgspec

from infra.embedded.process import Process

FIRST_DELAY_SECONDS = 0.5
LONGEST_DELAY_SECONDS = 30.0
CALM_SECONDS = 60.0
"""Who lived this long is forgiven its earlier deaths."""

Say = Callable[[str], None]


class Watched(msgspec.Struct, kw_only=True):
    """What is known of one process: how often it ended in a row, when it was started, when it may be again."""

    started: float
    deaths: int = 0
    due: float | None = None


class Supervisor:
    """Watches lists of processes and puts a fresh one in the place of one that ended; the lists stay the owners'."""

    def __init__(self, groups: Iterable[list[Process]], say: Say, clock: Callable[[], float] = time.monotonic) -> None:
        self._groups = list(groups)
        self._say = say
        self._clock = clock
        self._watched: dict[str, Watched] = {}

    def look(self) -> None:
        """Notices who ended and starts again who is due; to be called several times a second."""
        now = self._clock()
        for group, place, process in list(self._places()):
            watched = self._watched.setdefault(process.recipe.name, Watched(started=now))
            if not process.died:
                continue
            if watched.due is None:
                self._mourn(process, watched, now)
            elif now >= watched.due:
                group[place] = Process(process.recipe)
                watched.started, watched.due = now, None

    def deaths(self, name: str) -> int:
        """How often this process ended in a row."""
        return self._watched[name].deaths if name in self._watched else 0

    def _mourn(self, process: Process, watched: Watched, now: float) -> None:
        watched.deaths = 1 if now - watched.started >= CALM_SECONDS else watched.deaths + 1
        delay = min(FIRST_DELAY_SECONDS * 2 ** (watched.deaths - 1), LONGEST_DELAY_SECONDS)
        watched.due = now + delay
        self._say(f"{process.recipe.name} ended ({process.outcome}); it starts again in {delay:g} s.")

    def _places(self) -> Iterator[tuple[list[Process], int, Process]]:
        for group in self._groups:
            for place, process in enumerate(group):
                yield group, place, process
