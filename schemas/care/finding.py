"""A finding: something observed at a tooth or region, with its drawing and its limits."""

from typing import Literal

import msgspec

from schemas.ident import FindingId, ImageId
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


class Mark(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A drawing in original pixel coordinates of the image: a box by its corners, or a point when both are equal."""

    left: float
    top: float
    right: float
    bottom: float


class Finding(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Seen on an image, or told in the history when `image` is None."""

    id: FindingId
    observation: Observation
    image: ImageId | None = None
    mark: Mark | None = None
    tooth: Tooth | None = None
    surfaces: tuple[Surface, ...] = ()
    severity: Severity = "not_graded"
    confidence: Confidence = "moderate"
    note: Passage = ""
    limitation: Passage = ""

    def __post_init__(self) -> None:
        if self.tooth is not None and self.tooth not in TEETH:
            raise ValueError("not an FDI tooth designation")

    def __repr__(self) -> str:
        return f"Finding({self.id})"


def is_sound(finding: Finding) -> bool:
    """True if its surfaces belong to its tooth (SPEC ADV-02): an incisor has no occlusal surface, and no tooth means no surfaces."""
    if finding.tooth is None:
        return not finding.surfaces
    return belong(finding.tooth, finding.surfaces)
