"""Advice that nobody has opened in time becomes a call for the office (SPEC ADV-05): once, and until the family has been reached.

The clock begins at the signature and runs day and night, of urgent advice and of any other: it is the family's time that passes, not the
practice's, and a task that comes up on a Sunday waits for nobody who is not there.
"""

from datetime import datetime, timedelta

from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care import informing
from schemas.care.case import Case, Status
from schemas.care.change import Outcome
from schemas.person import Actor

OPENED_WITHIN = timedelta(hours=48)
URGENT_OPENED_WITHIN = timedelta(hours=4)
"""From the signature until somebody has to call; the shorter one for urgent and emergency advice (SPEC ADV-05)."""

TO_BE_OPENED = (Status.SIGNED, Status.COMMUNICATED)
"""A closed case needs nobody: a person closed it."""


def timed(case: Case) -> Case:
    """The signed case with the time by which its newest advice is to be opened, if it has none yet."""
    signed_at = case.stamps.signed_at
    if signed_at is None or case.open_by is not None:
        return case
    return replace(case, open_by=signed_at + (URGENT_OPENED_WITHIN if informing.must_be_heard(case) else OPENED_WITHIN))


def is_known(case: Case) -> bool:
    """True once the newest advice was opened or confirmed, or told in a conversation and said back."""
    return case.opened_advice_at is not None or any(each.read_back for each in informing.calls_of_round(case))


def over_at(case: Case) -> datetime | None:
    """When it is too late; None where nothing is waited for, or that it is too late has been noted."""
    waits = case.status in TO_BE_OPENED and case.missed_advice_at is None and not is_known(case)
    return case.open_by if waits else None


def is_over(case: Case, now: datetime) -> bool:
    at = over_at(case)
    return at is not None and at <= now


def is_missed(case: Case) -> bool:
    """True while somebody has to call because the advice was not opened in time."""
    return case.missed_advice_at is not None and case.status in TO_BE_OPENED and not is_known(case)


def to_call(case: Case) -> bool:
    """True while somebody has to call for a reason that no other column knows: it stands beside the content, for the office's list."""
    return is_missed(case) or (case.status is not Status.CLOSED and informing.is_returned(case))


def miss_advice(case: Case, act: acts.MissAdvice, actor: Actor, now: datetime) -> Outcome:
    return Outcome(case=replace(case, missed_advice_at=now))
