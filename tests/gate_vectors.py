"""Small pictures and what the worker measures on them, for the phone's own tests.

    python -m tests.gate_vectors

writes viewer/src/gate/vectors.json anew; a test compares it with what the worker says now.
"""

import base64
import json
import pathlib
import zlib

import numpy as np
from PIL import Image

from schemas.care.derivative import Quality
from tests import degraded, real_photos
from workers.imaging.quality import measure

TARGET = pathlib.Path(__file__).parents[1] / "viewer" / "src" / "gate" / "vectors.json"
ORIGINAL = (2000, 1500)
"""Pixels of the original that each is said to be made of."""


def vectors() -> str:
    """One line a vector: name, size, raw RGB (zlib, base64), and the measures, verdict and hint."""
    return "[\n" + ",\n".join(json.dumps(each) for each in (_vector(name, picture) for name, picture in _pictures().items())) + "\n]\n"


def _pictures() -> dict[str, Image.Image]:
    with Image.open(real_photos.path(real_photos.SONY)) as whole:
        whole.draft("RGB", (800, 600))
        sharp = whole.convert("RGB").resize((96, 72), Image.Resampling.BOX)
    blank = Image.new("RGB", (80, 60), (140, 64, 60))
    spots = blank.copy()
    for left in range(4, 80, 10):
        spots.paste((250, 252, 249), (left, 6, left + 4, 30))
    return {
        "sharp": sharp,
        "soft": degraded.blurred(sharp, 1.3),
        "dim": degraded.dim(sharp, 4.0),
        "spots": spots,
        "sky": Image.new("RGB", (63, 47), (90, 140, 220)),
        "grey": sharp.convert("L").convert("RGB").resize((61, 45)),
    }


def _vector(name: str, picture: Image.Image) -> dict[str, object]:
    quality: Quality = measure(np.asarray(picture), ORIGINAL, judged=True)
    said = {each: getattr(quality, each) for each in ("sharpness", "dark", "bright", "detail", "glare", "mouth", "verdict", "hint")}
    raw = base64.b64encode(zlib.compress(np.asarray(picture).tobytes(), 9)).decode()
    return {"name": name, "width": picture.width, "height": picture.height, "rgb": raw, "said": said}


if __name__ == "__main__":
    TARGET.write_text(vectors())
