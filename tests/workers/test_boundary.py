"""What comes back from a decoder: facts that can be written down, bytes as long as was said, out of less memory than a worker has."""

from __future__ import annotations

import io
import pathlib

import pytest
from msgspec.structs import replace

from tests import factories
from tests.workers.imaging import room
from tests.workers.test_sandbox import ask, python
from workers import sandbox
from workers.imaging import child
from workers.imaging.unreadable import Unreadable


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


def wire(told: child.Answer, contents: tuple[memoryview, ...]) -> bytes:
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
async def test_t_u10_a_decoder_takes_less_than_a_gibibyte(what: str, tmp_path: pathlib.Path) -> None:
    content = {
        "film of many frames": factories.many_frames,
        "photo of 48 megapixels": factories.large_webp,
        "film of 100 megapixels": factories.large_film,
    }[what]()
    told = tmp_path / "peak"
    told.mkdir()
    code = (
        "import os, re, sys\nfrom workers.imaging import child\n"
        f"sys.argv = ['child', str(os.getppid()), '{len(content)}']\nchild.main()\n"
        # Nothing may be written any more, but a folder may be made: the peak is its name, in kibibytes.
        # Not getrusage's, in which the peak of the process that was forked to make this one lives on.
        f"os.mkdir({str(told)!r} + '/' + re.search(r'VmHWM:\\s*(\\d+)', open('/proc/self/status').read())[1])"
    )
    answer = await ask(python(code), content, max_answer=sandbox.MAX_ANSWER)

    assert int(next(told.iterdir()).name) < 1024 * 1024
    assert sandbox.read_answer(answer).derivatives
