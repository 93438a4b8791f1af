"""Nothing that a decoder does to itself reaches the worker: not a loop, not a leak, not a death, not a lie."""

import asyncio
import signal
from collections.abc import AsyncIterator, Callable

import msgspec
import numpy as np
import pytest

from schemas.care.derivative import Normalized
from tests import factories
from tests.workers import behind
from tests.workers.behind import ask, pieces, refusal_of
from tests.workers.imaging import room
from workers import sandbox
from workers.imaging.unreadable import Unreadable
from workers.imaging.walls.exchange import Show

RAW = "os.write(1, {!r})\nos._exit(0)"


async def normalize(original: bytes) -> Normalized:
    return await sandbox.normalize(pieces(original), len(original))


@pytest.mark.parametrize("original", [lambda: factories.camera_jpeg(1600, 1200, 6), factories.heic, factories.panoramic])
async def test_the_child_answers_as_the_room_itself(original: Callable[[], bytes]) -> None:
    sent = original()

    assert await normalize(sent) == room.normalize(sent)


@pytest.mark.parametrize(("original", "reason"), [(b"", "empty"), (b"hello", "wrong_type"), (factories.pixel_flood_png(), "limit")])
async def test_a_refusal_comes_through(original: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        await normalize(original)

    assert refusal.value.reason == reason


async def test_others_go_on_beside_a_bad_one() -> None:
    good = factories.camera_jpeg(1600, 1200)

    bad, made = await asyncio.gather(normalize(b"\xff\xd8\xff"), normalize(good), return_exceptions=True)

    assert isinstance(bad, Unreadable)
    assert made == room.normalize(good)


async def test_f_23_two_at_once_do_not_meet() -> None:
    """Each has its own answer, whichever comes first."""
    told = await asyncio.gather(*(behind.said(f"say({number})") for number in range(6)))
    assert told == [str(number) for number in range(6)]


async def test_a_loop_ends_at_its_processor_time() -> None:
    """Long before the wall clock, and by the kernel: the loop gives up by itself, so that this fails rather than hangs."""
    hurried = behind.nursery("child.Walls = lambda: confine.Walls(cpu_seconds=1)")
    refusal = await refusal_of("end = time.monotonic() + 30\nwhile time.monotonic() < end: pass", within=hurried)
    hurried.end()
    assert (refusal.reason, refusal.detail) == ("limit", "the decoder took too much processor time")


async def test_a_hang_ends_at_the_wall_clock() -> None:
    assert (await refusal_of("signal.pause()\nwhile True: time.sleep(9)", wall_clock=0.3)).reason == "limit"


async def test_a_child_that_never_reads_ends_too() -> None:
    deaf = behind.nursery("child.answer = lambda original, want: time.sleep(99)")
    refusal = await refusal_of("#" * 10_000_000, within=deaf, wall_clock=0.3)
    deaf.end()
    assert refusal.reason == "limit"


async def test_too_much_memory_is_a_limit() -> None:
    """Zeros that are only promised: without the wall they would cost nothing, and the child would say so."""
    refusal = await refusal_of("held = bytes(2 << 30)")
    assert (refusal.reason, refusal.detail) == ("limit", "more memory than a decoder may have")


@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGABRT, signal.SIGKILL])
async def test_f_23_death_by_a_signal(number: signal.Signals) -> None:
    refusal = await refusal_of(f"os.kill(os.getpid(), {int(number)})")
    assert (refusal.reason, refusal.detail) == ("processing_failed", f"the decoder ended with status -{int(number)}")


async def test_a_panic_that_is_no_exception() -> None:
    refusal = await refusal_of("raise BaseException('a secret of the file')")
    assert (refusal.reason, refusal.detail) == ("processing_failed", "the decoder failed: BaseException")


async def test_a_failure_tells_nothing_of_the_file() -> None:
    refusal = await refusal_of("raise ValueError('Zzyzx')")

    assert refusal.reason == "processing_failed"
    assert "Zzyzx" not in refusal.detail


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\xc1",
        b"\x80",
        msgspec.msgpack.encode({"type": "refused", "reason": "because", "detail": ""}),
        (24).to_bytes(8, "big") + msgspec.msgpack.encode({"type": "tried", "done": False, "walls": []}),
        b"\x00" * 100,
    ],
)
async def test_an_answer_that_makes_no_sense(answer: bytes) -> None:
    refusal = await refusal_of(RAW.format(answer))
    assert (refusal.reason, refusal.detail) == ("processing_failed", "the decoder's answer makes no sense")


async def test_t_u10_an_endless_answer() -> None:
    assert (await refusal_of("while True: os.write(1, b'x' * 65536)", max_answer=1_000_000)).reason == "limit"


async def test_a_complaint_reaches_no_log(capfd: pytest.CaptureFixture[str]) -> None:
    """A decoder may quote the file in it."""
    assert await behind.said("os.write(2, b'Zzyzx')\nprint('Zzyzx', file=sys.stderr)\nsay('said')") == "said"
    assert "Zzyzx" not in "".join(capfd.readouterr())


async def test_an_original_that_breaks_off_leaves_no_process() -> None:
    """The store fails in the middle: its error is the one that is told, and the child is gone by then."""

    async def broken() -> AsyncIterator[bytes]:
        yield b"#" * 1000
        raise ConnectionError("the store")

    zygote = await behind.common().zygote()
    with pytest.raises(ConnectionError, match="the store"):
        await sandbox.exchange(Show(2000), broken(), nursery=behind.common())
    assert behind.children(zygote.process.pid) == []


async def test_a_cancelled_task_leaves_no_process() -> None:
    zygote = await behind.common().zygote()
    task = asyncio.create_task(ask("time.sleep(99)"))
    await behind.until(lambda: behind.children(zygote.process.pid) != [])
    (pid,) = behind.children(zygote.process.pid)
    assert behind.runs(pid)

    task.cancel()
    await asyncio.wait({task})

    assert task.cancelled()
    assert not behind.runs(pid)


async def test_damaged_phone_pictures_kill_at_most_their_own_child() -> None:
    """The HEVC decoder does die of some of these, by a signal: that is what the child is for."""
    whole = factories.heic(1050, 1040)
    zygote = await sandbox.warm().zygote()
    for seed in range(6):
        rng = np.random.default_rng(seed)
        damaged = bytearray(whole)
        for at in rng.integers(0, len(damaged) if seed % 2 else 3000, 8):
            damaged[at] = rng.integers(0, 256)
        try:
            made = await normalize(bytes(damaged))
        except Unreadable as refusal:
            assert refusal.reason in ("undecodable", "wrong_type", "processing_failed", "limit", "too_small")  # noqa: PT017
        else:
            assert made.media_type == "image/heic"
    assert await sandbox.warm().zygote() is zygote
