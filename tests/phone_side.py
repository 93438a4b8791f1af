"""The phone's half of the quality gate, run by Node on the pixels that the worker measured (viewer/tools/measure.ts)."""

import pathlib
import subprocess
import sys
import tempfile
from collections.abc import Sequence

import msgspec
import numpy as np
from PIL import Image

VIEWER = pathlib.Path(__file__).parents[1] / "viewer"
NODE = pathlib.Path(sys.executable).with_name("node")


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """As `Quality`, without the size."""

    sharpness: float
    dark: float
    bright: float
    detail: float
    glare: float
    mouth: float
    grey: bool
    verdict: str
    hint: str


def judged(pictures: Sequence[tuple[Image.Image, int]]) -> list[Judged]:
    """What the phone says of each picture, already at the gate's scale, with the short side of its original in pixels."""
    with tempfile.TemporaryDirectory() as folder:
        asked = []
        for number, (picture, short) in enumerate(pictures):
            file = pathlib.Path(folder, f"{number}.rgb")
            file.write_bytes(np.asarray(picture.convert("RGB")).tobytes())
            asked.append(msgspec.json.encode({"file": str(file), "width": picture.width, "height": picture.height, "short": short}))
        said = subprocess.run(
            [NODE, VIEWER / "tools" / "measure.ts"], input=b"\n".join(asked), capture_output=True, check=True, timeout=600
        ).stdout
    return [msgspec.json.decode(line, type=Judged) for line in said.splitlines()]
