"""Where the patient's right is: read off the file, asked of each signer, and never guessed (SPEC UPL-14, IMG-09, FACTS 8 and 9)."""

import csv
import itertools
import pathlib
from typing import Literal, get_args

import pytest

from schemas.care.derivative import DicomFacts
from schemas.care.looked import Sided
from schemas.care.sides import mirror_announced, mirror_seen, mirror_told, sides_of
from schemas.ident import ImageId, PersonId
from schemas.view import Lens, Mirror, View
from tests.people import NOW, uuid7

TABLE = list(csv.DictReader((pathlib.Path(__file__).parent / "sides.csv").read_text(encoding="utf-8").splitlines()))
ANSWERS = ("", "R", "L", *(f"{mirror} {turns}" for mirror in ("direct", "mirrored") for turns in range(4)))
LATERALITIES = ("", "R", "L", "B", "U")
EVERY = tuple(itertools.product(ANSWERS, View, LATERALITIES, get_args(Mirror)))


def fits(cell: str, value: str) -> bool:
    return cell == "*" or value in cell.split(" ")


def answered(word: str) -> Sided | None:
    """The answer that a word of the table stands for."""
    if word == "":
        return None
    mirror, _, turns = word.partition(" ")
    of = Sided(image=ImageId(uuid7(1)), person=PersonId(uuid7(2)), at=NOW, side="R" if word == "R" else "L" if word == "L" else None)
    if of.side is not None:
        return of
    given: dict[str, object] = {"mirror": mirror, "turns": int(turns)}
    return Sided(image=of.image, person=of.person, at=NOW, **given)  # type: ignore[arg-type]


def test_upl_14_every_combination_is_as_the_table_says() -> None:
    """2,860 combinations; the viewer's twin is held to the same table."""
    for answer, view, laterality, mirror in EVERY:
        row = next(
            each
            for each in TABLE
            if each["answer"] == answer
            and fits(each["view"], view)
            and fits(each["laterality"], laterality)
            and fits(each["mirror"], mirror)
        )
        found = sides_of(view, mirror, laterality or None, answered(answer))
        assert (found.kind, found.right_at or "", found.side or "") == (row["kind"], row["right_at"], row["side"]), (answer, view, mirror)


def test_upl_14_no_row_of_the_table_is_idle() -> None:
    used = {
        next(
            n
            for n, each in enumerate(TABLE)
            if each["answer"] == one[0] and all(map(fits, (each["view"], each["laterality"], each["mirror"]), one[1:]))
        )
        for one in ((answer, str(view), laterality, str(mirror)) for answer, view, laterality, mirror in EVERY)
    }
    assert used == set(range(len(TABLE)))


def file(orientation: str | None, laterality: str | None = None) -> DicomFacts:
    return DicomFacts(
        sop_instance_uid=None,
        modality="PX",
        patient_name=None,
        patient_id=None,
        birth_date=None,
        sex=None,
        laterality=laterality,
        acquired=None,
        patient_orientation=orientation,
    )


@pytest.mark.parametrize(
    ("orientation", "view", "laterality", "mirror"),
    [
        ("L\\F", View.PANORAMIC, None, "direct"),
        ("R\\F", View.PANORAMIC, None, "mirrored"),
        ("LA\\FH", View.OTHER_RADIOGRAPH, None, "direct"),
        ("RP\\F", View.PERIAPICAL, "R", "mirrored"),
        ("A\\F", View.PANORAMIC, None, "unconfirmed"),
        ("P\\F", View.OTHER_RADIOGRAPH, None, "unconfirmed"),
        ("F\\L", View.PANORAMIC, None, "unconfirmed"),
        ("RT\\D", View.PANORAMIC, None, "unconfirmed"),
        (None, View.PANORAMIC, None, "unconfirmed"),
        (None, View.PANORAMIC, "R", "unconfirmed"),
        (None, View.FRONT, None, "unconfirmed"),
        (None, View.OTHER_RADIOGRAPH, "U", "unconfirmed"),
        (None, View.OTHER_RADIOGRAPH, "R", "direct"),
        (None, View.PERIAPICAL, "B", "unconfirmed"),
        (None, View.PERIAPICAL, None, "direct"),
        ("A\\F", View.BITEWING_RIGHT, None, "direct"),
    ],
)
def test_img_09_a_grey_x_rays_mirror_state_is_what_its_file_says(
    orientation: str | None, view: View, laterality: str | None, mirror: Mirror
) -> None:
    for announced in get_args(Mirror):
        assert mirror_told(view, announced, file(orientation, laterality), grey=True) == mirror


def test_img_09_a_colour_photograph_in_dicom_is_as_its_lens_says_unless_its_file_does() -> None:
    assert mirror_told(View.FRONT, "mirrored", file(None), grey=False) == "mirrored"
    assert mirror_told(View.FRONT, "mirrored", file("L\\F"), grey=False) == "direct"
    assert mirror_told(View.PANORAMIC, "direct", file(None), grey=False) == "unconfirmed"


@pytest.mark.parametrize(
    ("view", "lens", "mirror"),
    [
        (View.FRONT, "rear", "direct"),
        (View.FRONT, "mirror", "mirrored"),
        (View.FRONT, "selfie", "unconfirmed"),
        (View.PANORAMIC, "rear", "unconfirmed"),
        (View.OTHER_RADIOGRAPH, "unknown", "unconfirmed"),
        (View.PERIAPICAL, "unknown", "direct"),
        (View.BITEWING_LEFT, "rear", "direct"),
        (View.BITEWING_LEFT, "selfie", "unconfirmed"),
    ],
)
def test_upl_14_what_is_announced_is_believed_only_as_far_as_it_says_something(view: View, lens: Lens, mirror: Mirror) -> None:
    assert mirror_announced(view, lens) == mirror


@pytest.mark.parametrize(
    ("announced", "facing", "mirror"),
    [
        ("direct", "front", "unconfirmed"),
        ("direct", "rear", "direct"),
        ("direct", None, "direct"),
        ("mirrored", "front", "mirrored"),
        ("mirrored", "rear", "mirrored"),
        ("unconfirmed", "rear", "unconfirmed"),
    ],
)
def test_upl_14_a_camera_that_says_it_faced_its_owner_is_believed(
    announced: Mirror, facing: Literal["front", "rear"] | None, mirror: Mirror
) -> None:
    assert mirror_seen(announced, facing) == mirror
