"""The process that decodes: `python -m workers.imaging.child PARENT SIZE WANT` reads one original, writes one answer, ends.

An answer is the length of its head (8 bytes), the head in MessagePack without the derivatives' bytes, then those one after another:
written so, the largest of them is never copied.
"""

import io
import sys
from typing import BinaryIO, cast

import msgspec
from msgspec.structs import replace

from schemas.care.derivative import Normalized, Reason, Want
from workers.imaging.confine import Walls, confine
from workers.imaging.normalize import normalize, prepare
from workers.imaging.sniff import FIRST_BYTES
from workers.imaging.tape import Tape
from workers.imaging.unreadable import Unreadable

HEAD_LENGTH = 8
"""Bytes of the head's own length, most significant first."""


class Shown(msgspec.Struct, frozen=True, tag="shown"):
    """The original was normalized; `sizes` are those of its derivatives, in bytes."""

    normalized: Normalized
    sizes: tuple[int, ...]


class Refused(msgspec.Struct, frozen=True, tag="refused"):
    """The original was not; why."""

    reason: Reason
    detail: str


Answer = Shown | Refused


def answer(original: Tape, want: Want) -> tuple[Answer, tuple[memoryview, ...]]:
    """One original's answer, whatever the original does to a decoder short of killing it, and the bytes that go with it."""
    try:
        made = normalize(original, want)
    except Unreadable as refusal:
        return Refused(refusal.reason, refusal.detail), ()
    except MemoryError:
        return Refused("limit", "more memory than a decoder may have"), ()
    except BaseException as death:  # a panic in a native decoder is no Exception
        return Refused("processing_failed", f"the decoder failed: {type(death).__name__}"), ()
    return answered(made)


def answered(made: Normalized) -> tuple[Shown, tuple[memoryview, ...]]:
    """The head of a good answer, and the bytes that it leaves out."""
    contents = tuple(each.content for each in made.derivatives)
    bare = replace(made, derivatives=tuple(replace(each, content=memoryview(b"")) for each in made.derivatives))
    return Shown(bare, tuple(len(each) for each in contents)), contents


def write(told: Answer, contents: tuple[memoryview, ...], to: BinaryIO) -> None:
    head = msgspec.msgpack.encode(told)
    to.write(len(head).to_bytes(HEAD_LENGTH, "big") + head)
    for content in contents:
        to.write(content)
    to.flush()


def main() -> None:
    """Read the first bytes, import what they need, put up the walls, only then look inside; answer on standard output."""
    source = cast(io.BufferedReader, sys.stdin.buffer)
    first, size = source.read(FIRST_BYTES), int(sys.argv[2])
    prepare(first, size)
    confine(int(sys.argv[1]), Walls())
    write(*answer(Tape(source, size, first), cast(Want, sys.argv[3])), sys.stdout.buffer)


if __name__ == "__main__":
    main()
