"""A PNG, WebP, AVIF or TIFF becomes pixels: by Pillow, under one explicit format, its first picture."""

import io
from typing import cast

import cv2
import numpy as np
import numpy.typing as npt
from PIL import AvifImagePlugin, Image

from workers.imaging import srgb
from workers.imaging.encode import Pixels, reached, scaled, shrink
from workers.imaging.photograph import chunks, directories, exif
from workers.imaging.photograph.decoded import Decoded
from workers.imaging.photograph.primary import Primary, survey
from workers.imaging.sniff import Kind
from workers.imaging.unreadable import Unreadable

_FORMATS = {"image/png": "PNG", "image/webp": "WEBP", "image/avif": "AVIF", "image/tiff": "TIFF"}
_SHOWN = {"1", "L", "LA", "P", "PA", "RGB", "RGBA", "RGBX", "CMYK", "YCbCr", "I", "F"}
_DARKEST, _BRIGHTEST = 0.005, 0.995
"""Shares of the pixels of a deep grey picture that are drawn black and white, as for a radiograph that names no window."""
_SAMPLES = 1_000_000
"""Pixels that are looked at to find them, where there is no histogram."""
_PHOTOMETRIC, _MIN_IS_WHITE = 262, 0

Image.MAX_IMAGE_PIXELS = None  # Pillow's own limit warns at one size and raises at another; ours is checked before any decoding
Image.init()  # a plugin that is not there by now is out of a confined decoder's reach
AvifImagePlugin.DEFAULT_MAX_THREADS = 1  # a confined decoder may start no thread


def decode(original: bytes, kind: Kind, long_side: int | None) -> Decoded:
    """One decode with the long side at most `long_side` pixels. Raises Unreadable."""
    primary, space = _surveyed(original, kind)
    try:
        with Image.open(io.BytesIO(original), formats=(_FORMATS[kind],)) as image:
            camera = exif.read(image) if primary is None else exif.of_block(primary.exif)
            # How an AVIF turns itself Pillow says in the words of Exif, and of its own Exif no more; a TIFF it turns and forgets the tag.
            turn = exif.read(image).orientation if primary is not None and primary.turned else camera.orientation
            profile = image.info.get("icc_profile")
            if image.mode.partition(";")[0] not in _SHOWN:
                raise Unreadable("unsupported", "a kind of pixel that would be shown wrongly")
            image.load()
            return Decoded(
                pixels=_pixels(image, reached(max(image.size), long_side)),
                size=image.size,
                camera=camera,
                orientation=turn,
                turned=kind == "image/tiff",
                profile=profile,
                space=space,
            )
    except (MemoryError, Unreadable):
        raise
    except Exception as cause:
        raise Unreadable("undecodable", "the header or the pixels cannot be decoded") from cause


def on_paper(image: Image.Image) -> Image.Image:
    """A picture that lets something show through, on white."""
    seen = image.convert("RGBA")
    paper = Image.new("RGB", seen.size, "white")
    paper.paste(seen, mask=seen.getchannel("A"))
    return paper.convert("L") if image.mode in ("LA", "La") else paper


def _surveyed(original: bytes, kind: Kind) -> tuple[Primary | None, srgb.Space | None]:
    if kind == "image/png":
        return None, chunks.png(original)
    if kind == "image/avif":
        primary = survey(original)
        return primary, srgb.of_codes(*primary.codes) if primary.codes else None
    if kind == "image/webp":
        chunks.webp(original)
    else:
        directories.survey(original)
    return None, None


def _pixels(image: Image.Image, side: int) -> Pixels:
    """Shrunk where Pillow keeps them, for a copy of a large picture would be as large again."""
    if image.mode[0] in "IF":
        return scaled(_windowed(image), side)
    if image.has_transparency_data and image.mode != "RGBX":
        image = image.convert("LA" if image.mode in ("LA", "L", "1") else "RGBA")
    elif image.mode not in ("L", "RGB", "CMYK"):
        image = image.convert("L" if image.mode == "1" else "RGB")
    image = shrink(image, side)
    return np.asarray(on_paper(image) if image.mode in ("LA", "RGBA") else image)


def _windowed(image: Image.Image) -> Pixels:
    """Grey of more than 8 bits is mostly a radiograph out of a sensor's software, and uses a part of its range."""
    values: npt.NDArray[np.generic] = np.asarray(image)
    if values.dtype.kind == "u" and values.dtype.itemsize == 2:
        levels = _levelled(np.ascontiguousarray(values, dtype=np.uint16))
    else:
        numbers = np.nan_to_num(values.astype(np.float32))
        sample = numbers.ravel()[:: max(1, numbers.size // _SAMPLES)]
        low, high = np.quantile(sample, (_DARKEST, _BRIGHTEST))
        levels = np.rint(((numbers - low) / max(float(high - low), 1e-9)).clip(0.0, 1.0) * 255.0).astype(np.uint8)
    inverted = image.format == "TIFF" and cast(dict[int, object], getattr(image, "tag_v2", {})).get(_PHOTOMETRIC) == _MIN_IS_WHITE
    return 255 - levels if inverted else levels


def _levelled(values: npt.NDArray[np.uint16]) -> Pixels:
    counts = np.cumsum(cv2.calcHist([values], [0], None, [65536], [0, 65536]).ravel(), dtype=np.float64)
    low, high = np.searchsorted(counts, counts[-1] * np.array((_DARKEST, _BRIGHTEST)))
    steps = (np.arange(65536) - float(low)) / max(float(high - low), 1.0)
    return np.asarray(cv2.LUT(values, np.rint(steps.clip(0.0, 1.0) * 255.0).astype(np.uint8)), dtype=np.uint8)
