"""The walls around a decoder that reads hostile bytes, put up by the child itself before it reads the first of them."""

import contextlib
import ctypes
import os
import resource
import signal
import struct

from msgspec import Struct

from workers.imaging.walls import landlock, seccomp

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS = 1, 4, 38
_CLONE_NEWUSER, _CLONE_NEWNET, _CLONE_NEWIPC = 0x10000000, 0x40000000, 0x08000000
_CAPABILITY_VERSION = 0x20080522
_NOBODY = 65521
"""An account that no system gives to anybody (systemd, UIDS-GIDS: 65520 to 65533 are unused); `nobody` may run a database."""

WALLS = ("privileges", "account", "user", "network", "root", "landlock", "seccomp")
"""Those of which a kernel or a container may refuse one; the limits below it always grants."""


class Walls(Struct, frozen=True, kw_only=True):
    """Bytes of address space beyond what the zygote has, seconds of processor time, counts of open files and of threads with this one
    (libde265 starts one).

    880 MiB let every kind of 48-megapixel photo through (WebP needs most, 760 MiB), a radiograph of 200 megapixels, and a JPEG of as
    many; with what is shared with the zygote that is less than a worker may have, and a PNG of 200 megapixels in colour needs more
    (T-U10). Twelve seconds of the twenty that SPEC IMG-10 allows: the answer has to be there within fifteen.
    """

    memory: int = 880 * 1024 * 1024
    cpu_seconds: int = 12
    open_files: int = 16
    threads: int = 8


def confine(parent: int, walls: Walls) -> tuple[str, ...]:
    """Limit this process for good and tie its life to its parent's; answer which of WALLS stand. Call it with one thread running.

    One wall that cannot be had does not keep the others from standing. No process namespace: no thread could be started any more.
    Exits at once when the parent is gone already.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    size = int(_first_word("/proc/self/statm")) * resource.getpagesize()
    stand = {"privileges": libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0}
    stand |= _set_apart(libc)
    libc.capset(struct.pack("=II", _CAPABILITY_VERSION, 0), bytes(24))
    # Only now: a change of who one is would undo the tie.
    libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)
    libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    _limit(size, walls, of_its_own=stand["user"])
    stand["landlock"] = landlock.shut()
    stand["seccomp"] = seccomp.watch()
    return tuple(wall for wall in WALLS if stand[wall])


def _set_apart(libc: ctypes.CDLL) -> dict[str, bool]:
    """Leave the machine's accounts, its network and its files behind; who has no user namespace can do so as root only.

    The kernel counts neither threads nor processes of root, so that root becomes nobody, but remembers who it was until it is clear
    whether it has to go back: a new namespace knows nothing of that.
    """
    root, spaces = os.geteuid() == 0, _CLONE_NEWNET | _CLONE_NEWIPC
    account = not root or _nobody(0)
    user = libc.unshare(_CLONE_NEWUSER | spaces) == 0
    if root and not user:
        os.setresuid(0, 0, 0)
    network = user or libc.unshare(spaces) == 0
    files = _empty_root(libc)
    if root and not user:
        account = _nobody(_NOBODY)
    return {"account": account, "user": user, "network": network, "root": files}


def _nobody(saved: int) -> bool:
    try:
        os.setgroups([])
        os.setresgid(_NOBODY, _NOBODY, _NOBODY)
        os.setresuid(_NOBODY, _NOBODY, saved)
    except OSError:  # a container may know of no such account
        return False
    return True


def _empty_root(libc: ctypes.CDLL) -> bool:
    """Let `/` be a place in which nothing lies but the numbers of our own descriptors."""
    if libc.chroot(b"/proc/self/fdinfo") != 0:
        return False
    os.chdir("/")
    return True


def _limit(size: int, walls: Walls, *, of_its_own: bool) -> None:
    limits = {
        resource.RLIMIT_AS: size + walls.memory,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: walls.open_files,
    }
    if of_its_own:  # only there does the kernel count this process's threads, and not everything that the worker's user runs
        limits[resource.RLIMIT_NPROC] = walls.threads
    for limit, value in limits.items():
        _lower(limit, value, value)
    # At the soft limit SIGXCPU, which tells the worker why; at the hard one SIGKILL, which tells nothing.
    _lower(resource.RLIMIT_CPU, walls.cpu_seconds, walls.cpu_seconds + 1)


def _lower(limit: int, soft: int, hard: int) -> None:
    with contextlib.suppress(ValueError, OSError):  # one that stands lower already is left so
        resource.setrlimit(limit, (soft, hard))


def _first_word(path: str) -> str:
    with open(path, encoding="ascii") as told:
        return told.read().split()[0]
