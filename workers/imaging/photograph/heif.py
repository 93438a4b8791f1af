"""A HEIC becomes pixels: its primary picture and no other, upright as its container says."""

import numpy as np
import pi_heif  # type: ignore[import-untyped]
from PIL import Image

from workers.imaging import srgb
from workers.imaging.encode import reached, scaled, shrink
from workers.imaging.photograph import exif
from workers.imaging.photograph.decoded import Decoded
from workers.imaging.photograph.primary import survey
from workers.imaging.photograph.still import on_paper
from workers.imaging.unreadable import Unreadable

pi_heif.options.THUMBNAILS = pi_heif.options.DEPTH_IMAGES = pi_heif.options.AUX_IMAGES = False
pi_heif.options.DECODE_THREADS = 1
_NO_MEMORY = "Memory allocation error"


def decode(original: bytes, long_side: int | None) -> Decoded:
    """One decode with the long side at most `long_side` pixels. Raises Unreadable."""
    primary = survey(original)
    try:
        opened = pi_heif.open_heif(original, convert_hdr_to_8bit=True)
        image = opened[opened.primary_index]
        pixels = np.asarray(image)
        size, mode, profile = image.size, image.mode, image.info.get("icc_profile")
    except MemoryError:
        raise
    except Exception as cause:
        if _NO_MEMORY in str(cause):
            raise MemoryError from cause
        raise Unreadable("undecodable", "the pixels cannot be decoded") from cause
    side = reached(max(size), long_side)
    if mode in ("RGBA", "LA", "RGBa", "La"):
        pixels = np.asarray(on_paper(shrink(Image.fromarray(pixels), side)))
    camera = exif.of_block(primary.exif)
    return Decoded(
        pixels=np.array(scaled(pixels, side)),  # unscaled they are the decoder's own memory, which ends with `opened`
        size=size,
        camera=camera,
        orientation=camera.orientation if not primary.turned else 1,
        profile=profile,
        space=srgb.of_codes(*primary.codes) if primary.codes else None,
    )
