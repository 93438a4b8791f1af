"""The zygote as the worker sees it: a process that is started when first needed, asked for children, and replaced when it ends.

It and its children hold nothing of the worker's: neither its environment nor its memory, nor one of its descriptors.
"""

import asyncio
import contextlib
import os
import signal
import socket
import subprocess
import sys
import weakref
from collections.abc import AsyncIterator, Sequence
from typing import BinaryIO

import msgspec

from workers.imaging.walls.exchange import Born, Ended, News, Question, Ready

START_SECONDS = 60.0
"""For the imports, on a machine that is busy with other things."""
ANSWER_SECONDS = 10.0
"""For a fork, and for the end of a child that was killed."""
END_SECONDS = 1.0
"""For the zygote's own end once we have hung up."""
TRIES = 2
"""A zygote that has died meanwhile is only noticed when it is asked; the one in its place is asked as well."""

_MOST_BYTES = 4096
_ENVIRONMENT = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "OPENCV_FOR_THREADS_NUM": "1",
    "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1",
}
"""All that it is told: nothing of ours, no threads, of which a fork would take along only one, and large pages where there are some: a
child touches all its memory for the first time (measured: 8 % of a photo's processor time)."""
# -I: neither the working directory nor PYTHON* variables choose what is imported; -B: nothing is written.
_PROGRAM = (sys.executable, "-I", "-B", "-m", "workers.imaging.walls.zygote")

_NEWS: msgspec.msgpack.Decoder[News] = msgspec.msgpack.Decoder(News)


class SandboxAway(Exception):
    """No child can be had, whatever the file: the machine has no room, or the zygote cannot import its rooms. The text says which."""


class _Gone(Exception):
    """The zygote has ended, is stuck, or speaks nonsense."""


class Child:
    """One child, from the request on. Its end of the line is ours: whoever shuts it kills the child."""

    def __init__(self, line: socket.socket) -> None:
        self._line, self._pidfd = line, -1
        self._end: Ended | None = None

    async def born(self) -> None:
        """Wait for its birth. Raises _Gone."""
        news, descriptors = await _heard(self._line, ANSWER_SECONDS)
        if not isinstance(news, Born) or len(descriptors) != 1:
            for each in descriptors:
                os.close(each)
            raise _Gone("no child")
        (self._pidfd,) = descriptors

    def pause(self) -> None:
        """Let others have the processor."""
        self._signal(signal.SIGSTOP)

    def go_on(self) -> None:
        """End a pause; nothing for one that had none."""
        self._signal(signal.SIGCONT)

    async def ended(self) -> Ended | None:
        """How it ended, once it has; None if its zygote died, and it of that."""
        try:
            self._end = await self._told()
        except _Gone:
            return None
        return self._end

    async def gone(self) -> bool:
        """Kill it unless it has ended, and wait until it is not there any more; False if the zygote had no part in that."""
        try:
            if self._end is None:
                with contextlib.suppress(OSError):
                    self._line.shutdown(socket.SHUT_WR)
                try:
                    self._end = await self._told(ANSWER_SECONDS)
                except _Gone:
                    await self._killed()
        finally:
            self._line.close()
            if self._pidfd >= 0:
                os.close(self._pidfd)
        return self._end is not None

    async def _told(self, seconds: float | None = None) -> Ended:
        while True:
            news, descriptors = await _heard(self._line, seconds)
            for each in descriptors:  # of a birth that nobody waited for
                os.close(each)
            if isinstance(news, Ended):
                return news

    async def _killed(self) -> None:
        if self._pidfd >= 0:
            self._signal(signal.SIGKILL)
            await _readable(self._pidfd, ANSWER_SECONDS)

    def _signal(self, what: signal.Signals) -> None:
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._pidfd, what)


class Zygote:
    """One process, and the socket on which it is asked."""

    def __init__(self, program: Sequence[str]) -> None:
        """Start it. Raises SandboxAway."""
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._control.setblocking(False)
        try:
            with theirs:
                self.process = subprocess.Popen(
                    [*program, str(os.getpid())],
                    stdin=theirs.fileno(),
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,  # a decoder may quote the file in its complaint
                    env=_ENVIRONMENT,
                    cwd="/",
                    start_new_session=True,
                )
        except OSError as cause:
            self._control.close()
            raise SandboxAway(f"The zygote did not start: {cause}.") from cause
        # Whoever forgets to end it ends it by going.
        self.end = weakref.finalize(self, _end, self.process, self._control)

    async def ready(self) -> None:
        """Wait until everything is imported. Raises SandboxAway."""
        try:
            news, _ = await _heard(self._control, START_SECONDS)
        except _Gone as cause:
            raise SandboxAway(f"The zygote did not start: {cause}.") from cause
        if not isinstance(news, Ready) or news.trouble:
            raise SandboxAway(f"The zygote did not start: {news.trouble if isinstance(news, Ready) else 'nonsense'}.")

    def ask(self, question: Question, asked: BinaryIO, telling: BinaryIO) -> Child:
        """A child that will be born, with this question. Raises _Gone."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        ours.setblocking(False)
        with theirs:
            try:
                socket.send_fds(self._control, [msgspec.msgpack.encode(question)], [asked.fileno(), telling.fileno(), theirs.fileno()])
            except OSError as cause:
                ours.close()
                raise _Gone("it does not listen") from cause
        return Child(ours)


class Nursery:
    """The zygote of this worker, whichever it is by now."""

    def __init__(self, program: Sequence[str] = _PROGRAM) -> None:
        self._program = program
        self._zygote: Zygote | None = None
        self._starting = asyncio.Lock()

    async def zygote(self) -> Zygote:
        """One that lives. Raises SandboxAway."""
        async with self._starting:
            if self._zygote is not None and self._zygote.process.poll() is not None:
                self._lose(self._zygote)
            if self._zygote is None:
                fresh = Zygote(self._program)
                try:
                    await fresh.ready()
                except BaseException:
                    fresh.end()
                    raise
                self._zygote = fresh
            return self._zygote

    @contextlib.asynccontextmanager
    async def child(self, question: Question, asked: BinaryIO, telling: BinaryIO) -> AsyncIterator[Child]:
        """A child that reads from `asked` and writes to `telling`; both are closed here, and it is gone afterwards.

        Raises SandboxAway.
        """
        with asked, telling:
            for _ in range(TRIES):
                zygote = await self.zygote()
                try:
                    child = zygote.ask(question, asked, telling)
                except _Gone:
                    self._lose(zygote)
                    continue
                try:
                    try:
                        await child.born()
                    except _Gone:
                        self._lose(zygote)
                        continue
                    asked.close()
                    telling.close()
                    yield child
                    return
                finally:
                    if not await asyncio.shield(child.gone()):
                        self._lose(zygote)
        raise SandboxAway("The zygote brings forth no child.")

    def end(self) -> None:
        """End the zygote and all its children; the next question starts another."""
        if self._zygote is not None:
            self._lose(self._zygote)

    def _lose(self, zygote: Zygote) -> None:
        zygote.end()
        if self._zygote is zygote:
            self._zygote = None


def _end(process: "subprocess.Popen[bytes]", control: socket.socket) -> None:
    control.close()
    try:
        process.wait(END_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


async def _heard(line: socket.socket, seconds: float | None) -> tuple[News, list[int]]:
    """The next news on a line and the descriptors that came along. Raises _Gone, also when it takes longer than that."""
    if not await _readable(line.fileno(), seconds):
        raise _Gone("nothing is heard")
    try:
        told, descriptors, *_ = socket.recv_fds(line, _MOST_BYTES, 1)
        return _NEWS.decode(told), descriptors
    except (OSError, msgspec.MsgspecError) as cause:  # hung up, too: no news are that short
        raise _Gone("nonsense, or nothing") from cause


async def _readable(descriptor: int, seconds: float | None) -> bool:
    """True once there is something to read; False if that takes longer."""
    loop, there = asyncio.get_running_loop(), asyncio.Event()
    loop.add_reader(descriptor, there.set)
    try:
        async with asyncio.timeout(seconds):
            await there.wait()
    except TimeoutError:
        return False
    finally:
        loop.remove_reader(descriptor)
    return True
