"""Hostile files of our own, each through the sandbox: the outcome is one that is right for it, soon, and the worker stays as it was."""

from schemas.care.derivative import REASONS
from tests.workers.imaging import bare, passage
from tests.workers.imaging.hostile import strangers
from tests.workers.imaging.hostile.every import every
from tests.workers.imaging.mutations.seeds import seed
from workers import sandbox

LEAST = 120
MOST_SECONDS = sandbox.WALL_CLOCK
"""Until the answer. THREATS T-U10 asks for fifteen, of which twelve of the processor's are a wall of the child's (test_walls); what a
machine that does something else as well adds to them is waiting."""
AGAIN = "python -m tests.workers.imaging.hostile '{}'"


async def test_t_u10_each_hostile_file_ends_as_its_case_says() -> None:
    await passage.through(seed("JPEG"))  # whatever stays warm is warm from here on
    before, cases, wrong, seen = passage.decoders(), every(), list[str](), set[str]()
    memory = passage.Memory()

    def look(name: str, original: bytes, fared: passage.Passage) -> None:
        seen.add(name)
        outcome = "shown" if fared.made else fared.reason
        found = [] if outcome in cases[name].allowed else [f"{fared.outcome}, not {' or '.join(cases[name].allowed)}"]
        if fared.made:
            found += [*passage.excesses(fared.made), *bare.traces(original, fared.made), *carried(fared)]
        if fared.seconds > MOST_SECONDS:
            found.append(f"it took {fared.seconds:.1f} s")
        if found:
            wrong.append(f"{found}: {AGAIN.format(name)}")

    await passage.each_through(((name, case.make) for name, case in cases.items()), look)

    assert wrong == []
    assert seen == set(cases)
    assert len(seen) >= LEAST
    assert passage.decoders() <= before
    assert memory.growth() < passage.MOST_GROWTH


def carried(fared: passage.Passage) -> list[str]:
    """What of a second nature came through in a picture."""
    assert fared.made
    pictures = [each for each in fared.made.derivatives if each.facts.media_type == "image/jpeg"]
    return [f"{each.facts.kind} carries {needle!r}" for each in pictures for needle in strangers.NEEDLES if needle in bytes(each.content)]


def test_every_reason_that_a_file_can_cause_has_a_hostile_case() -> None:
    allowed = {each for case in every().values() for each in case.allowed}
    assert allowed >= {*REASONS, "shown"} - {"processing_failed", "too_large"}


def test_two_things_at_once_are_many() -> None:
    assert len(strangers.TWO_AT_ONCE) >= 24
    assert all(
        any(needle in make() for needle in (*strangers.NEEDLES, b"MZ", b"II*", b"\xff\xd8", b"\x89PNG", b"mp42"))
        for make in strangers.TWO_AT_ONCE.values()
    )
