"""What the room says of a frame and what the viewer makes of it: one file of vectors, which its own vectors.test.ts reads too."""

import hashlib
import json
import pathlib
from typing import Any

import msgspec
import numpy as np
import pytest

from schemas.care.derivative import FrameFacts, Window
from tests.workers.imaging.frame_v1 import decode
from workers.imaging.dicom import frame, window

VECTORS: dict[str, list[dict[str, Any]]] = json.loads((pathlib.Path(__file__).parent / "vectors.json").read_text())


@pytest.mark.parametrize("vector", VECTORS["greys"], ids=lambda each: each["name"])
def test_img_07_every_stored_value_has_the_grey_that_the_viewer_gives_it(vector: dict[str, Any]) -> None:
    facts, shown = msgspec.convert(vector["facts"], FrameFacts), msgspec.convert(vector["window"], Window)

    levels = window.greys(facts, shown, facts.slope, facts.intercept)

    assert hashlib.sha256(levels.tobytes()).hexdigest() == vector["sha256"]


@pytest.mark.parametrize("vector", VECTORS["frames"], ids=lambda each: each["name"])
def test_img_07_a_frame_is_the_stream_that_the_viewer_reads(vector: dict[str, Any]) -> None:
    values = np.array(vector["values"], "<u2").reshape(vector["rows"], vector["columns"])

    assert (decode(bytes.fromhex(vector["stream"]), vector["columns"], vector["rows"], signed=False) == values).all()
    assert (decode(frame.encode(values), vector["columns"], vector["rows"], signed=False) == values).all()
    assert frame.digest(values) == vector["pixel_sha256"]
