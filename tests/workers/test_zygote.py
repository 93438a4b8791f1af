"""The zygote holds nothing of the worker's and keeps nothing of a file's; whatever happens to it, the worker goes on with another."""

import asyncio
import contextlib
import os
import pathlib
import signal
import sys
import time

import pytest

from schemas.care.derivative import Normalized
from tests import factories
from tests.workers import behind
from tests.workers.behind import ask, children, pieces, refusal_of, runs, said, until
from tests.workers.imaging import room
from workers import sandbox, trial
from workers.imaging.unreadable import Unreadable
from workers.imaging.walls.exchange import Show
from workers.zygote import Nursery, SandboxAway

OPEN = """
import fcntl

def is_open(number):
    try:
        return fcntl.fcntl(number, fcntl.F_GETFD) >= 0
    except OSError:
        return False

say([number for number in range(256) if is_open(number)])
"""
SECRET = "a-secret-of-the-worker"


async def test_t_u10_nothing_of_the_worker_is_in_the_zygote(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MASTER_KEY", SECRET)
    inherited = os.open("/dev/null", os.O_RDONLY)
    os.set_inheritable(inherited, True)
    nursery = behind.nursery()
    pid = (await nursery.zygote()).process.pid
    try:
        if os.geteuid():  # it is closed to everybody but root, the account that it runs under included
            with pytest.raises(PermissionError):
                pathlib.Path(f"/proc/{pid}/environ").read_bytes()
            return
        environ = pathlib.Path(f"/proc/{pid}/environ").read_bytes()
        descriptors = {each.name: os.readlink(each) for each in pathlib.Path(f"/proc/{pid}/fd").iterdir()}
    finally:
        os.close(inherited)
        nursery.end()
    assert SECRET.encode() not in environ
    assert {each.partition(b"=")[0] for each in environ.split(b"\0") if each} <= {
        b"OPENBLAS_NUM_THREADS",
        b"OMP_NUM_THREADS",
        b"OPENCV_FOR_THREADS_NUM",
        b"GLIBC_TUNABLES",
        b"LC_CTYPE",  # Python's own, where there is no locale
    }
    assert descriptors.pop("1") == descriptors.pop("2") == "/dev/null"
    # Its control socket, twice: as it came, and as Python's own.
    assert len({*descriptors.values()}) == 1
    assert descriptors["0"].startswith("socket:")


async def test_t_u10_nothing_of_the_worker_is_in_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MASTER_KEY", SECRET)
    nursery = behind.nursery()
    told = await said("say(dict(os.environ))", within=nursery)
    nursery.end()
    assert SECRET not in told
    assert "HOME" not in told
    assert await said(OPEN) == "[0, 1, 2]"


async def test_t_u10_two_children_at_once_have_three_descriptors_each() -> None:
    """Nor has one the other's pipes, though both came through one zygote."""
    told = await asyncio.gather(*(said(OPEN) for _ in range(4)))
    assert set(told) == {"[0, 1, 2]"}


async def test_nothing_of_one_file_is_in_the_next() -> None:
    """Whatever a decoder leaves lying about in Python, in C's memory or on disk, the next file's child begins where the zygote stands."""
    leave = "import builtins\nbuiltins.left = 'Zzyzx'\nsys.modules['left'] = sys\nchild.normalize = None\nsay(id(object()))"
    await said(leave)
    assert await said("import builtins; say((hasattr(builtins, 'left'), 'left' in sys.modules, child.normalize is None))") == repr(
        (False, False, False)
    )


async def test_the_zygote_forks_with_one_thread_and_frozen() -> None:
    zygote = await behind.common().zygote()
    assert len(os.listdir(f"/proc/{zygote.process.pid}/task")) == 1
    assert int(await said("import gc; say(gc.get_freeze_count())")) > 10_000


async def test_threads_in_the_zygote_keep_it_from_serving() -> None:
    """A fork takes along the one that forks, and leaves whatever the others had locked locked for ever."""
    nursery = behind.nursery("import threading\nthreading.Thread(target=time.sleep, args=(99,), daemon=True).start()")
    with pytest.raises(SandboxAway, match="2 threads"):
        await ask("say(1)", within=nursery)


async def test_f_23_a_killed_zygote_is_replaced() -> None:
    """Between two images nobody notices it, but by its number."""
    photo = factories.camera_jpeg(1600, 1200)
    before = (await sandbox.warm().zygote()).process
    before.kill()
    assert await normalized(photo) == room.normalize(photo)
    assert (await sandbox.warm().zygote()).process.pid != before.pid


async def test_f_23_the_image_of_that_moment_gets_another_try() -> None:
    """Its child dies with the zygote; the task is tried again, and neither has the next child anything of it nor the worker a scratch."""
    nursery = behind.nursery()
    zygote = await nursery.zygote()
    asking = asyncio.create_task(refusal_of("time.sleep(99)", within=nursery))
    await until(lambda: children(zygote.process.pid) != [])
    (child,) = children(zygote.process.pid)
    zygote.process.kill()
    refusal = await asking
    assert (refusal.reason, refusal.detail) == ("processing_failed", "the zygote ended")
    assert trial.judge(refusal).verdict == "again"
    assert not runs(child)
    assert await said("say('well')", within=nursery) == "well"
    nursery.end()


async def test_f_23_a_killed_child_is_no_trouble_of_its_zygote() -> None:
    zygote = await behind.common().zygote()
    asking = asyncio.create_task(refusal_of("time.sleep(99)"))
    await until(lambda: children(zygote.process.pid) != [])
    os.kill(children(zygote.process.pid)[0], signal.SIGKILL)
    assert (await asking).detail == "the decoder ended with status -9"
    assert await behind.common().zygote() is zygote


@pytest.mark.parametrize("nonsense", ["b'nonsense'", "b'\\x80'", "b'x' * 9000"])
async def test_a_zygote_that_speaks_nonsense_is_replaced(nonsense: str, tmp_path: pathlib.Path) -> None:
    """The first one does; the second is sound, and the image is none the worse."""
    once = f"first = not os.path.exists({str(tmp_path / 'was')!r})\nopen({str(tmp_path / 'was')!r}, 'a')\n"
    lie = f"if first:\n    zygote._tell = lambda child, news, *more: child.line.send({nonsense})\n"
    nursery = behind.nursery(once + lie)
    liar = await nursery.zygote()
    assert await said("say('well')", within=nursery) == "well"
    assert liar.process.returncode is not None
    nursery.end()


async def test_a_zygote_that_cannot_start_is_no_fault_of_the_file() -> None:
    """Whatever it lacks, the image waits; and the reason is said."""
    for program, reason in (
        ((sys.executable, "-I", "-c", "raise SystemExit(1)"), "did not start"),
        (("/nowhere/python",), "No such file"),
        ((sys.executable, "-I", "-B", "-c", f"{behind.DECODER}\nfrom workers import imaging\nimaging.__path__ = 1\nzygote.main()"), "Type"),
    ):
        with pytest.raises(SandboxAway, match=reason) as away:
            await ask("say(1)", within=Nursery(program))
        assert (trial.judge(away.value).verdict, trial.judge(away.value).word) == ("away", "sandbox-away")


async def test_a_word_on_the_line_of_one_that_has_just_ended_hides_no_end() -> None:
    """The worker says something in the very moment of its end: the kernel then breaks a line on which something lies unread."""
    nursery = behind.nursery()
    zygote = await nursery.zygote()
    async with contextlib.AsyncExitStack() as stack:
        (asked, asking), (told, telling) = sandbox._pipe(), sandbox._pipe()
        stack.enter_context(told)
        child = await stack.enter_async_context(nursery.child(Show(0), asked, telling))
        (pid,) = children(zygote.process.pid)
        zygote.process.send_signal(signal.SIGSTOP)
        asking.close()
        await until(lambda: not runs(pid))
        child._line.send(b"!")
        zygote.process.send_signal(signal.SIGCONT)
        ended = await child.ended()
    assert ended is not None
    assert ended.status == 0
    nursery.end()


async def test_who_takes_long_gives_way_while_there_are_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is stopped and goes on, by turns; and once it is alone it goes on for good."""
    monkeypatch.setattr(sandbox, "LONG_SECONDS", 0.0)
    crowded, zygote = True, await behind.common().zygote()
    asking = asyncio.create_task(ask("while True: pass", is_crowded=lambda: crowded))
    await until(lambda: children(zygote.process.pid) != [])
    (pid,) = children(zygote.process.pid)
    for state in ("T", "R", "T"):
        await until(lambda state=state: state_of(pid) == state)  # type: ignore[misc]
    crowded = False
    await until(lambda: state_of(pid) == "R")
    await asyncio.sleep(2 * sandbox.TURN_SECONDS)
    assert state_of(pid) == "R"
    asking.cancel()
    await asyncio.wait({asking})
    assert children(zygote.process.pid) == []


async def test_no_pause_is_held_against_anybody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two seconds of patience are enough for work that four pauses of a second stretch beyond them, and no patience is for a hang."""
    for name, seconds in (("LONG_SECONDS", 0.0), ("TURN_SECONDS", 0.05), ("PAUSE_SECONDS", 1.0)):
        monkeypatch.setattr(sandbox, name, seconds)
    work = "end = time.process_time() + 0.2\nwhile time.process_time() < end: pass\nraise SystemExit(0)"
    begun = time.monotonic()
    _, ended = await ask(work, is_crowded=lambda: True, wall_clock=2.0)
    assert (ended.status, time.monotonic() - begun > 2.0) == (0, True)
    with pytest.raises(Unreadable, match="took too long"):
        await ask("time.sleep(99)", is_crowded=lambda: True, wall_clock=0.3)


async def test_one_that_is_stopped_is_killed_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "LONG_SECONDS", 0.0)
    monkeypatch.setattr(sandbox, "PAUSE_SECONDS", 99.0)
    zygote = await behind.common().zygote()
    asking = asyncio.create_task(ask("while True: pass", is_crowded=lambda: True))
    await until(lambda: children(zygote.process.pid) != [])
    (pid,) = children(zygote.process.pid)
    await until(lambda: state_of(pid) == "T")
    asking.cancel()
    await asyncio.wait({asking})
    assert children(zygote.process.pid) == []


def state_of(pid: int) -> str:
    """One letter, as proc(5) has it: R runs, S sleeps, T is stopped."""
    return pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]


WORKER = """
import asyncio, os, sys
from tests.workers import behind

async def main():
    zygote = await behind.common().zygote()
    asking = asyncio.create_task(behind.ask("time.sleep(99)"))
    await behind.until(lambda: behind.children(zygote.process.pid) != [])
    print(zygote.process.pid, *behind.children(zygote.process.pid), flush=True)
    {}

asyncio.run(main())
"""


@pytest.mark.parametrize(
    ("end", "how"),
    [("await asking", signal.SIGKILL), ("return", None), ("raise SystemExit", None), ("os._exit(0)", None)],
    ids=["killed", "ended", "raised", "vanished"],
)
async def test_f_23_when_the_worker_stops_nothing_is_left(end: str, how: signal.Signals | None) -> None:
    worker = await asyncio.create_subprocess_exec(
        sys.executable, "-c", WORKER.format(end), stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL
    )
    assert worker.stdout is not None
    pids = [int(each) for each in (await worker.stdout.readline()).split()]
    assert len(pids) == 2
    if how:
        assert all(runs(pid) for pid in pids)
        worker.send_signal(how)
    await worker.wait()
    await until(lambda: not any(runs(pid) for pid in pids))


async def test_an_orphan_ends_at_once() -> None:
    """Neither serves a zygote whose worker is gone, nor works a child whose zygote is."""
    walls = "import os; from workers.imaging.walls.confine import *; confine(os.getpid(), Walls()); print('on')"
    for program in (
        (sys.executable, "-I", "-B", "-m", "workers.imaging.walls.zygote", "1"),
        (sys.executable, "-I", "-B", "-c", walls),
    ):
        orphan = await asyncio.create_subprocess_exec(*program, stdout=asyncio.subprocess.PIPE, stdin=asyncio.subprocess.DEVNULL)
        told, _ = await orphan.communicate()
        assert (orphan.returncode, told) == (1, b"")


async def normalized(original: bytes) -> Normalized:
    return await sandbox.normalize(pieces(original), len(original))
