"""The imaging room for tests, which have their originals in memory."""

from schemas.care.derivative import Normalized
from workers.imaging import normalize as room
from workers.imaging.tape import Tape


def normalize(original: bytes) -> Normalized:
    """What the room makes of an original."""
    return room.normalize(Tape.of(original))
