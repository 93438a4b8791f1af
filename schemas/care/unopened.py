"""Advice that nobody has opened in time becomes a call for the office (SPEC ADV-05): once, and until the family has been reached.

What a dentist adds for the family later is to be opened as well: it may put right what they have read. The clock begins at the signature,
of the record or of what was added, and runs day and night, of urgent advice and of any other: it is the family's time that passes, not the
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


def said_at(case: Case) -> datetime | None:
    """When what was said to the family last was signed; None before anything was."""
    return max((each.signed_at for each in case.sealed if each.to_family and each.round == case.round), default=case.stamps.signed_at)


def timed(case: Case) -> Case:
    """The signed case with the time by which its newest advice is to be opened, if it has none yet."""
    signed_at = case.stamps.signed_at
    if signed_at is None or case.open_by is not None:
        return case
    return replace(case, open_by=signed_at + within(case))


def within(case: Case) -> timedelta:
    return URGENT_OPENED_WITHIN if informing.must_be_heard(case) else OPENED_WITHIN


def added(case: Case, now: datetime) -> Case:
    """The case to which something was just added for the family, with the time to open it: a family that has not opened what was said
    before, or was not reached in time, keeps the time that it had."""
    before = replace(case, sealed=case.sealed[:-1])
    return replace(case, open_by=now + within(case), missed_advice_at=None) if is_known(before) else case


def opened_at(case: Case) -> datetime | None:
    """When what was said last was opened; None where it was not, whatever was opened before."""
    said, last = said_at(case), case.last_opened_at or case.opened_advice_at
    if said is None or last is None or last < said:
        return None
    first = case.opened_advice_at
    return first if first is not None and first >= said else last


def is_known(case: Case) -> bool:
    """True once what was said last was opened or confirmed, or told in a conversation and said back."""
    said = said_at(case)
    told = (each for each in informing.calls_of_round(case) if said is not None and each.at >= said - informing.CLOCKS_DIFFER)
    return opened_at(case) is not None or any(each.read_back for each in told)


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
