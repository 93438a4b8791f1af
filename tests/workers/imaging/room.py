"""The imaging room for tests, which have their originals in memory."""

import io

import numpy as np
import pytest
from PIL import Image

from schemas.care.derivative import Derivative, Normalized, Reason
from tests.factories import UPRIGHT, corners
from workers.imaging import normalize as room
from workers.imaging.encode import Pixels
from workers.imaging.tape import Tape
from workers.imaging.unreadable import Unreadable


def normalize(original: bytes) -> Normalized:
    """What the room makes of an original."""
    return room.normalize(Tape.of(original))


def shown(made: Normalized, kind: str) -> tuple[Derivative, Image.Image, bytes]:
    """One derivative, opened."""
    (one,) = (one for one in made.derivatives if one.facts.kind == kind)
    return one.facts, Image.open(io.BytesIO(one.content)), bytes(one.content)


def display(original: bytes) -> Pixels:
    """The pixels of the display picture."""
    return np.asarray(shown(normalize(original), "display")[1])


def is_upright(original: bytes) -> bool:
    """Whether the mouth of tests.factories comes out with each of its corners where it belongs, and as wide."""
    _, picture, _ = shown(normalize(original), "display")
    return corners(picture) == UPRIGHT and picture.width > picture.height


def refused(original: bytes) -> Reason:
    """Why an original is not shown."""
    with pytest.raises(Unreadable) as refusal:
        normalize(original)
    return refusal.value.reason


def written(picture: Image.Image, name: str, **options: object) -> bytes:
    """A picture in a format that Pillow writes."""
    out = io.BytesIO()
    picture.save(out, name, **options)
    return out.getvalue()
