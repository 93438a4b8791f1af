"""The verdict on every kind of failure, and how long each is waited for."""

from __future__ import annotations

from datetime import UTC, datetime

import asyncpg
import pytest

from schemas.care.event import Fact
from schemas.ident import CaseId
from schemas.refusal import NotFound
from storage.ident import uuid7
from storage.outbox import Job
from storage.s3 import ObjectMissing, StoreAway
from tests.workers.bench import HOUSE
from workers import trial
from workers.imaging.unreadable import Unreadable
from workers.messages.gateway import GatewayAway, Undeliverable
from workers.trial import Trouble, Verdict


@pytest.mark.parametrize(
    ("error", "verdict"),
    [
        (StoreAway("x"), "away"),
        (GatewayAway("x"), "away"),
        (ConnectionRefusedError(), "away"),
        (TimeoutError(), "away"),
        (asyncpg.CannotConnectNowError(), "away"),
        (asyncpg.AdminShutdownError(), "away"),
        (asyncpg.ConnectionDoesNotExistError(), "away"),
        (asyncpg.InterfaceError("the connection is closed"), "away"),
        (asyncpg.DeadlockDetectedError(), "away"),
        (asyncpg.TooManyConnectionsError(), "away"),
        (asyncpg.DataError("a wrong argument"), "again"),
        (asyncpg.UniqueViolationError(), "again"),
        (FileNotFoundError(), "again"),
        (ZeroDivisionError(), "again"),
        (ObjectMissing("x"), "again"),
        (Unreadable("processing_failed", "x"), "again"),
        (Unreadable("undecodable", "x"), "final"),
        (Undeliverable("no-contact"), "final"),
        (NotFound("x"), "final"),
    ],
    ids=lambda each: type(each).__name__ if isinstance(each, Exception) else each,
)
def test_what_is_away_is_waited_for_and_what_is_ours_is_counted(error: Exception, verdict: Verdict) -> None:
    assert trial.judge(error).verdict == verdict


def test_the_word_of_a_failure_never_quotes_it() -> None:
    assert trial.judge(ValueError("Zzyzx Canary")).word == "ValueError"
    with pytest.raises(ValueError, match="Canary") as raised:
        raise ValueError("Zzyzx Canary")
    assert "Canary" not in trial.where(raised.value)
    assert "ValueError at test_the_word" in trial.where(raised.value)


def job(attempt: int, excused: int) -> Job:
    return Job(
        organization_id=HOUSE,
        outbox_id=uuid7(),
        case_id=CaseId(uuid7()),
        subject=uuid7(),
        fact=Fact.IMAGE_RECEIVED,
        task="normalize",
        attempt=attempt,
        excused=excused,
        created_at=datetime(2026, 1, 1, tzinfo=UTC),
    )


def test_waiting_grows_and_has_an_end() -> None:
    away, again = Trouble(verdict="away", word="x"), Trouble(verdict="again", word="x")
    waits = [trial.wait_seconds(job(n + 1, n), away) for n in range(2000)]
    assert waits == sorted(waits)
    assert (waits[0], waits[-1]) == (trial.FIRST_AWAY_SECONDS, trial.LONGEST_AWAY_SECONDS)
    assert trial.wait_seconds(job(1, 0), again) < trial.wait_seconds(job(2, 0), again)


def test_the_third_try_that_counts_is_the_last() -> None:
    again = Trouble(verdict="again", word="x")
    assert not trial.is_last(job(12, 10), again, 0.0, 1.0)
    assert trial.is_last(job(13, 10), again, 0.0, 1.0)
