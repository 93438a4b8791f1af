"""What is worth another try. Something outside that is away is waited for and not counted; our own failures are counted, at most three."""

import traceback
from typing import Literal

import msgspec

from schemas.refusal import Refusal
from storage.away import is_away
from storage.outbox import MAX_ATTEMPTS, Job
from storage.s3 import ObjectMissing, StoreAway
from workers.imaging.unreadable import Unreadable
from workers.messages.gateway import GatewayAway, Undeliverable
from workers.zygote import SandboxAway

Verdict = Literal["away", "again", "final"]

FIRST_AWAY_SECONDS = 2.0
LONGEST_AWAY_SECONDS = 60.0
FIRST_AGAIN_SECONDS = 2.0
WARN_AFTER = 2
"""Excused attempts after which a task makes visible that it still fails."""


class TookTooLong(Exception):
    """A task used up its time."""


class Trouble(msgspec.Struct, frozen=True, kw_only=True):
    """Why an attempt failed: a word for people and rows, never the error's own text, which may quote what it met."""

    verdict: Verdict
    word: str


KILLED = Trouble(verdict="final", word="worker-died")
"""The attempts were counted and nobody came back to say why."""


def judge(error: Exception) -> Trouble:
    """The verdict on one failed attempt, whichever attempt it was."""
    if isinstance(error, StoreAway):
        return Trouble(verdict="away", word="store-away")
    if isinstance(error, GatewayAway):
        return Trouble(verdict="away", word="gateway-away")
    if isinstance(error, SandboxAway):
        return Trouble(verdict="away", word="sandbox-away")
    if isinstance(error, Undeliverable):
        return Trouble(verdict="final", word=error.word)
    if isinstance(error, ObjectMissing):
        return Trouble(verdict="again", word="pieces-missing")
    if isinstance(error, Unreadable):
        return Trouble(verdict="again" if error.reason == "processing_failed" else "final", word=error.reason)
    if isinstance(error, Refusal):
        return Trouble(verdict="final", word=error.code)
    if is_away(error):
        return Trouble(verdict="away", word="away")
    return Trouble(verdict="again", word=type(error).__name__)


def is_last(job: Job, trouble: Trouble, waited_seconds: float, patience_seconds: float) -> bool:
    """True if the job is to be given up now. `waited_seconds` since the fact."""
    match trouble.verdict:
        case "final":
            return True
        case "again":
            return job.tries >= MAX_ATTEMPTS
        case "away":
            return waited_seconds > patience_seconds


def wait_seconds(job: Job, trouble: Trouble) -> float:
    """How long to wait before the next attempt: longer each time."""
    if trouble.verdict == "away":
        return float(min(FIRST_AWAY_SECONDS * 2 ** min(job.excused, 10), LONGEST_AWAY_SECONDS))
    return float(FIRST_AGAIN_SECONDS * 3 ** (job.tries - 1))


def where(error: BaseException) -> str:
    """The kind of an error and the places it went through, without its text and without any value."""
    frames = traceback.extract_tb(error.__traceback__)[-4:]
    return f"{type(error).__name__} at " + " < ".join(f"{each.name}:{each.lineno}" for each in reversed(frames))
