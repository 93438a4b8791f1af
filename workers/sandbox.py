"""Hostile bytes meet a decoder only in here: in a child that can be killed, never in the worker (DESIGN 6)."""

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import AsyncIterator, Sequence
from typing import BinaryIO

import msgspec

from schemas.care.derivative import Normalized
from workers.imaging.child import Answer, Refused
from workers.imaging.unreadable import Unreadable

WALL_CLOCK = 30.0
"""Seconds from the child's start to its last byte; its processor time is limited to less (SPEC IMG-10)."""
MAX_ANSWER = 512 * 1024 * 1024
"""Bytes; a frame of 200 million values that deflate could hardly shrink is still under it."""

_CHUNK = 1024 * 1024
_ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1"}
"""All the child is told: nothing of ours, and no threads, for leaving the network needs a single one."""

_ANSWERS: msgspec.msgpack.Decoder[Answer] = msgspec.msgpack.Decoder(Answer)


async def normalize(original: bytes) -> Normalized:
    """Normalize one original in a child process.

    Raises Unreadable: the file's own reasons, `limit` when the child used up its time or memory, `processing_failed` when it died
    or answered nonsense. The child is gone when this returns, raises or is cancelled.
    """
    return read_answer(await ask(_command(), original))


def read_answer(answer: bytes) -> Normalized:
    """What a child's bytes say; they are believed only as far as their shape."""
    try:
        told = _ANSWERS.decode(answer)
    except msgspec.MsgspecError as cause:
        raise Unreadable("processing_failed", "the decoder's answer makes no sense") from cause
    if isinstance(told, Refused):
        raise Unreadable(told.reason, told.detail)
    return told.normalized


async def ask(command: Sequence[str], original: bytes, wall_clock: float = WALL_CLOCK, max_answer: int = MAX_ANSWER) -> bytes:
    """One question to one new process: `original` to its standard input, its standard output back.

    Raises Unreadable `limit` (time, output) or `processing_failed`. `wall_clock` in seconds, `max_answer` in bytes.
    """
    async with _pipe() as (told, telling), _child(command, original, telling) as child:
        try:
            async with asyncio.timeout(wall_clock):
                answer = await _output(told, max_answer)
                status = await child.wait()
        except TimeoutError as cause:
            raise Unreadable("limit", "the decoder took too long") from cause
    if status == -signal.SIGXCPU:
        raise Unreadable("limit", "the decoder took too much processor time")
    if status != 0:
        raise Unreadable("processing_failed", f"the decoder ended with status {status}")
    return answer


def _command() -> list[str]:
    # -I: neither the working directory nor PYTHON* variables choose what is imported; -B: nothing is written.
    return [sys.executable, "-I", "-B", "-m", "workers.imaging.child", str(os.getpid())]


@contextlib.asynccontextmanager
async def _child(command: Sequence[str], original: bytes, telling: int) -> AsyncIterator[asyncio.subprocess.Process]:
    """The process, which writes to the descriptor `telling`; that one is closed here, and the child is gone afterwards.

    No pipe is asyncio's own: it lets `wait()` return when the process has ended and all its pipes have too, and a full one that
    nobody reads on, or one that a grandchild holds, never does.
    """
    try:
        with _file(original) as asking:
            child = await asyncio.create_subprocess_exec(
                *command,
                stdin=asking,
                stdout=telling,
                stderr=asyncio.subprocess.DEVNULL,  # a decoder may quote the file in its complaint
                env=_ENVIRONMENT,
                cwd="/",
                start_new_session=True,
            )
    finally:
        os.close(telling)
    try:
        yield child
    finally:
        # The whole session: whatever a taken-over child has started goes with it. Its id cannot be reused while it holds members,
        # nor before the leader was waited for.
        if child.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)
        await asyncio.shield(child.wait())


def _file(content: bytes) -> BinaryIO:
    """A file in memory, without a name, from its beginning."""
    file = open(os.memfd_create("original"), "w+b", buffering=0)  # noqa: SIM115
    file.write(content)
    file.seek(0)
    return file


@contextlib.asynccontextmanager
async def _pipe() -> AsyncIterator[tuple[asyncio.StreamReader, int]]:
    """Its reading end, and the descriptor of its writing end."""
    reading, writing = os.pipe()
    reader = asyncio.StreamReader(limit=_CHUNK)
    transport, _ = await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(reading, "rb", buffering=0)
    )
    try:
        yield reader, writing
    finally:
        transport.close()


async def _output(told: asyncio.StreamReader, most: int) -> bytes:
    answer = bytearray()
    while chunk := await told.read(_CHUNK):
        answer += chunk
        if len(answer) > most:
            raise Unreadable("limit", "the decoder's answer is too long")
    return bytes(answer)
