"""Which side of the patient is where on a picture. A wrong side is a wrong tooth: what nobody has said is `unsure`, never guessed.

The viewer has its twin of `sides_of` (viewer/src/imaging/sides.ts); both are held to the same table, tests/schemas/sides.csv.
"""

import re
from typing import Literal

import msgspec

from schemas.care.derivative import DicomFacts
from schemas.care.image import Image
from schemas.care.looked import Sided
from schemas.view import Edge, LeftOrRight, Lens, Mirror, View, is_radiograph, mirror_of

ONE_SIDE: dict[View, LeftOrRight] = {View.RIGHT: "R", View.BITEWING_RIGHT: "R", View.LEFT: "L", View.BITEWING_LEFT: "L"}
BOTH_SIDES = frozenset({View.FRONT, View.UPPER, View.LOWER, View.FACE, View.PANORAMIC})
"""Views across the middle of the patient. Of an X-ray of no named view the same is assumed until its file says otherwise."""

_LEFT_OR_RIGHT = re.compile(r"([LR])[APHF]{0,2}\\")
"""A row direction that is first of all towards the patient's left or right; A, P, H and F say nothing about them (PS3.3 C.7.6.1.1.1)."""

_UPRIGHT_LEFT: tuple[Edge, ...] = ("left", "bottom", "right", "top")
"""The picture's own edge that lies at the left after so many quarter turns clockwise."""

OPPOSITE: dict[Edge, Edge] = {"left": "right", "right": "left", "top": "bottom", "bottom": "top"}


class Sides(msgspec.Struct, frozen=True, kw_only=True):
    """`edges`: the patient's right is at the edge `right_at` of the picture as it is kept, the left at the opposite one. `whole`: it
    shows one `side` only. `unsure`: nobody has said, or what was said disagrees. `none`: the view says nothing about sides.
    """

    kind: Literal["edges", "whole", "unsure", "none"]
    right_at: Edge | None = None
    side: LeftOrRight | None = None


def mirror_announced(view: View, lens: Lens) -> Mirror:
    """What view and lens say before anybody has seen the file. A lens means little for an X-ray, unless it was photographed, and nothing
    for a document, which has no sides.
    """
    if view is View.DOCUMENT:
        return "direct"
    if not is_radiograph(view) or lens in ("selfie", "mirror"):
        return mirror_of(lens)
    return "unconfirmed" if spans_both(view, None) else "direct"


def mirror_seen(announced: Mirror, facing: Literal["front", "rear"] | None) -> Mirror:
    """What the camera itself wrote outweighs a lens that was named for many photos at once: a selfie camera may or may not mirror."""
    return "unconfirmed" if announced == "direct" and facing == "front" else announced


def mirror_told(view: View, announced: Mirror, dicom: DicomFacts, grey: bool) -> Mirror:
    """What the file's Patient Orientation (0020,0020) says: rows that run to the patient's left begin at the patient's right.

    Without it a radiograph with both sides is `unconfirmed`, and a colour photograph is as it was announced.
    """
    told = _LEFT_OR_RIGHT.match(dicom.patient_orientation or "")
    if told is not None:
        return "direct" if told[1] == "L" else "mirrored"
    if not grey and not is_radiograph(view):
        return announced
    return "unconfirmed" if spans_both(view, dicom.laterality) else "direct"


def spans_both(view: View, laterality: str | None) -> bool:
    """True if left and right can be taken for each other on it. `laterality` is the file's own (0020,0062), or None."""
    return laterality == "B" or view in BOTH_SIDES or (view is View.OTHER_RADIOGRAPH and laterality not in ("R", "L"))


def sides_of(view: View, mirror: Mirror, laterality: str | None, answer: Sided | None) -> Sides:
    """Where the patient's sides are: by the dentist's own answer, or else by what view, lens and file say if they agree."""
    if answer is not None and answer.side is not None:
        return Sides(kind="whole", side=answer.side)
    if answer is not None and answer.mirror is not None:
        left = _UPRIGHT_LEFT[answer.turns]
        return Sides(kind="edges", right_at=left if answer.mirror == "direct" else OPPOSITE[left])
    of_view = ONE_SIDE.get(view)
    of_file: LeftOrRight | None = "R" if laterality == "R" else "L" if laterality == "L" else None
    disagree = of_view is not None and (laterality == "B" or of_file not in (None, of_view))
    if mirror == "unconfirmed" or disagree or (view in BOTH_SIDES and of_file is not None):
        return Sides(kind="unsure")
    if side := of_file or of_view:
        return Sides(kind="whole", side=side)
    if spans_both(view, laterality):
        return Sides(kind="edges", right_at="right" if mirror == "mirrored" else "left")
    return Sides(kind="none")


def on_image(image: Image, answer: Sided | None) -> Sides:
    """The sides of an image of a case."""
    return sides_of(image.view, image.mirror, image.dicom.laterality if image.dicom else None, answer)


def must_be_confirmed(image: Image) -> bool:
    """True if a finding at a tooth may rest on it only once the signer has said which side is which (SPEC UPL-14, FACTS 9)."""
    return image.mirror != "direct" or on_image(image, None).kind == "unsure"
