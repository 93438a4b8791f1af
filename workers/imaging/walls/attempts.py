"""What a decoder that was taken over would try, tried on purpose behind the same walls: what is seen counts, not what was asked for."""

import ctypes
import mmap
import os
import socket
import sys
from collections.abc import Callable
from typing import Literal, get_args

Attempt = Literal["network", "reading", "writing", "program", "process", "signal", "peeking", "memory"]
ATTEMPTS: tuple[Attempt, ...] = get_args(Attempt)
"""network: a datagram socket that has a way to somewhere. reading, writing: a file. program: exec. process: fork. signal: to the
zygote. peeking: into the zygote's memory, where the next file's child begins. memory: more than there is room for."""

PORT = 9  # discard; connecting a datagram socket sends nothing
TOO_MUCH = 4 << 30  # bytes, that are only promised and never touched

DIRECTORY = "/tmp"  # where every account may write


def attempt(which: Attempt) -> bool:
    """Try it; True if nothing stood in the way. A wall may also end the process. `program` does not come back where it succeeds."""
    try:
        _TRIED[which]()
    except (OSError, MemoryError):
        return False
    return True


def _network() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        line.connect(("127.0.0.1", PORT))


def _reading() -> None:
    os.close(os.open(__file__, os.O_RDONLY))


def _writing() -> None:
    path = os.path.join(DIRECTORY, f"mesial-attempt-{os.getpid()}")
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    os.unlink(path)


def _program() -> None:
    os.execv(sys.executable, [sys.executable, "-I", "-S", "-c", ""])


def _process() -> None:
    second = os.fork()
    if second == 0:
        os._exit(0)
    os.waitpid(second, 0)


def _signal() -> None:
    os.kill(os.getppid(), 0)


def _peeking() -> None:
    """At a byte of its own, which lies where ours does."""
    here = ctypes.c_char()
    room = (ctypes.c_void_p * 2)(ctypes.addressof(here), 1)
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.process_vm_readv(os.getppid(), room, 1, room, 1, 0) < 0:
        raise OSError(ctypes.get_errno(), "not to be read")


def _memory() -> None:
    mmap.mmap(-1, TOO_MUCH, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS).close()


_TRIED: dict[Attempt, Callable[[], None]] = {
    "network": _network,
    "reading": _reading,
    "writing": _writing,
    "program": _program,
    "process": _process,
    "signal": _signal,
    "peeking": _peeking,
    "memory": _memory,
}
