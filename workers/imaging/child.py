"""The process that decodes: `python -m workers.imaging.child PARENT` reads one original, writes one answer, ends."""

import sys

import msgspec

from schemas.care.derivative import Normalized, Reason
from workers.imaging.confine import Walls, confine
from workers.imaging.normalize import normalize, prepare
from workers.imaging.unreadable import Unreadable


class Shown(msgspec.Struct, frozen=True, tag="shown"):
    """The original was normalized."""

    normalized: Normalized


class Refused(msgspec.Struct, frozen=True, tag="refused"):
    """The original was not; why."""

    reason: Reason
    detail: str


Answer = Shown | Refused


def answer(original: bytes) -> Answer:
    """One original's answer, whatever the original does to a decoder short of killing it."""
    try:
        return Shown(normalize(original))
    except Unreadable as refusal:
        return Refused(refusal.reason, refusal.detail)
    except MemoryError:
        return Refused("limit", "more memory than a decoder may have")
    except BaseException as death:  # a panic in a native decoder is no Exception
        return Refused("processing_failed", f"the decoder failed: {type(death).__name__}")


def main() -> None:
    """Read standard input to its end, import what it needs, put up the walls, only then look inside; answer on standard output."""
    original = sys.stdin.buffer.read()
    prepare(original)
    confine(int(sys.argv[1]), Walls())
    sys.stdout.buffer.write(msgspec.msgpack.encode(answer(original)))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
