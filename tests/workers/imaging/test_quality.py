"""The gate advises: good, usable, retake, each with one hint, by measures that get worse as a photo does (SPEC IMG-04)."""

import base64
import functools
import io
import itertools
import json
import pathlib
import zlib

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import Image

from schemas.care.derivative import HINTS, Quality
from tests import degraded, factories, gate_vectors, phone_side, real_photos
from tests.workers.imaging.room import normalize
from workers.imaging.photograph import photo as photos
from workers.imaging.quality import LIMITS, at_scale, judge, measure

FINE = Quality(
    width=4000, height=3000, sharpness=200.0, dark=0.0, bright=0.0, detail=1.0, glare=0.0, mouth=1.0, verdict="good", hint="quality-good"
)
VECTORS = pathlib.Path(__file__).parents[3] / "viewer" / "src" / "gate" / "vectors.json"


@functools.cache
def opened(photo: real_photos.RealPhoto) -> Image.Image:
    """Upright or not, at the gate's scale."""
    with Image.open(real_photos.path(photo)) as picture:
        picture.draft("RGB", (1024, 1024))
        return Image.fromarray(at_scale(np.asarray(picture.convert("RGB")), LIMITS.scale_px))


def measured(picture: Image.Image) -> Quality:
    return measure(np.asarray(picture), (4000, 3000), judged=True)


def known(value: float | None) -> float:
    assert value is not None
    return value


@pytest.mark.parametrize(
    ("original", "verdict", "hint"),
    [
        (factories.camera_jpeg, "good", "quality-good"),
        (factories.blurred_jpeg, "retake", "quality-blurred"),
        (factories.dark_jpeg, "retake", "quality-dark"),
        (factories.periapical, "usable", "quality-not-judged"),
    ],
)
def test_img_04_verdicts(original: object, verdict: str, hint: str) -> None:
    quality = normalize(original()).quality  # type: ignore[operator]

    assert quality is not None
    assert (quality.verdict, quality.hint) == (verdict, hint)


WORST_FIRST: list[tuple[dict[str, float], str, str]] = [
    ({"height": LIMITS.small_below_px - 1}, "retake", "quality-small"),
    ({"dark": LIMITS.dark_above + 0.01}, "retake", "quality-dark"),
    ({"bright": LIMITS.bright_above + 0.01}, "retake", "quality-bright"),
    ({"mouth": LIMITS.mouth_below - 0.01}, "retake", "quality-not-mouth"),
    ({"detail": LIMITS.blurred_below - 0.01}, "retake", "quality-blurred"),
    ({"glare": LIMITS.glare_above + 0.01}, "retake", "quality-glare"),
    ({"detail": LIMITS.soft_below - 0.01}, "usable", "quality-soft"),
    ({"glare": LIMITS.glaring_above + 0.001}, "usable", "quality-glare"),
    ({"height": LIMITS.smallish_below_px - 1}, "usable", "quality-small"),
    ({}, "good", "quality-good"),
]
"""What is wrong with a photo, from the worst; the order in which one sentence is chosen."""


@given(st.integers(0, len(WORST_FIRST) - 1), st.integers(0, len(WORST_FIRST) - 1))
def test_img_04_the_worst_is_said_first(one: int, other: int) -> None:
    worse, better = sorted((one, other))
    wrong = WORST_FIRST[better][0] | WORST_FIRST[worse][0]

    assert judge(replace(FINE, **wrong)) == WORST_FIRST[worse][1:]


def test_img_04_every_hint_can_be_given() -> None:
    assert {hint for _, _, hint in WORST_FIRST} | {"quality-not-judged"} == set(HINTS)


def test_img_04_what_was_stored_before_the_new_measures_is_still_read() -> None:
    old = {"width": 4000, "height": 3000, "sharpness": 210.5, "dark": 0.01, "bright": 0.02, "verdict": "good", "hint": "quality-good"}
    quality = msgspec.json.decode(msgspec.json.encode(old), type=Quality)

    assert (quality.detail, quality.glare, quality.mouth) == (None, None, None)
    assert judge(quality) == ("good", "quality-good")


def test_img_04_the_limits_say_what_they_rest_on() -> None:
    assert LIMITS.evidence == "no real mouth has validated these"


def test_img_04_the_gate_and_the_decoder_mean_the_same_by_small_and_grey() -> None:
    assert (LIMITS.small_below_px, LIMITS.grey_spread) == (photos.MIN_SHORT_SIDE, photos.GREY_TOLERANCE)


@pytest.mark.parametrize(
    ("worse", "steps", "name", "sign"),
    [
        (degraded.blurred, (0.0, 0.7, 1.0, 1.5, 2.0, 3.0, 5.0), "detail", -1),
        (degraded.moved, (1, 4, 8, 16, 32), "detail", -1),
        (degraded.dim, (0.0, 1.0, 2.0, 3.0, 4.0, 5.0), "dark", 1),
        (degraded.bright, (0.0, 1.0, 2.0, 3.0, 4.0), "bright", 1),
        (degraded.glaring, (0.0, 0.02, 0.05, 0.10), "glare", 1),
    ],
)
@pytest.mark.parametrize("photo", [real_photos.SONY, real_photos.XIAOMI], ids=["sony", "xiaomi"])
def test_img_04_a_measure_gets_worse_as_a_real_photo_does(
    photo: real_photos.RealPhoto, worse: degraded.Worse, steps: tuple[float, ...], name: str, sign: int
) -> None:
    measures = [sign * known(getattr(measured(worse(opened(photo), step)), name)) for step in steps]

    assert all(after >= before - 0.001 for before, after in itertools.pairwise(measures)), measures
    assert measures[-1] > measures[0]


@pytest.mark.parametrize(
    ("worse", "step", "hint"),
    [
        (degraded.blurred, 2.0, "quality-blurred"),
        (degraded.moved, 16, "quality-blurred"),
        (degraded.dim, 5.0, "quality-dark"),
        (degraded.glaring, 0.10, "quality-glare"),
    ],
)
def test_img_04_a_spoiled_photo_is_asked_for_again_and_the_photo_itself_is_not(worse: degraded.Worse, step: float, hint: str) -> None:
    sharp = opened(real_photos.SONY)

    assert judge(measured(sharp)) == ("good", "quality-good")
    assert judge(measured(worse(sharp, step))) == ("retake", hint)


def test_img_04_grain_does_not_pass_for_sharpness() -> None:
    """The variance of the Laplacian alone takes the noise of a dark room for edges."""
    sharp = opened(real_photos.SONY)
    soft = degraded.noisy(degraded.blurred(sharp, 3.0), 4.0)

    assert measured(soft).sharpness > 100
    assert measured(soft).hint == "quality-blurred"


def test_img_04_a_sharp_tooth_before_a_soft_cheek_is_sharp() -> None:
    picture = factories.mouth(2000, 1500)

    assert measured(degraded.sharp_only_in_the_middle(picture, 6.0)).verdict != "retake"
    assert measured(degraded.blurred(picture, 6.0)).verdict == "retake"


def test_img_04_a_white_wall_is_light_and_a_row_of_spots_is_glare() -> None:
    wall = Image.new("RGB", (1024, 768), (120, 60, 55))
    wall.paste((255, 255, 255), (0, 0, 512, 768))
    spots = Image.new("RGB", (1024, 768), (120, 60, 55))
    for left in range(0, 1024, 64):
        for top in range(0, 768, 64):
            spots.paste((255, 255, 255), (left, top, left + 24, top + 24))

    assert (measured(wall).hint, known(measured(wall).glare) < 0.01) == ("quality-bright", True)
    assert measured(spots).hint == "quality-glare"


@pytest.mark.parametrize("colour", [(90, 140, 220), (236, 236, 228), (60, 110, 60), (128, 140, 128)], ids=["sky", "page", "leaf", "wall"])
def test_img_04_what_has_no_colour_of_a_mouth_is_not_taken_for_one(colour: tuple[int, int, int]) -> None:
    view = degraded.noisy(Image.new("RGB", (1024, 768), colour), 12.0)

    assert known(measured(view).mouth) < LIMITS.mouth_below
    assert measured(view).hint == "quality-not-mouth"


@pytest.mark.parametrize(
    "colour", [(196, 120, 110), (150, 70, 70), (224, 172, 140), (98, 56, 42)], ids=["gum", "tongue", "skin", "dark skin"]
)
def test_img_04_a_twentieth_in_the_colours_of_a_mouth_is_enough(colour: tuple[int, int, int]) -> None:
    view = Image.new("RGB", (1024, 768), (214, 206, 184))
    view.paste(colour, (0, 0, 1024, 40))

    assert known(measured(view).mouth) > LIMITS.mouth_below


def test_img_04_phone_and_worker_measure_the_same_pixels_alike() -> None:
    """The phone's own code, run by Node, on real photographs and what becomes of them; sides that nothing divides, and tiny ones."""
    sharp = opened(real_photos.SONY)
    pictures = [
        *(opened(each) for each in real_photos.ALL),
        degraded.blurred(sharp, 1.2),
        degraded.glaring(sharp.crop((0, 0, 701, 523)), 0.08),
        degraded.dim(sharp, 3.0),
        factories.mouth(801, 603),
        sharp.resize((63, 47)),
        sharp.resize((5, 3)),
    ]
    said = phone_side.judged([(each, 3000) for each in pictures])

    for picture, phone in zip(pictures, said, strict=True):
        worker = measured(picture)
        for name in ("sharpness", "dark", "bright", "detail", "glare", "mouth"):
            assert getattr(phone, name) == pytest.approx(getattr(worker, name), abs=0.0015), name
        assert (phone.verdict, phone.hint) == (worker.verdict, worker.hint)


def test_img_04_the_vectors_that_the_phones_tests_use_are_the_workers_answers() -> None:
    """`python -m tests.gate_vectors` writes them anew."""
    kept, now = (json.loads(text) for text in (VECTORS.read_text(), gate_vectors.vectors()))
    for one in (*kept, *now):
        one["rgb"] = zlib.decompress(base64.b64decode(one["rgb"]))  # not every zlib packs alike

    assert kept == now


def test_img_04_a_photo_is_judged_the_same_whichever_way_its_jpeg_is_shrunk() -> None:
    """The phone shrinks by another filter than the worker: neither may tip a verdict that is not on the edge."""
    with Image.open(io.BytesIO(factories.camera_jpeg())) as picture:
        whole = picture.convert("RGB")
    ways = (Image.Resampling.BOX, Image.Resampling.BILINEAR, Image.Resampling.BICUBIC, Image.Resampling.LANCZOS)

    assert {judge(measured(whole.resize((1024, 768), way))) for way in ways} == {("good", "quality-good")}
