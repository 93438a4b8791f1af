"""Thousands of damaged files, each through the sandbox: every one ends in a picture within its limits or in a reason of the list."""

from functools import partial

from schemas.care.derivative import REASONS
from tests.workers.imaging import passage
from tests.workers.imaging.mutations import table
from tests.workers.imaging.mutations.seeds import SEEDS, seed

LEAST = 5000
MOST_DEATHS = 0.05
"""Of all: a decoder in C may die of damage, and that is what its process is for; but most damage is to be noticed, not died of."""
NOT_READ = {"DICOM deflated": "unsupported"}
AGAIN = 'python -m tests.workers.imaging.mutations "{}"'


async def test_t_u10_thousands_of_damaged_files_harm_nobody() -> None:
    await passage.through(seed("JPEG"))  # whatever stays warm is warm from here on
    before, wrong, tally, names = passage.decoders(), list[str](), table.Tally(), set[str]()
    memory = passage.Memory()

    def look(name: str, original: bytes, fared: passage.Passage) -> None:
        names.add(name)
        tally.add(name, "shown" if fared.made else fared.outcome)
        if fared.made and (over := passage.excesses(fared.made)):
            wrong.append(f"{over}: {AGAIN.format(name)}")
        if fared.reason and fared.reason not in REASONS:
            wrong.append(f"{fared.reason} is no reason: {AGAIN.format(name)}")

    await passage.each_through(table.every(), look)

    print(f"\n{tally}\n{len(names)} mutations, the worker grew by {memory.growth() // 1_000_000} MB at most")
    assert wrong == []
    assert len(names) >= LEAST
    assert passage.decoders() <= before
    assert memory.growth() < passage.MOST_GROWTH
    assert tally.of("processing_failed") <= MOST_DEATHS * len(names)


def test_a_mutation_is_the_same_every_time() -> None:
    names = [name for name, _ in table.every()][::61]
    first = [table.mutation(name) for name in names]
    assert first == [table.mutation(name) for name in names]
    assert all(made != seed(name.rpartition(" ")[0]) for name, made in zip(names, first, strict=True))


async def test_every_seed_is_sound() -> None:
    """Or refused whole, which its mutations then are as well: what is not read may not be died of either."""
    outcomes = dict[str, str]()

    def look(kind: str, _: bytes, fared: passage.Passage) -> None:
        outcomes[kind] = fared.outcome

    await passage.each_through(((kind, partial(seed, kind)) for kind in SEEDS), look)
    assert {kind: outcome for kind, outcome in outcomes.items() if "/" not in outcome} == NOT_READ
