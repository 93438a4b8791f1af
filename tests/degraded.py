"""What goes wrong with a photo, in steps: out of focus, moved, dark, too light, glaring, squeezed. Upright RGB in, the same size out."""

import io
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from workers.imaging.quality import LIMITS

Picture = Image.Image
Worse = Callable[[Picture, float], Picture]


def blurred(picture: Picture, sigma: float) -> Picture:
    """Out of focus: a Gaussian whose sigma is given in pixels at the gate's scale."""
    return picture.filter(ImageFilter.GaussianBlur(sigma * _scale(picture)))


def moved(picture: Picture, length: float) -> Picture:
    """The camera moved sideways while it was open; length in pixels at the gate's scale."""
    width = max(1, round(length * _scale(picture)))
    pixels = np.pad(np.asarray(picture, dtype=np.float32), ((0, 0), (width // 2, width - 1 - width // 2), (0, 0)), mode="edge")
    sums = np.cumsum(np.pad(pixels, ((0, 0), (1, 0), (0, 0))), axis=1, dtype=np.float64)
    return _levels((sums[:, width:] - sums[:, :-width]) / width)


def dim(picture: Picture, stops: float) -> Picture:
    """Less light, in stops: each halves it before it was made a level."""
    return _exposed(picture, -stops)


def bright(picture: Picture, stops: float) -> Picture:
    """More light, in stops; what is more than white is white."""
    return _exposed(picture, stops)


def glaring(picture: Picture, share: float) -> Picture:
    """Mirror-like spots over about that share of the picture, each a third to one per cent of it, white to the edge."""
    chance = np.random.default_rng(7)
    pixels = np.asarray(picture, dtype=np.float32)
    height, width = pixels.shape[:2]
    y, x = np.mgrid[:height, :width].astype(np.float32)
    spots = np.zeros((height, width), dtype=np.float32)
    while (spots > 0.5).mean() < share:
        area, long = chance.uniform(0.003, 0.010) * height * width / np.pi, chance.uniform(0.5, 2.0)
        middle = chance.uniform(0.15, 0.85, 2) * (height, width)
        away = np.hypot((y - middle[0]) / np.sqrt(area * long), (x - middle[1]) / np.sqrt(area / long))
        spots = np.maximum(spots, ((1.15 - away) / 0.3).clip(0, 1))
    return _levels(pixels * (1 - spots[..., None]) + 255 * spots[..., None])


def squeezed(picture: Picture, quality: float) -> Picture:
    """Through a JPEG of that quality, 1 to 95."""
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=int(quality))
    return Image.open(io.BytesIO(out.getvalue())).convert("RGB")


def noisy(picture: Picture, sigma: float) -> Picture:
    """The grain of a dark room, in levels of 255."""
    grain = np.random.default_rng(7).normal(0, sigma, (picture.height, picture.width, 1))
    return _levels(np.asarray(picture, dtype=np.float32) + grain)


def sharp_only_in_the_middle(picture: Picture, sigma: float) -> Picture:
    """A sharp tooth before a soft cheek: all but the middle third, each way, is out of focus."""
    width, height = picture.size
    middle = Image.new("L", picture.size, 0)
    middle.paste(255, (width // 3, height // 3, 2 * width // 3, 2 * height // 3))
    return Image.composite(picture, blurred(picture, sigma), middle.filter(ImageFilter.GaussianBlur(max(width, height) / 128)))


def _scale(picture: Picture) -> float:
    """Pixels for each that the gate measures; smaller pictures are measured as they are."""
    return max(1.0, max(picture.size) / LIMITS.scale_px)


def _exposed(picture: Picture, stops: float) -> Picture:
    """IEC 61966-2-1: the light behind a level, and back."""
    level = np.arange(256) / 255
    light = np.where(level <= 0.04045, level / 12.92, ((level + 0.055) / 1.055) ** 2.4) * 2.0**stops
    back = np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055)
    return picture.point([int(each) for each in (back.clip(0, 1) * 255).round()] * 3)


def _levels(exact: NDArray[np.floating]) -> Picture:
    return Image.fromarray(exact.round().clip(0, 255).astype(np.uint8))
