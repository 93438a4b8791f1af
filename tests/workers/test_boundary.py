"""What comes back from a decoder: facts that can be written down, bytes as long as was said, out of less memory than a worker has."""

from __future__ import annotations

import io

import pytest
from msgspec.structs import replace

from tests import factories
from tests.workers.behind import pieces
from tests.workers.imaging import room
from workers import sandbox
from workers.imaging.unreadable import Unreadable
from workers.imaging.walls import child
from workers.imaging.walls.exchange import Answer, Show


@pytest.mark.parametrize("number", [float("inf"), float("-inf"), float("nan")])
def test_t_u10_a_fact_that_json_cannot_hold_crosses_no_boundary(number: float) -> None:
    """MessagePack brings it over; in the case it would become null, and then no list that names the case could be read."""
    made = room.normalize(factories.periapical())
    assert made.frame is not None
    assert made.quality is not None
    good, contents = child.answered(made)
    assert sandbox.read_answer(wire(good, contents)) == made
    for spoilt in (
        replace(made, quality=replace(made.quality, sharpness=number)),
        replace(made, frame=replace(made.frame, windows=(replace(made.frame.windows[0], width=number),))),
    ):
        with pytest.raises(Unreadable) as refusal:
            sandbox.read_answer(wire(*child.answered(spoilt)))
        assert refusal.value.reason == "processing_failed"


def wire(told: Answer, contents: tuple[memoryview, ...]) -> bytes:
    out = io.BytesIO()
    child.write(told, contents, out)
    return out.getvalue()


@pytest.mark.parametrize("sizes", [(), (1,), (10**9, 0, 0), (-1, 0, 0)])
def test_derivatives_that_are_not_as_long_as_was_said(sizes: tuple[int, ...]) -> None:
    told, contents = child.answered(room.normalize(factories.periapical()))

    with pytest.raises(Unreadable) as refusal:
        sandbox.read_answer(wire(replace(told, sizes=sizes), contents))

    assert refusal.value.reason == "processing_failed"


@pytest.mark.parametrize("what", ["film of many frames", "photo of 48 megapixels", "film of 100 megapixels"])
async def test_t_u10_a_decoder_takes_less_than_a_gibibyte(what: str) -> None:
    """With all that it shares with the zygote."""
    content = {
        "film of many frames": factories.many_frames,
        "photo of 48 megapixels": factories.large_webp,
        "film of 100 megapixels": factories.large_film,
    }[what]()
    answer, ended = await sandbox.exchange(Show(len(content)), pieces(content))

    assert ended.peak < 1024 * 1024 * 1024
    assert sandbox.read_answer(answer).derivatives
