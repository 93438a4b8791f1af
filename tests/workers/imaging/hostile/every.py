"""The whole collection by name."""

from tests.workers.imaging.hostile import clips, films, letters, models, photos, pngs, stills, strangers, streams, tiffs
from tests.workers.imaging.hostile.cases import Case

ROOMS = (photos, pngs, tiffs, stills, clips, films, streams, letters, models, strangers)


def every() -> dict[str, Case]:
    """Each case; a name stands once."""
    found = {name: case for room in ROOMS for name, case in room.CASES.items()}
    assert len(found) == sum(len(room.CASES) for room in ROOMS)
    return found
