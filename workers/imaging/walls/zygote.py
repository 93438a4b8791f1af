"""The warm process: `python -m workers.imaging.walls.zygote WORKER` imports every room once and then forks one child for each file.

It is told on descriptor 0 which descriptors to hand to a child, and never reads from them: what one file may do to a process ends with
that process. A request is a question (see `exchange`) with three descriptors: the question's pipe, the answer's, and a line on which birth
and end of the child are told. When the line's other end is shut, the child is killed.
"""

import contextlib
import ctypes
import encodings
import gc
import importlib
import os
import pkgutil
import resource
import select
import signal
import socket
import sys

import msgspec
from msgspec import Struct

from workers import imaging
from workers.imaging.walls.exchange import Born, Ended, News, Ready

MOST_DESCRIPTORS = 256
MOST_BYTES = 4096
"""Of one request, and of one word on a line."""
DISPENSABLE = 500
"""Of a thousand: where memory ends, the kernel ends a child or us before the worker, or a database beside it (proc(5), oom_score_adj)."""

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_CHILD_SUBREAPER = 1, 4, 36
_CONTROL = 0


class Child(Struct, frozen=True, eq=False):
    """A process and the two descriptors that speak of it: its pidfd, readable once it has ended, and the worker's line."""

    pid: int
    pidfd: int
    line: socket.socket


def main() -> None:
    """Serve until the worker hangs up. Ends at once, and all children with it, when the worker dies."""
    _leash(int(sys.argv[1]))
    control = socket.socket(fileno=os.dup(_CONTROL))
    trouble = _warm()
    control.send(msgspec.msgpack.encode(Ready(trouble)))
    if not trouble:
        serve(control)
    os._exit(bool(trouble))  # there is nothing to tidy up that does not end with us


def _leash(worker: int) -> None:
    libc = ctypes.CDLL(None)
    with contextlib.suppress(OSError), open("/proc/self/oom_score_adj", "w", encoding="ascii") as score:
        score.write(str(DISPENSABLE))
    libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != worker:
        os._exit(1)
    libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)  # nobody but root looks into us, a decoder that was taken over least of all
    libc.prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)  # what a child leaves behind is ours, and ends
    for limit, value in ((resource.RLIMIT_CORE, 0), (resource.RLIMIT_NOFILE, MOST_DESCRIPTORS)):
        resource.setrlimit(limit, (value, value))


def _warm() -> str:
    """Import every room, for behind its walls a child opens no file. Answers what is in the way of serving."""
    try:
        for room in pkgutil.walk_packages(imaging.__path__, f"{imaging.__name__}."):
            importlib.import_module(room.name)
        for coding in pkgutil.iter_modules(encodings.__path__):  # of names and letters; each is imported when it is first looked up
            with contextlib.suppress(ImportError):  # some are another system's
                importlib.import_module(f"{encodings.__name__}.{coding.name}")
    except Exception as cause:
        return f"{type(cause).__name__}: {cause}"
    if (threads := len(os.listdir("/proc/self/task"))) != 1:
        return f"{threads} threads run, and a fork takes along only one of them"
    gc.collect()
    gc.freeze()  # a child that counts references anew would copy what it shares with us
    return ""


def serve(control: socket.socket) -> None:
    """Fork, watch, kill and bury, one thing at a time; ends all and returns when the worker has hung up."""
    poll, children = select.poll(), dict[int, Child]()
    poll.register(control, select.POLLIN)
    while True:
        descriptor, _ = poll.poll()[0]  # no more than one: its burial may give the numbers of others to new ones
        if descriptor == control.fileno():
            asked, descriptors, *_ = socket.recv_fds(control, MOST_BYTES, 3)
            if not asked:
                break
            if child := _fork(asked, descriptors):
                for each in (child.pidfd, child.line.fileno()):
                    children[each] = child
                    poll.register(each, select.POLLIN)
            continue
        child = children[descriptor]
        if descriptor == child.pidfd or not _is_wanted(child):
            del children[descriptor]
            poll.unregister(descriptor)
        if descriptor == child.pidfd:
            if children.pop(child.line.fileno(), None):
                poll.unregister(child.line)
            _bury(child, {each.pid for each in children.values()})
    for child in children.values():
        _kill(child)


def _fork(asked: bytes, descriptors: list[int]) -> Child | None:
    """A child with that question, and its birth told; None, and the line shut, where there can be none."""
    if len(descriptors) != 3:
        for each in descriptors:
            os.close(each)
        return None
    question, telling, line = descriptors
    zygote = os.getpid()
    try:
        pid = os.fork()
    except OSError:
        pid = -1
    if pid == 0:
        _begin(asked, question, telling, zygote)
    os.close(question)
    os.close(telling)
    if pid < 0:
        os.close(line)
        return None
    child = Child(pid, os.pidfd_open(pid), socket.socket(fileno=line))
    child.line.setblocking(False)
    _tell(child, Born(), child.pidfd)
    return child


def _begin(asked: bytes, question: int, telling: int, zygote: int) -> None:
    """The child's whole life. It never returns, nor tidies up: all it holds is its own copy."""
    status = 1
    try:
        os.setsid()
        os.dup2(question, 0)
        os.dup2(telling, 1)
        os.closerange(3, MOST_DESCRIPTORS)
        from workers.imaging.walls import child

        child.main(asked, zygote)
        status = 0
    finally:
        os._exit(status)


def _is_wanted(child: Child) -> bool:
    """False once the worker has shut the line, and then the child is killed."""
    try:
        word = child.line.recv(MOST_BYTES)
    except OSError:
        word = b""
    if not word:
        _kill(child)
    return bool(word)


def _kill(child: Child) -> None:
    """It and its whole session; it was not waited for, so that its number is still its own."""
    for kill in (os.kill, os.killpg):
        with contextlib.suppress(OSError):
            kill(child.pid, signal.SIGKILL)


def _bury(child: Child, others: set[int]) -> None:
    """Wait for a child that has ended, end what it left behind, and tell how it was."""
    _kill(child)
    _, status, used = os.wait4(child.pid, 0)
    while strangers := _children() - others:
        for each in strangers:
            os.kill(each, signal.SIGKILL)
            os.waitpid(each, 0)
    # A line that is closed with something unread on it tells the worker of a broken line, and not of the child's end.
    child.line.shutdown(socket.SHUT_RD)
    while child.line.recv(MOST_BYTES):
        pass
    _tell(child, Ended(os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss * 1024))
    child.line.close()
    os.close(child.pidfd)


def _children() -> set[int]:
    """Whoever is a child of ours: what a dead one had started has become so. Nobody knows where the kernel does not tell."""
    try:
        with open("/proc/thread-self/children", encoding="ascii") as told:
            return {int(each) for each in told.read().split()}
    except OSError:
        return set()


def _tell(child: Child, news: News, *descriptors: int) -> None:
    with contextlib.suppress(OSError):  # a worker that no longer listens wants the child dead, and its line says so
        socket.send_fds(child.line, [msgspec.msgpack.encode(news)], descriptors)


if __name__ == "__main__":
    main()
