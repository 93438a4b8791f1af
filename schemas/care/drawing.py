"""Marks on a smaller copy of their picture: in shares of its width and height, so that they lie right whatever its size.

The printed record, the letter and the patient's page draw the same marks.
"""

from collections.abc import Iterator
from typing import NamedTuple

from schemas.care.finding import Finding, marks_of
from schemas.care.mark import Mark, region
from schemas.ident import ImageId

Share = tuple[float, float]


class Placed(NamedTuple):
    """A mark's points in shares, and where the number of its finding stands."""

    points: tuple[Share, ...]
    at: Share


class Numbered(NamedTuple):
    """A mark of a finding with the finding's number, from 1."""

    number: int
    finding: Finding
    mark: Mark


def drawn_on(image: ImageId, findings: tuple[Finding, ...]) -> Iterator[Numbered]:
    """Everything that is drawn on an image, in the order of the findings."""
    for number, each in enumerate(findings, 1):
        if each.image == image:
            yield from (Numbered(number, each, mark) for mark in marks_of(each))


def placed(mark: Mark, width: int, height: int) -> Placed:
    """The mark on a picture of so many pixels, both of them above 0; what lies outside is kept at the edge."""

    def shared(x: float, y: float) -> Share:
        return _share(x, width), _share(y, height)

    # An arrow's number stands at its tail: at its tip it would cover what the arrow points at.
    left, top = mark.points[0] if mark.kind == "arrow" else region(mark)[:2]
    return Placed(tuple(shared(x, y) for x, y in mark.points), shared(left, top))


def _share(at: float, whole: int) -> float:
    return min(1.0, max(0.0, at / whole))
