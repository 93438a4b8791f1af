"""Advice on a photo: sharp enough, light enough? Measured, never decided here that a picture goes away (SPEC IMG-04)."""

from typing import Literal

import numpy as np
from PIL import Image

from schemas.care.derivative import QUALITY_LIMITS, Hint, Quality, QualityLimits
from workers.imaging.encode import shrink

Verdict = Literal["good", "usable", "retake"]


def measure(picture: Image.Image, size: tuple[int, int], judged: bool, limits: QualityLimits = QUALITY_LIMITS) -> Quality:
    """Quality of an upright picture; `size` is the upright original's in pixels.

    A radiograph is measured but not judged: no limit here is meant for one.
    """
    grey = np.asarray(shrink(picture.convert("L"), limits.scale_px), dtype=np.float32)
    dark = float(np.mean(grey < limits.dark_level))
    bright = float(np.mean(grey > limits.bright_level))
    sharpness = _laplacian_variance(grey)
    verdict, hint = judge(sharpness, dark, bright, limits) if judged else ("usable", "quality-not-judged")
    return Quality(
        width=size[0],
        height=size[1],
        sharpness=round(sharpness, 3),
        dark=round(dark, 4),
        bright=round(bright, 4),
        verdict=verdict,
        hint=hint,
    )


def judge(sharpness: float, dark: float, bright: float, limits: QualityLimits = QUALITY_LIMITS) -> tuple[Verdict, Hint]:
    """Verdict and hint; light comes first, for a dark picture also measures as blurred."""
    if dark > limits.dark_above:
        return "retake", "quality-dark"
    if bright > limits.bright_above:
        return "retake", "quality-bright"
    if sharpness < limits.blurred_below:
        return "retake", "quality-blurred"
    if sharpness < limits.soft_below:
        return "usable", "quality-soft"
    return "good", "quality-good"


def _laplacian_variance(grey: np.ndarray[tuple[int, ...], np.dtype[np.float32]]) -> float:
    if min(grey.shape) < 3:
        return 0.0
    middle = grey[1:-1, 1:-1]
    laplacian = grey[:-2, 1:-1] + grey[2:, 1:-1] + grey[1:-1, :-2] + grey[1:-1, 2:] - 4.0 * middle
    return float(np.var(laplacian, dtype=np.float64))
