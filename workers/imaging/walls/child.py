"""What a child does with its one file: put up the walls, read the original, write the answer, end.

An answer is the length of its head (8 bytes), the head in MessagePack without the derivatives' bytes, then those one after another:
written so, the largest of them is never copied.
"""

import io
from typing import BinaryIO

import msgspec
from msgspec.structs import replace

from schemas.care.derivative import Normalized, Want
from workers.imaging.normalize import normalize
from workers.imaging.tape import Tape
from workers.imaging.unreadable import Unreadable
from workers.imaging.walls.attempts import attempt
from workers.imaging.walls.confine import Walls, confine
from workers.imaging.walls.exchange import HEAD_LENGTH, Answer, Question, Refused, Shown, Tried, Try

_QUESTIONS: msgspec.msgpack.Decoder[Question] = msgspec.msgpack.Decoder(Question)


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


def main(asked: bytes, parent: int) -> None:
    """Answer what was asked, with the original on descriptor 0, on descriptor 1; `parent` is the zygote's process id."""
    question = _QUESTIONS.decode(asked)
    source = io.BufferedReader(io.FileIO(0, "rb", closefd=False))
    to = io.BufferedWriter(io.FileIO(1, "wb", closefd=False))
    walls = confine(parent, Walls())
    if isinstance(question, Try):
        write(Tried(attempt(question.attempt), walls), (), to)
    else:
        write(*answer(Tape(source, question.size), question.want), to)
