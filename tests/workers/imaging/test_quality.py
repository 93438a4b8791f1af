"""The gate advises: good, usable, retake, each with one hint."""

import pytest

from schemas.care.derivative import HINTS, QUALITY_LIMITS
from tests import factories
from tests.workers.imaging.room import normalize
from workers.imaging.quality import judge


@pytest.mark.parametrize(
    ("original", "verdict", "hint"),
    [
        (factories.camera_jpeg, "good", "quality-good"),
        (factories.blurred_jpeg, "retake", "quality-blurred"),
        (factories.dark_jpeg, "retake", "quality-dark"),
        (factories.periapical, "usable", "quality-not-judged"),
    ],
)
def test_verdicts(original: object, verdict: str, hint: str) -> None:
    quality = normalize(original()).quality  # type: ignore[operator]

    assert quality is not None
    assert (quality.verdict, quality.hint) == (verdict, hint)


def test_every_hint_can_be_given() -> None:
    limits = QUALITY_LIMITS
    given = {
        judge(limits.soft_below, 0.0, 0.0)[1],
        judge(limits.blurred_below, 0.0, 0.0)[1],
        judge(0.0, 0.0, 0.0)[1],
        judge(0.0, 1.0, 0.0)[1],
        judge(1000.0, 0.0, 1.0)[1],
        "quality-not-judged",
    }

    assert given == set(HINTS)


def test_the_limits_say_what_they_rest_on() -> None:
    assert QUALITY_LIMITS.evidence == "no real mouth has validated these"
