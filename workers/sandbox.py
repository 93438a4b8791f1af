"""Hostile bytes meet a decoder only in here: in a child that can be killed, never in the worker (DESIGN 6).

The original goes in piece by piece and is never whole in the worker; what the child made of it comes back once.
"""

import asyncio
import contextlib
import fcntl
import os
import signal
from collections.abc import AsyncIterable, AsyncIterator, Callable
from functools import cache
from typing import BinaryIO

import msgspec
from msgspec.structs import replace

from schemas.care.derivative import Normalized, Want
from workers.imaging.unreadable import Unreadable
from workers.imaging.walls.confine import Walls
from workers.imaging.walls.exchange import HEAD_LENGTH, Answer, Ended, Question, Refused, Show, Tried
from workers.zygote import Child, Nursery

WALL_CLOCK = 60.0
"""Seconds from the original's last byte to the answer's, without pauses; of processor time the child has less (SPEC IMG-10)."""
LONG_SECONDS = 0.5
"""A photo is done by then. Whatever takes longer, a film or an endless loop, gives way to others, and is never forgotten for it."""
TURN_SECONDS, PAUSE_SECONDS = 0.05, 0.75
"""While there are others. Stopped and let go on, for the kernel's own order is no help: a processor that runs even its idlest task takes in
no other until it is balanced (sched(7))."""
NEARLY_ALL = 0.9
"""Of a child's memory: whoever has used that much asked for more."""
MAX_ANSWER = 400 * 1024 * 1024
"""Bytes; a frame of 200 million values that deflate could not shrink at all is still under it."""

Crowded = Callable[[], bool]
"""Whether there are others who want the processor."""

_CHUNK = 1024 * 1024

_ANSWERS: msgspec.msgpack.Decoder[Answer] = msgspec.msgpack.Decoder(Answer)


@cache
def warm() -> Nursery:
    """Where this process has its children from."""
    return Nursery()


async def normalize(original: AsyncIterable[bytes], size: int, want: Want = "pictures", *, is_crowded: Crowded = bool) -> Normalized:
    """Make what is wanted of one original of `size` bytes in a child process, which may be done before it has seen all of it.

    Raises Unreadable: the file's own reasons, `limit` when the child used up its time or memory, `processing_failed` when it died
    or answered nonsense; and SandboxAway, which is no fault of the file. The child is gone when this returns, raises or is cancelled.
    """
    answer, ended = await exchange(Show(size, want), original, is_crowded=is_crowded)
    refuse_death(ended)
    return read_answer(answer)


def read_answer(answer: bytes | bytearray) -> Normalized:
    """What a child's bytes say; they are believed only as far as their shape."""
    contents = memoryview(answer)
    begin = HEAD_LENGTH + int.from_bytes(contents[:HEAD_LENGTH], "big")
    try:
        told = _ANSWERS.decode(contents[HEAD_LENGTH:begin])
        if isinstance(told, Refused):
            raise Unreadable(told.reason, told.detail)
        if isinstance(told, Tried):
            raise ValueError("nobody asked it to try")
        refuse_unwritable(told.normalized)
        return _with_contents(told.normalized, told.sizes, contents[begin:])
    except (msgspec.MsgspecError, ValueError) as cause:
        raise Unreadable("processing_failed", "the decoder's answer makes no sense") from cause


def refuse_unwritable(bare: Normalized) -> None:
    """Raise MsgspecError or ValueError for facts that JSON cannot hold.

    MessagePack carries infinity and NaN, JSON writes null in their place: a case that took them in could never be read again.
    """
    if msgspec.json.decode(msgspec.json.encode(bare), type=Normalized) != bare:
        raise ValueError("the facts change when they are written down")


def _with_contents(bare: Normalized, sizes: tuple[int, ...], contents: memoryview) -> Normalized:
    ends = [sum(sizes[: at + 1]) for at in range(len(sizes))]
    if sum(sizes) != len(contents) or min(sizes, default=0) < 0:
        raise ValueError("the derivatives are not as long as was said")
    parts = zip(bare.derivatives, sizes, ends, strict=True)
    return replace(bare, derivatives=tuple(replace(each, content=contents[end - size : end]) for each, size, end in parts))


async def exchange(
    question: Question,
    original: AsyncIterable[bytes],
    *,
    nursery: Nursery | None = None,
    is_crowded: Crowded = bool,
    wall_clock: float = WALL_CLOCK,
    max_answer: int = MAX_ANSWER,
) -> tuple[bytearray, Ended]:
    """One question to one new child: `original` goes in, its answer comes back, and how it ended.

    Raises Unreadable `limit` (time, output), `processing_failed` when the zygote died beside it, SandboxAway. `wall_clock` in seconds,
    `max_answer` in bytes. The child is gone when this returns, raises or is cancelled.
    """
    child_of = (nursery or warm()).child
    async with _answering() as (told, telling), _asking() as (asking, asked), child_of(question, asked, telling) as child:
        answering = asyncio.create_task(_output(told, max_answer))
        try:
            async with _patience(None) as patience, _giving_way(child, is_crowded, patience):
                await _feed(asking, original, wall_clock)
                patience.reschedule(asyncio.get_running_loop().time() + wall_clock)
                answer = await answering
                ended = await child.ended()
        finally:
            answering.cancel()
            await asyncio.gather(answering, return_exceptions=True)
    if ended is None:
        raise Unreadable("processing_failed", "the zygote ended")
    return answer, ended


def refuse_death(ended: Ended) -> None:
    """Raise Unreadable `limit` or `processing_failed` unless the child ended of itself and in peace."""
    if ended.status == -signal.SIGXCPU:
        raise Unreadable("limit", "the decoder took too much processor time")
    if ended.status == -signal.SIGABRT and ended.peak > NEARLY_ALL * Walls().memory:  # how a library ends that got no memory
        raise Unreadable("limit", "more memory than a decoder may have")
    if ended.status != 0:
        raise Unreadable("processing_failed", f"the decoder ended with status {ended.status}")


@contextlib.asynccontextmanager
async def _answering() -> AsyncIterator[tuple[asyncio.StreamReader, BinaryIO]]:
    """A pipe for the answer: our end, and the child's."""
    ours, theirs = _pipe()
    with ours, theirs:
        reader = asyncio.StreamReader(limit=_CHUNK)
        transport, _ = await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), ours)
        try:
            yield reader, theirs
        finally:
            transport.close()


@contextlib.asynccontextmanager
async def _asking() -> AsyncIterator[tuple[asyncio.StreamWriter, BinaryIO]]:
    """A pipe for the question: our end, and the child's. A file in memory would hold the whole film."""
    theirs, ours = _pipe()
    with theirs, ours:
        loop = asyncio.get_running_loop()
        transport, protocol = await loop.connect_write_pipe(lambda: asyncio.StreamReaderProtocol(asyncio.StreamReader()), ours)
        try:
            yield asyncio.StreamWriter(transport, protocol, None, loop), theirs
        finally:
            # What the child did not take any more is thrown away; a transport that has closed by itself bears only `close`.
            (transport.abort if transport.get_write_buffer_size() else transport.close)()


def _pipe() -> tuple[BinaryIO, BinaryIO]:
    reading, writing = os.pipe()
    with contextlib.suppress(OSError):  # an account may have no more than so many large ones
        fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, _CHUNK)
    return open(reading, "rb", buffering=0), open(writing, "wb", buffering=0)


@contextlib.asynccontextmanager
async def _patience(seconds: float | None) -> AsyncIterator[asyncio.Timeout]:
    """Time for the child; what the store takes to bring the original is not counted."""
    try:
        async with asyncio.timeout(seconds) as patience:
            yield patience
    except TimeoutError as cause:
        raise Unreadable("limit", "the decoder took too long") from cause


@contextlib.asynccontextmanager
async def _giving_way(child: Child, is_crowded: Crowded, patience: asyncio.Timeout) -> AsyncIterator[None]:
    """Once it has taken long, pause the child between turns for as long as there are others. No pause is held against it."""

    async def give_way() -> None:
        await asyncio.sleep(LONG_SECONDS)
        while True:
            if is_crowded():
                child.pause()
                try:
                    await asyncio.sleep(PAUSE_SECONDS)
                finally:
                    child.go_on()
                if (end := patience.when()) is not None:
                    patience.reschedule(end + PAUSE_SECONDS)
            await asyncio.sleep(TURN_SECONDS)

    giving_way = asyncio.create_task(give_way())
    try:
        yield
    finally:
        giving_way.cancel()
        await asyncio.gather(giving_way, return_exceptions=True)


async def _feed(question: asyncio.StreamWriter, original: AsyncIterable[bytes], wall_clock: float) -> None:
    """Hand the original over for as long as the child takes it: a film of many frames is shown by its first."""
    async for chunk in original:
        try:
            question.write(chunk)
            async with _patience(wall_clock):
                await question.drain()
        except (BrokenPipeError, ConnectionResetError):  # a child that died says so by its status
            break
    question.close()


async def _output(told: asyncio.StreamReader, most: int) -> bytearray:
    answer = bytearray()
    while chunk := await told.read(_CHUNK):
        answer += chunk
        if len(answer) > most:
            raise Unreadable("limit", "the decoder's answer is too long")
    return answer
