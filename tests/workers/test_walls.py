"""Each wall is seen to stand: what a decoder that was taken over would try is tried behind it, and fails (SPEC IMG-10, THREATS T-U10)."""

import asyncio
import pathlib
import signal
import socket
from collections.abc import Iterator

import pytest

from tests.workers import behind
from tests.workers.behind import ask, said
from workers.imaging.walls import confine, landlock, seccomp
from workers.level import measure
from workers.zygote import Nursery

TRY = """
try:
    {}
except OSError as no:
    say(type(no).__name__)
say("nothing stood in the way")
"""
WITHOUT_FILTER = "from workers.imaging.walls import seccomp\nseccomp.watch = lambda: False"
WITHOUT_LANDLOCK = "from workers.imaging.walls import landlock\nlandlock.shut = lambda: False"
WITHOUT_ROOT = "confine._empty_root = lambda libc: False"
WITHOUT_SPACES = "confine._CLONE_NEWUSER = confine._CLONE_NEWNET = confine._CLONE_NEWIPC = 0"

LIMITS = {
    "RLIMIT_CPU": (12, 13),
    "RLIMIT_FSIZE": (0, 0),
    "RLIMIT_CORE": (0, 0),
    "RLIMIT_NOFILE": (16, 16),
    "RLIMIT_NPROC": (8, 8),
}


@pytest.fixture(scope="module")
def unfiltered() -> Iterator[Nursery]:
    """A sandbox that lacks its system call filter, so that the walls behind it can be seen."""
    nursery = behind.nursery(WITHOUT_FILTER)
    yield nursery
    nursery.end()


@pytest.fixture(scope="module")
def filtered() -> Iterator[Nursery]:
    """One that has nothing but its limits and the filter."""
    nursery = behind.nursery("\n".join((WITHOUT_LANDLOCK, WITHOUT_ROOT, WITHOUT_SPACES)))
    yield nursery
    nursery.end()


async def test_t_u10_every_wall_stands_here() -> None:
    """On this machine, as on every one that production is meant for."""
    found = await measure(behind.common())
    assert (found.done, found.missing, found.level) == ((), (), "full")


@pytest.mark.parametrize("limit", LIMITS)
async def test_img_10_the_child_stands_behind_every_limit(limit: str) -> None:
    """Read where a decoder runs: in the child itself, after it has put up its walls."""
    assert await said(f"import resource; say(resource.getrlimit(resource.{limit}))") == repr(LIMITS[limit])


async def test_img_10_memory_is_counted_from_what_the_zygote_has() -> None:
    zygote = await behind.common().zygote()
    own = int(pathlib.Path(f"/proc/{zygote.process.pid}/statm").read_text().split()[0]) * 4096
    soft, _ = map(int, (await said("import resource; say(*resource.getrlimit(resource.RLIMIT_AS)[:1])")).split() * 2)
    assert 0 <= soft - own - confine.Walls().memory < 16 * 1024 * 1024


@pytest.mark.parametrize(
    "tried",
    [
        "os.open('/etc/passwd', os.O_RDONLY)",
        "os.stat('/etc/passwd')",
        "os.listdir('/')",
        "os.open('/tmp/written', os.O_WRONLY | os.O_CREAT)",
        "os.mkdir('/tmp/made')",
        "os.memfd_create('hidden')",
        "import socket; socket.socket()",
        "import socket; socket.socketpair()",
        "os.fork()",
        "os.kill(os.getppid(), 0)",
        "os.kill(-1, 0)",
        "os.setsid()",
        "os.dup(1)",
        "os.pipe()",
        "import fcntl; fcntl.fcntl(1, fcntl.F_SETOWN, os.getppid())",
        "import mmap; mmap.mmap(-1, 4096, prot=mmap.PROT_EXEC | mmap.PROT_READ)",
        "import resource; resource.prlimit(0, resource.RLIMIT_CPU, (1, 1))",
        "import resource; resource.prlimit(os.getppid(), resource.RLIMIT_CPU)",
    ],
)
async def test_t_u10_the_filter_alone_says_no(tried: str, filtered: Nursery) -> None:
    assert await said(TRY.format(tried), within=filtered) == "PermissionError"


@pytest.mark.parametrize(
    "tried",
    [
        "os.execv(sys.executable, [sys.executable])",
        "import ctypes; ctypes.CDLL(None).ptrace(16, os.getppid(), 0, 0)",
        "import ctypes; ctypes.CDLL(None).process_vm_readv(os.getppid(), 0, 0, 0, 0, 0)",
        "import ctypes; ctypes.CDLL(None).unshare(0x10000000)",
        "import ctypes; ctypes.CDLL(None).setns(0, 0)",
        "import ctypes; ctypes.CDLL(None).mount(0, 0, 0, 0, 0)",
        "import ctypes; ctypes.CDLL(None).syscall(425, 1, 0)",
        "import ctypes; ctypes.CDLL(None).chroot(b'/')",
    ],
)
async def test_t_u10_the_filter_ends_who_asks_for_what_no_decoder_needs(tried: str, filtered: Nursery) -> None:
    _, ended = await ask(tried, within=filtered)
    assert ended.status == -signal.SIGSYS


async def test_t_u10_a_call_of_later_kernels_is_unknown(filtered: Nursery) -> None:
    code = "import ctypes; libc = ctypes.CDLL(None, use_errno=True); libc.syscall({}); say(ctypes.get_errno())"
    assert await said(code.format(5000), within=filtered) == "38"
    assert await said(code.format(435), within=filtered) == "38"  # clone3: glibc then takes clone


@pytest.mark.parametrize(
    "tried",
    [
        "os.open('/etc/passwd', os.O_RDONLY)",
        "os.open('/proc/self/status', os.O_RDONLY)",
        "os.listdir('/etc')",
        "os.open('/tmp/written', os.O_WRONLY | os.O_CREAT)",
        "os.mkdir('/tmp/made')",
        "os.execv(sys.executable, [sys.executable])",
        "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(('127.0.0.1', 9))",
        "os.chroot('/proc')",
        "os.setuid(0 if os.getuid() else 1)",
    ],
)
async def test_t_u10_without_the_filter_other_walls_stand_behind_it(tried: str, unfiltered: Nursery) -> None:
    assert await said(TRY.format(tried), within=unfiltered) in ("PermissionError", "OSError", "FileNotFoundError")


@pytest.mark.parametrize("path", ["/etc/passwd", "/proc/self/status"])
async def test_t_u10_landlock_alone_keeps_every_file(path: str) -> None:
    only = behind.nursery("\n".join((WITHOUT_FILTER, WITHOUT_ROOT, WITHOUT_SPACES)))
    assert await said(TRY.format(f"os.open({path!r}, os.O_RDONLY)"), within=only) == "PermissionError"
    assert await said(TRY.format("os.kill(os.getppid(), 0)"), within=only) == "PermissionError"
    only.end()


async def test_t_u10_a_socket_of_this_machine_is_out_of_reach(unfiltered: Nursery) -> None:
    """One that listens, on an address and by a name: what no filter keeps from being asked for is somewhere else all the same."""
    with socket.create_server(("127.0.0.1", 0)) as there, socket.socket(socket.AF_UNIX) as named:
        named.bind("\0mesial-test")
        named.listen()
        for where in (("AF_INET", there.getsockname()[:2]), ("AF_UNIX", "\0mesial-test")):
            tried = "import socket; socket.socket(socket.{}).connect({!r})".format(*where)
            assert await said(TRY.format(tried), within=unfiltered) != "nothing stood in the way"


async def test_t_u10_fork_bombs_end(unfiltered: Nursery) -> None:
    """Without the filter, too: the kernel counts, and what was made goes with the child that made it."""
    bomb = "while True:\n    try:\n        os.fork()\n    except OSError:\n        signal.pause()"
    zygote = await unfiltered.zygote()
    bombing = asyncio.create_task(ask(bomb, within=unfiltered))
    session = await first_child(zygote.process.pid)
    await behind.until(lambda: len(members(session)) == confine.Walls().threads)
    bombing.cancel()
    await asyncio.wait({bombing})
    assert members(session) == []
    assert await said("say('well')", within=unfiltered) == "well"


async def test_t_u10_whoever_leaves_the_session_does_not_stay(unfiltered: Nursery) -> None:
    """A grandchild in a session of its own, whose parents have ended: the zygote inherits it, and ends it."""
    code = "if os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0:\n        time.sleep(99)\n    os._exit(0)\nos.wait()\nos._exit(7)"
    zygote = await unfiltered.zygote()
    _, ended = await ask(code, within=unfiltered)
    assert ended.status == 7
    assert behind.children(zygote.process.pid) == []


async def test_threads_are_had_and_counted() -> None:
    """As many as libde265 and other decoders start, and no bomb of them."""
    code = (
        "import threading\nheld = threading.Event()\nstarted = 0\n"
        "try:\n    for started in range(99):\n        threading.Thread(target=held.wait, daemon=True).start()\n"
        "except RuntimeError:\n    say(started)\n"
    )
    assert await said(code) == str(confine.Walls().threads - 1)


async def test_no_privilege_can_be_gained(unfiltered: Nursery) -> None:
    """prctl(2): PR_GET_NO_NEW_PRIVS, PR_GET_DUMPABLE."""
    code = "import ctypes; libc = ctypes.CDLL(None); say([libc.prctl(39, 0, 0, 0, 0), libc.prctl(3, 0, 0, 0, 0)])"
    assert await said(code, within=unfiltered) == "[1, 0]"


@pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
def test_every_jump_of_the_filter_ends_in_a_verdict(machine: str) -> None:
    lines = seccomp.program(machine, 1)
    assert len(lines) < 4096
    for at, (what, yes, no, _) in enumerate(lines):
        assert what & 0x07 == 0x06 or at + 1 + max(yes, no) < len(lines)
    assert lines[-1][0] == 0x06


def test_an_old_kernel_is_asked_for_no_more_than_it_knows() -> None:
    assert max(landlock._FILES) == 5
    assert {abi: bits for abi, bits in landlock._FILES.items() if bits > 16} == {}


async def first_child(pid: int) -> int:
    await behind.until(lambda: behind.children(pid) != [])
    return behind.children(pid)[0]


def members(session: int) -> list[int]:
    """The processes of a session."""
    found = []
    for each in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = each.read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(fields[3]) == session:
            found.append(int(each.parent.name))
    return found
