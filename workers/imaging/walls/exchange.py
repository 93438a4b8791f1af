"""What passes between the worker, the zygote and a child: questions, answers, births and deaths. Paper only: nothing here decodes."""

from msgspec import Struct

from schemas.care.derivative import Normalized, Reason, Want
from workers.imaging.walls.attempts import Attempt

HEAD_LENGTH = 8
"""Bytes of the length of an answer's head, most significant first."""


class Show(Struct, frozen=True, tag="show"):
    """Make what is wanted of the original of `size` bytes that follows."""

    size: int
    want: Want = "pictures"


class Try(Struct, frozen=True, tag="try"):
    """Try what no decoder may do; nothing follows."""

    attempt: Attempt


Question = Show | Try
"""The head of a question, MessagePack in the request for a child; a new kind of question is a new tag, a new wish a new field."""


class Shown(Struct, frozen=True, tag="shown"):
    """The original was normalized; `sizes` are those of its derivatives, in bytes."""

    normalized: Normalized
    sizes: tuple[int, ...]


class Refused(Struct, frozen=True, tag="refused"):
    """The original was not; why."""

    reason: Reason
    detail: str


class Tried(Struct, frozen=True, tag="tried"):
    """Whether the attempt came to its end, and which walls the child could put up."""

    done: bool
    walls: tuple[str, ...]


Answer = Shown | Refused | Tried


class Ready(Struct, frozen=True, tag="ready"):
    """The zygote has imported everything and waits; or it could not, and says why. It has never seen a file that it could quote."""

    trouble: str = ""


class Born(Struct, frozen=True, tag="born"):
    """There is a child. Its pidfd comes with the message: no other process is ever taken for it, as with a number."""


class Ended(Struct, frozen=True, tag="ended"):
    """There was one. `status`: of its exit, or minus its signal. `seconds` of processor time, user and system; `peak` in bytes.

    `peak` is of resident memory, and counts what the child shares with its zygote as well.
    """

    status: int
    seconds: float
    peak: int


News = Ready | Born | Ended
