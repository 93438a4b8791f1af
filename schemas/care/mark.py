"""What a dentist draws on a picture: arrow, box, ellipse, polygon, freehand line or words, each part of a finding (SPEC VWR-04).

Everything is in pixels of the upright original, which no renormalization and no turning on the screen changes.
"""

import math
from datetime import datetime
from typing import Annotated, Literal, NamedTuple

import msgspec
from msgspec import Meta

from schemas.ident import PersonId
from schemas.text import Line, legible

MarkKind = Literal["arrow", "box", "ellipse", "polygon", "freehand", "text"]

MAX_MARKS = 20
"""Of one finding: more would hide what they mark."""

MAX_POINTS = 200
"""Of one mark: an outline around a whole jaw, with a point at every tenth of a tooth."""

POINTS: dict[MarkKind, tuple[int, int]] = {
    "arrow": (2, 2),
    "box": (2, 2),
    "ellipse": (2, 2),
    "polygon": (3, MAX_POINTS),
    "freehand": (2, MAX_POINTS),
    "text": (1, 1),
}
"""How many points each kind has at least and at most: an arrow from its tail to its tip, a box and the box around an ellipse by two
opposite corners, a polygon by its corners without the first again, words by where they begin."""


class Point(NamedTuple):
    """Pixels of the upright original, from its top left corner."""

    x: float
    y: float


class Region(NamedTuple):
    """A box around something, in pixels: left ≤ right and top ≤ bottom."""

    left: float
    top: float
    right: float
    bottom: float


class Mark(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`text` are the words of a mark of words, and no other has any. Who drew it or changed it last, and when, is said by the house;
    None in marks from before it said so.
    """

    kind: MarkKind
    points: Annotated[tuple[Point, ...], Meta(max_length=MAX_POINTS)]
    text: Line = ""
    drawn_by: PersonId | None = None
    drawn_at: datetime | None = None

    def __post_init__(self) -> None:
        least, most = POINTS[self.kind]
        if not least <= len(self.points) <= most:
            raise ValueError("not as many points as this kind of mark has")
        if not all(math.isfinite(at) for point in self.points for at in point):
            raise ValueError("a point that is nowhere")
        if bool(self.text) != (self.kind == "text") or (self.text and not legible(self.text)):
            raise ValueError("words belong to a mark of words, which has some that can be read")

    def __repr__(self) -> str:
        return f"Mark({self.kind})"


def region(mark: Mark) -> Region:
    """What the mark is about: the box around it, or the one point that an arrow points at or words stand at."""
    points = mark.points[-1:] if mark.kind == "arrow" else mark.points
    across, down = [point.x for point in points], [point.y for point in points]
    return Region(min(across), min(down), max(across), max(down))


def lies_within(mark: Mark, width: int, height: int) -> bool:
    """True if all of it lies on a picture of so many pixels."""
    return all(0 <= point.x <= width and 0 <= point.y <= height for point in mark.points)


def attributed(marks: tuple[Mark, ...], before: tuple[Mark, ...], by: PersonId, at: datetime) -> tuple[Mark, ...]:
    """The marks with who drew each: what stood before as it stands now keeps its own, all else was drawn by this person now.

    What the marks themselves say of it is not heard.
    """
    known = {_drawing(each): each for each in before}
    return tuple(known.get(_drawing(each)) or msgspec.structs.replace(each, drawn_by=by, drawn_at=at) for each in marks)


def _drawing(mark: Mark) -> tuple[MarkKind, tuple[Point, ...], str]:
    return (mark.kind, mark.points, mark.text)
