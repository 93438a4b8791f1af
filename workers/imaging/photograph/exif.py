"""The few facts worth keeping of what a camera wrote, read before everything it wrote is dropped."""

import re
from typing import Literal

from PIL import Image

from schemas.care.derivative import Lens
from workers.imaging import moment

_MAKE, _MODEL, _ORIENTATION, _EXIF_IFD = 0x010F, 0x0110, 0x0112, 0x8769
_DATE_TIME_ORIGINAL, _OFFSET_TIME_ORIGINAL, _LENS_MODEL = 0x9003, 0x9011, 0xA434

_MAKERS = {
    "apple": "Apple",
    "samsung": "Samsung",
    "google": "Google",
    "xiaomi": "Xiaomi",
    "huawei": "Huawei",
    "motorola": "Motorola",
    "oneplus": "OnePlus",
    "oppo": "OPPO",
    "canon": "Canon",
    "nikon": "Nikon",
    "sony": "Sony",
    "fujifilm": "Fujifilm",
    "panasonic": "Panasonic",
    "olympus": "Olympus",
}
"""A closed list, so that what a file claims to be its maker cannot carry a name or a number."""

_PHONES = {"Apple", "Samsung", "Google", "Xiaomi", "Huawei", "Motorola", "OnePlus", "OPPO"}
_DATE_TIME = re.compile(r"(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)")
_OFFSET = re.compile(r"[+-]\d\d:\d\d")


class CameraFacts:
    """What one EXIF block said: `orientation` 1 to 8, `lens` if any camera is named, `captured_at` as ISO 8601 text."""

    def __init__(self, exif: Image.Exif | None) -> None:
        told = {} if exif is None else {**exif, **exif.get_ifd(_EXIF_IFD)}
        orientation = told.get(_ORIENTATION)
        self.orientation = orientation if isinstance(orientation, int) and 1 <= orientation <= 8 else 1
        self.captured_at = _captured_at(told)
        self.lens = _lens(_text(told, _MAKE), _text(told, _MODEL), _text(told, _LENS_MODEL))


def read(image: Image.Image) -> CameraFacts:
    """Camera facts of an opened image; a broken EXIF block counts as none, for the picture matters more."""
    try:
        return CameraFacts(image.getexif())
    except Exception:
        return CameraFacts(None)


def of_block(block: bytes | None) -> CameraFacts:
    """Camera facts of an EXIF block, a TIFF structure."""
    told = Image.Exif()
    try:
        told.load(block or b"")
        return CameraFacts(told)
    except Exception:
        return CameraFacts(None)


def _lens(make: str, model: str, lens_model: str) -> Lens | None:
    maker = next((name for word, name in _MAKERS.items() if word in make.lower()), None)
    if maker is None and not lens_model:
        return None
    words = lens_model.lower()
    facing: Literal["front", "rear"] | None = None
    if "front" in words:
        facing = "front"
    elif "back" in words or "rear" in words:
        facing = "rear"
    return Lens(facing=facing, device=_device(maker, model.lower()), make=maker)


def _device(maker: str | None, model: str) -> Literal["phone", "tablet", "camera"] | None:
    if maker is None:
        return None
    if "ipad" in model or "tab" in model:
        return "tablet"
    return "phone" if maker in _PHONES else "camera"


def _captured_at(told: dict[int, object]) -> str | None:
    match = _DATE_TIME.fullmatch(_text(told, _DATE_TIME_ORIGINAL))
    if match is None or match[1] == "0000":
        return None
    offset = _text(told, _OFFSET_TIME_ORIGINAL)
    year, month, day, hour, minute, second = match.groups()
    return moment.known(f"{year}-{month}-{day}T{hour}:{minute}:{second}" + (offset if _OFFSET.fullmatch(offset) else ""))


def _text(told: dict[int, object], tag: int) -> str:
    value = told.get(tag)
    return value.strip("\0 ") if isinstance(value, str) else ""
