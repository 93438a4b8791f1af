"""Whether a picture stands as its original does, by Pillow's own reading of the original: a second opinion (THREATS T-U14)."""

import io

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps

from schemas.care.derivative import Normalized

SIDE = 48
"""Pixels to which both are shrunk; a turned or mirrored picture is another one at any size."""
FLAT = 6.0
"""Levels of 255: a picture that varies less looks the same from every side."""
LIKE = 0.9
"""Correlation of grey levels that a different profile, a resampling or a JPEG leaves."""


def turns(original: bytes, made: Normalized) -> list[str]:
    """[] for a picture that stands as its original does; DICOM has no orientation of this kind."""
    if not made.media_type.startswith("image/"):
        return []
    (display,) = (each.content for each in made.derivatives if each.facts.kind == "display")
    try:
        with Image.open(io.BytesIO(original)) as image:
            seen = ImageOps.exif_transpose(image)
            if seen.has_transparency_data:
                seen = Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen.convert("RGBA"))
            wanted = levels(seen)
    except Exception:
        return []  # Pillow has no second opinion, such as of HEIC
    found = levels(Image.open(io.BytesIO(display)))
    if min(wanted.std(), found.std()) < FLAT:
        return []
    likeness = float(np.corrcoef(wanted.ravel(), found.ravel())[0, 1])
    return [] if likeness >= LIKE else [f"stands otherwise than its original: likeness {likeness:.2f}"]


def levels(image: Image.Image) -> npt.NDArray[np.float64]:
    small = np.asarray(image, dtype=np.float64) if image.mode.startswith("I") else None
    if small is not None:  # 16 bit: Pillow's conversion would clip
        image = Image.fromarray((small / max(1.0, small.max()) * 255).astype(np.uint8))
    return np.asarray(image.convert("L").resize((SIDE, SIDE), Image.Resampling.BOX), dtype=np.float64)
