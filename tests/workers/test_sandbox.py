"""Nothing that a decoder does to itself reaches the worker: not a loop, not a leak, not a death, not a lie."""

import asyncio
import contextlib
import os
import pathlib
import signal
import sys
import time
from collections.abc import AsyncIterator, Callable
from typing import Any

import msgspec
import numpy as np
import pytest

from schemas.care.derivative import Normalized
from schemas.care.image import PIECE_BYTES
from tests import factories
from tests.workers.imaging import room
from workers import sandbox
from workers.imaging.unreadable import Unreadable

PATIENCE = 20.0
"""Seconds until a condition that should come soon counts as never."""

CONFINED = "import os, sys\nfrom workers.imaging.confine import Walls, confine\nconfine(os.getppid(), Walls(cpu_seconds=1))\n"


def python(code: str) -> list[str]:
    """A child that misbehaves; it stands in for the decoder by its command, which no input can choose."""
    return [sys.executable, "-I", "-B", "-c", code]


async def pieces(original: bytes) -> AsyncIterator[bytes]:
    """An original as the store gives it."""
    for start in range(0, len(original), PIECE_BYTES):
        yield original[start : start + PIECE_BYTES]


async def normalize(original: bytes) -> Normalized:
    return await sandbox.normalize(pieces(original), len(original))


async def ask(command: list[str], original: bytes = b"", *, wall_clock: float = 20.0, max_answer: float = 10_000_000) -> bytearray:
    return await sandbox.ask(command, pieces(original), wall_clock, int(max_answer))


def decoder(body: str) -> list[str]:
    """The real child with a decoder in it that does `body`."""
    return python(
        "import os, sys\nfrom workers.imaging import child\n"
        f"def normalize(original):\n    {body}\nchild.normalize = normalize\n"
        "sys.argv = ['child', str(os.getppid()), '0']\nchild.main()\n"
    )


async def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "the condition never came"
        await asyncio.sleep(0.01)


def runs(pid: int) -> bool:
    """Whether a process runs; a zombie that its new parent has not noticed yet does not."""
    try:
        stat = pathlib.Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
    return stat.rpartition(")")[2].split()[0] not in "ZX"


async def refusal_of(command: list[str], **limits: Any) -> Unreadable:
    with pytest.raises(Unreadable) as refusal:
        sandbox.read_answer(await ask(command, **limits))
    return refusal.value


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


async def test_a_loop_ends_at_its_processor_time() -> None:
    """Long before the wall clock, and by the kernel: the loop gives up by itself, so that this fails rather than hangs."""
    loop = "import time\nend = time.monotonic() + 15\nwhile time.monotonic() < end: pass\nsys.stdout.write('nobody stopped it')"
    refusal = await refusal_of(python(CONFINED + loop))
    assert (refusal.reason, refusal.detail) == ("limit", "the decoder took too much processor time")


WALLS = {
    "RLIMIT_AS": (1024 * 1024 * 1024, 1024 * 1024 * 1024),
    "RLIMIT_CPU": (20, 21),
    "RLIMIT_FSIZE": (0, 0),
    "RLIMIT_CORE": (0, 0),
    "RLIMIT_NOFILE": (16, 16),
}


@pytest.mark.parametrize("limit", WALLS)
async def test_the_real_child_stands_behind_every_wall(limit: str) -> None:
    """Read where a decoder would run: in the child itself, after it has put up its walls (SPEC IMG-10)."""
    body = f"import resource; raise child.Unreadable('undecodable', repr(resource.getrlimit(resource.{limit})))"
    assert (await refusal_of(decoder(body))).detail == repr(WALLS[limit])


async def test_a_hang_ends_at_the_wall_clock() -> None:
    assert (await refusal_of(python("import signal; signal.pause()"), wall_clock=0.3)).reason == "limit"


async def test_a_child_that_never_reads_ends_too() -> None:
    with pytest.raises(Unreadable) as refusal:
        await ask(python("import signal; signal.pause()"), b"x" * 10_000_000, wall_clock=0.3)

    assert refusal.value.reason == "limit"


async def test_too_much_memory_is_a_limit() -> None:
    """Zeros that are only promised: without the wall they would cost nothing, and the child would say so."""
    promised = "held = bytes(2 << 30); raise child.Unreadable('undecodable', f'{len(held)} bytes were had')"
    refusal = await refusal_of(decoder(promised))
    assert (refusal.reason, refusal.detail) == ("limit", "more memory than a decoder may have")


@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGABRT, signal.SIGKILL])
async def test_death_by_a_signal(number: signal.Signals) -> None:
    assert (await refusal_of(decoder(f"os.kill(os.getpid(), {int(number)})"))).reason == "processing_failed"


async def test_a_panic_that_is_no_exception() -> None:
    assert (await refusal_of(decoder("raise BaseException('a secret of the file')"))).reason == "processing_failed"


async def test_a_failure_tells_nothing_of_the_file() -> None:
    refusal = await refusal_of(decoder("raise ValueError('Zzyzx')"))

    assert refusal.reason == "processing_failed"
    assert "Zzyzx" not in refusal.detail


@pytest.mark.parametrize(
    "answer",
    [b"", b"\xc1", b"\x80", msgspec.msgpack.encode({"type": "refused", "reason": "because", "detail": ""}), b"\x00" * 100],
)
async def test_an_answer_that_makes_no_sense(answer: bytes) -> None:
    assert (await refusal_of(python(f"import sys; sys.stdout.buffer.write({answer!r})"))).reason == "processing_failed"


async def test_an_endless_answer() -> None:
    flood = "import sys\nwhile True: sys.stdout.buffer.write(b'x' * 65536)"

    assert (await refusal_of(python(flood), max_answer=1_000_000)).reason == "limit"


async def test_nothing_of_the_workers_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MASTER_KEY", "a-secret-of-the-worker")

    told = await ask(python("import os, sys; sys.stdout.write(repr(dict(os.environ)))"))

    assert b"MASTER_KEY" not in told
    assert b"a-secret-of-the-worker" not in told
    assert b"HOME" not in told


async def test_no_file_can_be_written(tmp_path: pathlib.Path) -> None:
    target = tmp_path / "written"
    code = (
        CONFINED
        + f"try:\n    os.write(os.open({str(target)!r}, 65), b'x' * 100)\nexcept OSError as no: sys.stdout.write(type(no).__name__)"
    )

    assert await ask(python(code)) == b"OSError"
    assert not target.exists() or target.stat().st_size == 0


async def test_no_network_where_the_kernel_lets_it_go() -> None:
    probe = await asyncio.create_subprocess_exec("unshare", "--user", "--net", "true", stderr=asyncio.subprocess.DEVNULL)
    permitted = await probe.wait() == 0
    code = CONFINED + "sys.stdout.write(os.readlink('/proc/self/ns/net'))"

    seen = (await ask(python(code))).decode()

    assert seen.startswith("net:")
    assert (seen != os.readlink("/proc/self/ns/net")) == permitted


async def test_no_privilege_can_be_gained() -> None:
    code = CONFINED + "sys.stdout.write([line for line in open('/proc/self/status') if line.startswith('NoNewPrivs')][0])"

    assert (await ask(python(code))).split() == [b"NoNewPrivs:", b"1"]


async def test_a_cancelled_task_leaves_no_process(tmp_path: pathlib.Path) -> None:
    told = tmp_path / "pids"
    code = (
        "import os, signal\nsecond = os.fork()\n"
        f"if second:\n    open({str(told)!r} + '.part', 'w').write(f'{{os.getpid()}} {{second}}')\n"
        f"    os.rename({str(told)!r} + '.part', {str(told)!r})\n"
        "signal.pause()"
    )
    task = asyncio.create_task(ask(python(code)))
    await until(told.exists)
    pids = [int(pid) for pid in told.read_text().split()]
    assert all(runs(pid) for pid in pids)

    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task

    assert task.cancelled()
    await until(lambda: not any(runs(pid) for pid in pids))


async def test_a_killed_worker_leaves_no_decoder(tmp_path: pathlib.Path) -> None:
    told = tmp_path / "pid"
    inner = CONFINED + f"os.mkdir({str(told)!r} + str(os.getpid()))\nimport time; time.sleep({2 * PATIENCE})"
    worker = await asyncio.create_subprocess_exec(
        *python(f"import asyncio\nfrom tests.workers.test_sandbox import ask\nasyncio.run(ask({python(inner)!r}))")
    )
    try:
        await until(lambda: any(tmp_path.iterdir()))
        pid = int(next(tmp_path.iterdir()).name.removeprefix("pid"))
        assert runs(pid)
    finally:
        worker.kill()
        await worker.wait()

    try:
        await until(lambda: not runs(pid))
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


async def test_an_orphan_ends_at_once() -> None:
    code = "from workers.imaging.confine import Walls, confine\nconfine(1 if __import__('os').getppid() != 1 else 2, Walls())"

    assert (await refusal_of(python(code))).reason == "processing_failed"


async def test_damaged_phone_pictures_kill_at_most_their_own_child() -> None:
    """The HEVC decoder does die of some of these, by a signal: that is what the child is for."""
    whole = factories.heic(1050, 1040)
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
