"""Advice on a photo: sharp enough, light enough, a mouth at all? Measured, never decided here that a picture goes away (SPEC IMG-04)."""

from importlib.resources import files
from typing import Literal

import msgspec
import numpy as np
from PIL import Image

from schemas.care.derivative import Hint, Quality
from schemas.care.quality import QualityLimits
from workers.imaging import measures
from workers.imaging.encode import Pixels, scaled

Verdict = Literal["good", "usable", "retake"]

LIMITS = msgspec.json.decode(files("schemas.care").joinpath("quality_limits.json").read_bytes(), type=QualityLimits)
"""The same file is built into the pages, so that the phone and the house never disagree by a number."""


def measure(picture: Pixels, size: tuple[int, int], judged: bool, *, sized: bool = True, limits: QualityLimits = LIMITS) -> Quality:
    """Quality of an upright picture, grey or RGB, RGB where it is judged, with its long side at least at `scale_px` if it has that much;
    `size` is the upright original's in pixels.

    A radiograph is measured but not judged: no limit here is meant for one, and what only a photo has is not measured. Nor is a frame of
    a clip judged by its size (`sized`): no camera films in as many pixels as it photographs.
    """
    small = Image.fromarray(at_scale(picture, limits.scale_px))
    grey = np.asarray(small.convert("L"))
    quality = Quality(
        width=size[0],
        height=size[1],
        sharpness=round(measures.laplacian_variance(grey), 3),
        dark=round(float(np.mean(grey < limits.dark_level)), 4),
        bright=round(float(np.mean(grey > limits.bright_level)), 4),
        verdict="usable",
        hint="quality-not-judged",
    )
    if not judged:
        return quality
    share = measures.tissue(small, limits)
    quality = msgspec.structs.replace(
        quality,
        detail=round(measures.detail(grey, limits), 4),
        glare=round(measures.glare(small, limits), 4),
        mouth=round(share / (share + limits.tissue_half), 4),
    )
    verdict, hint = judge(quality, limits, sized=sized)
    return msgspec.structs.replace(quality, verdict=verdict, hint=hint)


def judge(quality: Quality, limits: QualityLimits = LIMITS, *, sized: bool = True) -> tuple[Verdict, Hint]:
    """Verdict and hint: what asks for another photo before what does not, and the worst of each first.

    Pixels come before light, for no light brings them back; light before colours, for there are none in the dark; what the picture shows
    before how sharply. What was not measured is not held against anybody.
    """
    short = min(quality.width, quality.height) if sized else limits.smallish_below_px
    detail, glare = _known(quality.detail, 1.0), _known(quality.glare, 0.0)
    findings: tuple[tuple[bool, Verdict, Hint], ...] = (
        (short < limits.small_below_px, "retake", "quality-small"),
        (quality.dark > limits.dark_above, "retake", "quality-dark"),
        (quality.bright > limits.bright_above, "retake", "quality-bright"),
        (_known(quality.mouth, 1.0) < limits.mouth_below, "retake", "quality-not-mouth"),
        (detail < limits.blurred_below, "retake", "quality-blurred"),
        (glare > limits.glare_above, "retake", "quality-glare"),
        (detail < limits.soft_below, "usable", "quality-soft"),
        (glare > limits.glaring_above, "usable", "quality-glare"),
        (short < limits.smallish_below_px, "usable", "quality-small"),
    )
    return next(((verdict, hint) for found, verdict, hint in findings if found), ("good", "quality-good"))


def at_scale(picture: Pixels, long_side: int) -> Pixels:
    """The picture with its long side at most `long_side` pixels, and at least 19 of 20 of them: by whole steps where those lead there,
    for each is a mean of whole pixels, which costs least and rings nowhere."""
    longest = max(picture.shape[:2])
    whole = -(-longest // long_side)
    return scaled(picture, longest // whole if 20 * (longest // whole) >= 19 * long_side else long_side)


def _known(measured: float | None, otherwise: float) -> float:
    return otherwise if measured is None else measured
