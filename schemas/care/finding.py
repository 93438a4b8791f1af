"""A finding: something observed at a tooth or region, with its drawing and its limits."""

import math
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from schemas.care.mark import MAX_MARKS, Mark, Point
from schemas.code import Code
from schemas.ident import FindingId, ImageId
from schemas.region import Region
from schemas.surface import Surface, belong
from schemas.text import Passage
from schemas.tooth import TEETH, Tooth

Confidence = Literal["high", "moderate", "low"]
Severity = Literal["mild", "moderate", "severe", "not_graded"]

Observation = Literal[
    "caries",
    "fracture",
    "abscess",
    "swelling",
    "gingivitis",
    "calculus",
    "restoration_defect",
    "erosion",
    "lesion",
    "missing",
    "eruption",
    "malocclusion",
    "healing",
    "other",
]
"""What was observed, in our own short words; codes of published systems are attached at the edge."""


class BoxAlone(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The one box that a finding had before it could have several marks: by its corners, or a point when both are equal."""

    left: float
    top: float
    right: float
    bottom: float

    def __post_init__(self) -> None:
        if not all(math.isfinite(at) for at in (self.left, self.top, self.right, self.bottom)):
            raise ValueError("a box that is nowhere")


class Finding(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Seen on an image, or told in the history when `image` is None. What is drawn of it lies on that image.

    `region` says where it is when it is at no one tooth; findings from before there were codes and regions have neither.
    `mark` is read in what was written before there were `marks`; `marks_of` knows both.
    """

    id: FindingId
    observation: Observation
    image: ImageId | None = None
    mark: BoxAlone | None = None
    marks: Annotated[tuple[Mark, ...], Meta(max_length=MAX_MARKS)] = ()
    tooth: Tooth | None = None
    surfaces: tuple[Surface, ...] = ()
    region: Region | None = None
    code: Code | None = None
    severity: Severity = "not_graded"
    confidence: Confidence = "moderate"
    note: Passage = ""
    limitation: Passage = ""

    def __post_init__(self) -> None:
        if self.tooth is not None and self.tooth not in TEETH:
            raise ValueError("not an FDI tooth designation")
        if self.mark is not None and len(self.marks) == MAX_MARKS:
            raise ValueError("more marks than a finding has")

    def __repr__(self) -> str:
        return f"Finding({self.id})"


def marks_of(finding: Finding) -> tuple[Mark, ...]:
    """All that is drawn of the finding, in the order in which it was drawn."""
    if finding.mark is None:
        return finding.marks
    box = finding.mark
    alone = Mark(kind="box", points=(Point(box.left, box.top), Point(box.right, box.bottom)))
    return (alone, *finding.marks)


def is_sound(finding: Finding) -> bool:
    """True if its surfaces belong to its tooth (SPEC ADV-02): an incisor has no occlusal surface, and no tooth means no surfaces."""
    if finding.tooth is None:
        return not finding.surfaces
    return belong(finding.tooth, finding.surfaces)
