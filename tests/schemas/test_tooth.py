"""Designations are total and inverse, and never mistaken for one another (FACTS 6; ISO 3950)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.surface import ANTERIOR, POSTERIOR, belong, surfaces_of
from schemas.tooth import (
    PERMANENT,
    PRIMARY,
    TEETH,
    dentition,
    from_palmer,
    from_universal,
    is_anterior,
    to_palmer,
    to_universal,
    tooth,
)
from schemas.view import ADA_1100, RADIOGRAPHS, View, is_radiograph, mirror_of

# Universal, FDI, Palmer: typed from the table of SPEC's facts, corners and both middles of each arch.
KNOWN = [
    ("1", "18", "UR8"),
    ("3", "16", "UR6"),
    ("8", "11", "UR1"),
    ("9", "21", "UL1"),
    ("11", "23", "UL3"),
    ("16", "28", "UL8"),
    ("17", "38", "LL8"),
    ("19", "36", "LL6"),
    ("24", "31", "LL1"),
    ("25", "41", "LR1"),
    ("28", "44", "LR4"),
    ("30", "46", "LR6"),
    ("32", "48", "LR8"),
    ("A", "55", "URE"),
    ("E", "51", "URA"),
    ("F", "61", "ULA"),
    ("J", "65", "ULE"),
    ("K", "75", "LLE"),
    ("O", "71", "LLA"),
    ("P", "81", "LRA"),
    ("T", "85", "LRE"),
]
each_tooth = st.sampled_from(sorted(TEETH))


@pytest.mark.parametrize(("universal", "fdi", "palmer"), KNOWN)
def test_adv_01_known_teeth(universal: str, fdi: str, palmer: str) -> None:
    which = tooth(fdi)
    assert (to_universal(which), to_palmer(which)) == (universal, palmer)
    assert (from_universal(universal), from_palmer(palmer)) == (which, which)


def test_adv_01_designations_are_total_and_inverse() -> None:
    assert len(PERMANENT) == 32
    assert len(PRIMARY) == 20
    assert {from_universal(to_universal(each)) for each in TEETH} == TEETH
    assert {from_palmer(to_palmer(each)) for each in TEETH} == TEETH
    assert {to_universal(each) for each in PERMANENT} == {str(n) for n in range(1, 33)}
    assert {to_universal(each) for each in PRIMARY} == set("ABCDEFGHIJKLMNOPQRST")
    assert all(from_universal(to_universal(each)) == from_palmer(to_palmer(each)) == each for each in TEETH)


def test_adv_01_universal_goes_round_the_mouth() -> None:
    """Neighbours in Universal are neighbours in the arch, or stand at the midline or at the end of an arch."""
    for number in range(1, 32):
        here, there = from_universal(str(number)), from_universal(str(number + 1))
        same_quadrant = here[0] == there[0] and abs(int(here[1]) - int(there[1])) == 1
        midline = {here, there} in ({"11", "21"}, {"31", "41"})
        end_of_arch = {here, there} == {"28", "38"}
        assert same_quadrant or midline or end_of_arch


def test_adv_01_the_same_number_is_another_tooth_in_the_other_system() -> None:
    """Universal 11-28 and FDI 11-28 overlap, and never mean the same tooth."""
    ambiguous = {str(n) for n in range(1, 33)} & TEETH
    assert ambiguous == {str(n) for n in (*range(11, 19), *range(21, 29), 31, 32)}
    assert all(from_universal(each) != tooth(each) for each in ambiguous)


@given(st.text(max_size=4))
def test_adv_01_other_text_is_no_tooth(text: str) -> None:
    for read, known in (
        (tooth, TEETH),
        (from_universal, {to_universal(each) for each in TEETH}),
        (from_palmer, {to_palmer(each) for each in TEETH}),
    ):
        if text not in known:
            with pytest.raises(ValueError, match="designation"):
                read(text)


@given(each_tooth)
def test_adv_01_dentition_follows_the_quadrant(fdi: str) -> None:
    assert dentition(tooth(fdi)) == ("permanent" if int(fdi[0]) <= 4 else "primary")


@given(each_tooth, st.lists(st.sampled_from("MODBFLI"), max_size=6))
def test_adv_02_surfaces_of_a_tooth(fdi: str, surfaces: list[str]) -> None:
    """Anterior teeth have I and F where posterior ones have O and B; none is named twice."""
    which = tooth(fdi)
    letters = set("MIDFL") if int(fdi[1]) <= 3 else set("MODBL")
    assert set(surfaces_of(which)) == letters
    assert is_anterior(which) == (surfaces_of(which) == ANTERIOR) == (surfaces_of(which) != POSTERIOR)
    assert belong(which, tuple(surfaces)) == (  # type: ignore[arg-type]
        set(surfaces) <= letters and len(surfaces) == len(set(surfaces))
    )


def test_upl_14_the_lens_tells_the_sides() -> None:
    assert {lens: mirror_of(lens) for lens in ("rear", "mirror", "selfie", "unknown")} == {
        "rear": "direct",
        "mirror": "mirrored",
        "selfie": "unconfirmed",
        "unknown": "unconfirmed",
    }


def test_img_09_every_view_is_photo_or_radiograph() -> None:
    assert {view for view in View if is_radiograph(view)} == RADIOGRAPHS
    assert not RADIOGRAPHS & set(ADA_1100)
    assert len(set(ADA_1100.values())) == len(ADA_1100)
