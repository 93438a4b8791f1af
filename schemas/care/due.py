"""By when a case is to be answered: in business hours of the practice, or by the wall clock where it is urgent (SPEC QUE-04)."""

from datetime import datetime, timedelta

from msgspec.structs import replace

from schemas import hours
from schemas.care.case import ANSWER_WITHIN_HOURS, RED_FLAG_WITHIN_HOURS, Case, CaseType
from schemas.care.clock import Clock

WARN_AFTER = 0.75
"""Of the time to answer."""


def is_urgent(case: Case) -> bool:
    """True if its clock runs round the clock."""
    return case.red_flag or case.type is CaseType.EMERGENCY_SCREENING


def after(case: Case, start: datetime, length: timedelta) -> datetime:
    """When so much of the time that counts for the case has passed since `start`."""
    practice = case.surroundings.organization
    return start + length if is_urgent(case) else hours.after(start, length, practice.hours, practice.zone)


def expected_at(case: Case, now: datetime) -> datetime | None:
    """By when whoever sent the case may expect an answer; None once it is late, and for a red flag, so that nobody waits for it."""
    at = begun(case, now).due_at
    return None if case.red_flag or at is None or at < now else at


def begun(case: Case, now: datetime) -> Case:
    """The case with a clock that begins now, unless it is to be answered sooner already: sending again gives the house no more time."""
    within = timedelta(hours=RED_FLAG_WITHIN_HOURS if case.red_flag else ANSWER_WITHIN_HOURS[case.type])
    due_at = after(case, now, within)
    if case.due_at is not None and case.due_at <= due_at:
        return case
    warn_at = after(case, now, within * WARN_AFTER)
    return replace(case, due_at=due_at, clock=Clock(warn_at=warn_at, next_at=warn_at))
