"""The walls around a decoder that reads hostile bytes, put up by the child itself before it reads the first of them."""

import contextlib
import ctypes
import os
import resource
import signal

from msgspec import Struct

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS = 1, 4, 38
_CLONE_NEWUSER, _CLONE_NEWNET, _CLONE_NEWIPC = 0x10000000, 0x40000000, 0x08000000


class Walls(Struct, frozen=True, kw_only=True):
    """Bytes of address space, seconds of processor time, counts of open files and of threads with this one (libde265 starts one).

    A gibibyte of address space, some 900 MiB of memory, lets every kind of 48-megapixel photo through (WebP needs most, 912 MiB), a
    radiograph of 200 megapixels, and a JPEG of as many; a PNG of 200 megapixels in colour would need more than a worker may (T-U10).
    """

    address_space: int = 1024 * 1024 * 1024
    cpu_seconds: int = 20
    open_files: int = 16
    threads: int = 8


def confine(parent: int, walls: Walls) -> None:
    """Limits this process for good and ties its life to its parent's; call it after the imports, with one thread running.

    No file may be written, no privilege gained; the network goes away and threads are counted where the kernel lets an ordinary
    process have a namespace. Exits at once when the parent is gone already.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    # With a user namespace of its own even root's child loses its capabilities, those over its limits too.
    spaces = _CLONE_NEWNET | _CLONE_NEWIPC
    if libc.unshare(_CLONE_NEWUSER | spaces) == 0:
        # Only in here does the kernel count this process's threads and not everything that the worker's user runs.
        _lower(resource.RLIMIT_NPROC, walls.threads, walls.threads)
    else:
        libc.unshare(spaces)  # a container may forbid both; the other walls stand
    libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    for limit, value in (
        (resource.RLIMIT_AS, walls.address_space),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, walls.open_files),
    ):
        _lower(limit, value, value)
    # At the soft limit SIGXCPU, which tells the worker why; at the hard one SIGKILL, which tells nothing.
    _lower(resource.RLIMIT_CPU, walls.cpu_seconds, walls.cpu_seconds + 1)


def _lower(limit: int, soft: int, hard: int) -> None:
    with contextlib.suppress(ValueError, OSError):  # one that stands lower already is left so
        resource.setrlimit(limit, (soft, hard))
