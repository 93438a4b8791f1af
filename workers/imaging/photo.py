"""A photograph: opened under one explicit format, shrunk while it is decoded, made upright last."""

import io

import numpy as np
import pi_heif  # type: ignore[import-untyped]
from PIL import AvifImagePlugin, Image, ImageCms
from PIL.Image import Transpose

from workers.imaging import exif
from workers.imaging.encode import DISPLAY_LONG_SIDE, shrink
from workers.imaging.sniff import Kind
from workers.imaging.unreadable import Unreadable

MAX_PIXELS = 200_000_000
"""SPEC IMG-10."""
MIN_SHORT_SIDE = 1000
"""Pixels (SPEC UPL-10), for colour: a grey picture may be a radiograph out of a sensor's software, and small sensors are smaller."""
MIN_SHORT_SIDE_GREY = 200
GREY_TOLERANCE = 6
"""Levels of 255 by which the channels of a grey picture may differ after JPEG."""

DRAFT_TOLERANCE = 0.98
"""A side up to 2 % under the display's lets the DCT shrink be the only one: 4032 / 2 = 2016."""

_FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/heic": "HEIF", "image/webp": "WEBP", "image/avif": "AVIF"}
_UPRIGHT = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}

Image.MAX_IMAGE_PIXELS = None  # Pillow's own limit warns at one size and raises at another; ours is checked before any decoding
pi_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=1)
AvifImagePlugin.DEFAULT_MAX_THREADS = 1  # a confined decoder may start no thread
_SRGB = ImageCms.createProfile("sRGB")


class Photo:
    """`picture`: upright, sRGB or grey, at most `long_side` pixels long. `size`: of the upright original. `camera`: what EXIF told."""

    def __init__(self, original: bytes, kind: Kind, long_side: int | None = DISPLAY_LONG_SIDE) -> None:
        with _opened(original, kind) as image:
            width, height = image.size
            _refuse_dimensions(width, height)
            self.camera = exif.read(image)
            self.orientation = _heic_orientation(original, image) if kind == "image/heic" else self.camera.orientation
            picture = _decoded(image, kind, long_side)
        self.grey = _is_grey(picture)
        if min(width, height) < (MIN_SHORT_SIDE_GREY if self.grey else MIN_SHORT_SIDE):
            raise Unreadable("too_small", "the short side has too few pixels")
        if self.orientation in _UPRIGHT:
            picture = picture.transpose(_UPRIGHT[self.orientation])
        self.picture = picture
        self.size = (height, width) if self.orientation >= 5 else (width, height)


def _opened(original: bytes, kind: Kind) -> Image.Image:
    try:
        return Image.open(io.BytesIO(original), formats=(_FORMATS[kind],))
    except MemoryError:
        raise
    except Exception as cause:
        raise Unreadable("undecodable", "the header is broken") from cause


def _heic_orientation(original: bytes, image: Image.Image) -> int:
    """What is still to be done: HEIF turns by its own `irot` and `imir`, which the decoder has obeyed and EXIF only repeats.

    ISO 23008-12 makes EXIF informative. But converters write files that carry the camera's EXIF and no turn of their own, and no
    camera lies about its side: without a turn in the container, EXIF is all there is.
    """
    at, meta = 0, b""
    while not meta and 0 <= at < len(original) - 8:
        size = int.from_bytes(original[at : at + 4], "big")
        if original[at + 4 : at + 8] == b"meta":
            meta = original[at : at + size]
        at = at + size if size >= 8 else len(original)
    told = image.info.get("original_orientation")
    if b"irot" in meta or b"imir" in meta or told not in _UPRIGHT:
        return 1
    return int(told)


def _refuse_dimensions(width: int, height: int) -> None:
    if width * height > MAX_PIXELS:
        raise Unreadable("limit", "more pixels than are decoded here")
    if min(width, height) < MIN_SHORT_SIDE_GREY:
        raise Unreadable("too_small", "the short side has too few pixels")


def _decoded(image: Image.Image, kind: Kind, long_side: int | None) -> Image.Image:
    profile = image.info.get("icc_profile")
    try:
        if kind == "image/jpeg" and long_side is not None:
            longest = max(image.size)
            least = min(longest, int(long_side * DRAFT_TOLERANCE))
            image.draft(image.mode, (-(-image.width * least // longest), -(-image.height * least // longest)))
        image.load()
        return _srgb(shrink(_eight_bit(image), long_side or max(image.size)), profile)
    except MemoryError:
        raise
    except Exception as cause:
        raise Unreadable("undecodable", "the pixels cannot be decoded") from cause


def _eight_bit(image: Image.Image) -> Image.Image:
    """L, RGB or CMYK, eight bits a channel; what shows through is white, as on paper."""
    if image.mode.startswith("I"):  # 16-bit grey PNG; Pillow's own conversion clips instead of scaling
        return Image.fromarray((np.asarray(image).astype(np.uint32) >> 8).clip(0, 255).astype(np.uint8))
    if image.mode in ("L", "RGB", "CMYK"):
        return image
    if image.has_transparency_data:
        seen = image.convert("RGBA")
        paper = Image.new("RGB", seen.size, "white")
        paper.paste(seen, mask=seen.getchannel("A"))
        return paper
    return image.convert("L" if image.mode in ("1", "LA") else "RGB")


def _srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    wanted = "L" if image.mode == "L" else "RGB"
    if profile and wanted == "RGB":
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            turned = ImageCms.profileToProfile(image, source, _SRGB, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            turned = None  # a broken profile is no reason to lose a picture
        if turned is not None:
            return turned
    return image.convert(wanted)


def _is_grey(picture: Image.Image) -> bool:
    if picture.mode == "L":
        return True
    small = np.asarray(shrink(picture, 256), dtype=np.int16)
    return int((small.max(axis=2) - small.min(axis=2)).max()) <= GREY_TOLERANCE
