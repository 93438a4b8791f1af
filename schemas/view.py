"""Standard projections: photographic and radiographic views, mirror state, and which views a case type wants.

Photographic views carry their ADA-1100 identifier where one exists. A patient without a mirror takes direct occlusal
pictures, for which that list has no identifier: those are local views.
"""

from enum import StrEnum
from typing import Literal


class View(StrEnum):
    """`DOCUMENT` is what shows no view of the mouth: a letter, or a scan in three dimensions."""

    FRONT = "front"
    RIGHT = "right"
    LEFT = "left"
    UPPER = "upper"
    LOWER = "lower"
    CLOSE_UP = "close_up"
    FACE = "face"
    PERIAPICAL = "periapical"
    BITEWING_RIGHT = "bitewing_right"
    BITEWING_LEFT = "bitewing_left"
    PANORAMIC = "panoramic"
    OTHER_RADIOGRAPH = "other_radiograph"
    DOCUMENT = "document"


RADIOGRAPHS = frozenset({View.PERIAPICAL, View.BITEWING_RIGHT, View.BITEWING_LEFT, View.PANORAMIC, View.OTHER_RADIOGRAPH})

ADA_1100 = {View.FRONT: "IV07", View.RIGHT: "IV01", View.LEFT: "IV18", View.FACE: "EV15"}
"""Views that have an identifier in ADA-1100. The mirror forms IV25 and IV27 of the occlusal views follow from the mirror state."""

Mirror = Literal["direct", "mirrored", "mirrored_corrected", "unconfirmed"]
"""Whether left and right are as in the mouth. A mirrored picture is never flipped by the house; turning it is a viewing act."""

LeftOrRight = Literal["R", "L"]
"""A side of the patient, as DICOM writes it."""

Edge = Literal["left", "right", "top", "bottom"]
"""An edge of the picture as it is kept, whatever the viewer does with it."""

Turns = Literal[0, 1, 2, 3]
"""Quarter turns clockwise."""

Lens = Literal["rear", "selfie", "mirror", "unknown"]

_MIRROR_OF_LENS: dict[Lens, Mirror] = {
    "rear": "direct",
    "mirror": "mirrored",
    "selfie": "unconfirmed",
    "unknown": "unconfirmed",
}


def mirror_of(lens: Lens) -> Mirror:
    """What the lens says about the sides. A selfie camera may or may not mirror: nobody knows until a person confirms it."""
    return _MIRROR_OF_LENS[lens]


def is_radiograph(view: View) -> bool:
    """True for X-ray projections."""
    return view in RADIOGRAPHS
