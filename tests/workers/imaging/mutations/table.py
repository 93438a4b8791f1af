"""Which mutations there are, by name, and how all of them fared."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import partial

from tests.workers.imaging.mutations.mutate import mutated
from tests.workers.imaging.mutations.seeds import SEEDS, seed

EACH = 120
"""Mutations of one kind; with all the kinds more than 5,000."""


def mutation(name: str) -> bytes:
    """The bytes of one, named by its kind and number. Every second one takes its foreign parts from another kind."""
    kind, _, number = name.rpartition(" ")
    kinds = sorted(SEEDS)
    other = kinds[(kinds.index(kind) + int(number)) % len(kinds)] if int(number) % 2 else kind
    return mutated(seed(kind), seed(other), name)


def every() -> Iterator[tuple[str, Callable[[], bytes]]]:
    for kind in SEEDS:
        for number in range(EACH):
            name = f"{kind} {number}"
            yield name, partial(mutation, name)


class Tally:
    """How many of each kind ended in which way."""

    def __init__(self) -> None:
        self.counts: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def add(self, name: str, outcome: str) -> None:
        self.counts[name.rpartition(" ")[0]][outcome] += 1

    def of(self, outcome: str) -> int:
        return sum(each[outcome] for each in self.counts.values())

    def __str__(self) -> str:
        ways = sorted({way for each in self.counts.values() for way in each})
        head = " " * 28 + " ".join(f"{way:>17}" for way in ways)
        return "\n".join([head, *(f"{kind:28}" + " ".join(f"{each[way]:17}" for way in ways) for kind, each in self.counts.items())])
