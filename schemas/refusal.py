"""What a rule answers when it says no: an expected answer, never a bug.

The family is one tree. Each member has a stable `code` (RFC 9457 `type`), and whatever a person needs in order to go on.
Details are plain words without patient data. `api/problems.py` alone knows which HTTP status each one becomes.
"""

from datetime import datetime
from typing import ClassVar

import msgspec


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is still missing. `item` names the demand (`D96-04`), `why` is a message id, `where` the place that closes it."""

    item: str
    why: str
    where: str
    subject: str | None = None


class Refusal(Exception):
    """The house says no."""

    code: ClassVar[str] = "refused"

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail)
        self.detail = detail


class NotFound(Refusal):
    """There is no such thing within the actor's reach; another organization's row answers the same."""

    code = "not-found"


class NotPermitted(Refusal):
    """The actor's role, licence or second factor does not allow it; `why` is a message id."""

    code = "not-permitted"

    def __init__(self, why: str, detail: str = "") -> None:
        super().__init__(detail)
        self.why = why


class NotSignedIn(Refusal):
    """Nobody is signed in, or what was offered as proof is wrong."""

    code = "not-signed-in"


class OutOfTurn(Refusal):
    """The act is not in the transition table for the state that the case is in."""

    code = "out-of-turn"

    def __init__(self, status: str, act: str, allowed: tuple[str, ...]) -> None:
        super().__init__(f"{act} is not possible while the case is {status}.")
        self.status, self.act, self.allowed = status, act, allowed


class AlreadyTaken(Refusal):
    """Another dentist holds the case until `until`."""

    code = "already-taken"

    def __init__(self, until: datetime | None = None) -> None:
        super().__init__("Another dentist has taken this case.")
        self.until = until


class Incomplete(Refusal):
    """Something is missing; all of it is said at once."""

    code = "incomplete"

    def __init__(self, gaps: tuple[Gap, ...]) -> None:
        super().__init__("Something is still missing.")
        self.gaps = gaps


class Stale(Refusal):
    """The caller changed an older version than the current one."""

    code = "stale"

    def __init__(self, given: int, current: int) -> None:
        super().__init__(f"Version {given} was changed, but version {current} is current.")
        self.given, self.current = given, current


class VersionMissing(Refusal):
    """A change came without saying which version it changes."""

    code = "version-missing"


class KeyReused(Refusal):
    """An identifier that the client chose came again with other content."""

    code = "key-reused"


class Locked(Refusal):
    """Too many wrong answers: a link stays locked until the office issues a new one. `practice` and `phone` say whom to call."""

    code = "locked"

    def __init__(self, detail: str = "", practice: str | None = None, phone: str | None = None) -> None:
        super().__init__(detail)
        self.practice, self.phone = practice, phone


class Gone(Refusal):
    """The link ended: expired, revoked, or its case no longer takes what was offered. `practice` and `phone` say whom to call."""

    code = "gone"

    def __init__(self, detail: str = "", practice: str | None = None, phone: str | None = None) -> None:
        super().__init__(detail)
        self.practice, self.phone = practice, phone


class Unacceptable(Refusal):
    """A file that the house does not take; `why` is a message id, `subject` the image it refers to."""

    code = "unacceptable"

    def __init__(self, why: str, subject: str | None = None) -> None:
        super().__init__("This file cannot be taken.")
        self.why, self.subject = why, subject


class Malformed(Refusal):
    """The request does not have the promised shape."""

    code = "malformed"


class TooMany(Refusal):
    """Too many attempts; try again after `seconds`."""

    code = "too-many"

    def __init__(self, seconds: int) -> None:
        super().__init__("Too many attempts. Please wait.")
        self.seconds = seconds
