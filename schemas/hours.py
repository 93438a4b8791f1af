"""Business hours: when a practice works, and when so many of its hours are over (SPEC QUE-04)."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Annotated
from zoneinfo import ZoneInfo

import msgspec

Span = Annotated[str, msgspec.Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$")]
"""From when to when on one day of the local clock: `08:00-12:30`; `24:00` is the end of the day."""

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LONGEST_CLOSED_DAYS = 60
"""Whoever is closed for longer than this has no hours to count by."""


class Hours(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When a practice works, by day of the week, each span after the one before; on a day in `closed` it does not."""

    mon: tuple[Span, ...] = ()
    tue: tuple[Span, ...] = ()
    wed: tuple[Span, ...] = ()
    thu: tuple[Span, ...] = ()
    fri: tuple[Span, ...] = ()
    sat: tuple[Span, ...] = ()
    sun: tuple[Span, ...] = ()
    closed: tuple[date, ...] = ()

    def on(self, day: date) -> tuple[Span, ...]:
        """The spans of that day."""
        spans: tuple[Span, ...] = getattr(self, DAYS[day.weekday()])
        return () if day in self.closed else spans


_WORKDAY = ("09:00-17:00",)
USUAL = Hours(mon=_WORKDAY, tue=_WORKDAY, wed=_WORKDAY, thu=_WORKDAY, fri=_WORKDAY)
"""Of a practice that said nothing: eight hours a day from Monday to Friday, without holidays, so that a time is sooner over than later."""


def after(start: datetime, length: timedelta, hours: Hours, zone: str) -> datetime:
    """When so much open time has passed since `start`; both times are in UTC, `zone` is an IANA time zone.

    Time is counted as it passes: an hour that the clock leaves out or repeats (daylight saving) is not there, or there twice. The end of
    a span is still of it. Where the practice never opens, all time counts, because an answer that comes too soon harms nobody.
    """
    left = length
    for opens, closes in _open(start, hours, ZoneInfo(zone)):
        since = max(opens, start)
        if closes - since >= left:
            return since + left
        left -= max(closes - since, timedelta(0))
    return start + length


def troubles(hours: Hours) -> Iterator[str]:
    """What is wrong with somebody's hours, a sentence each."""
    if not any(getattr(hours, day) for day in DAYS):
        yield "it never opens"
    for day in DAYS:
        ends = [end for span in getattr(hours, day) for end in span.split("-")]
        if any(earlier >= later for earlier, later in pairwise(ends)):
            yield f"the spans of {day} do not follow each other"


def _open(start: datetime, hours: Hours, zone: ZoneInfo) -> Iterator[tuple[datetime, datetime]]:
    """The open spans that end after `start`, in UTC and in order, until the practice stays closed for too long."""
    day, closed = start.astimezone(zone).date() - timedelta(days=1), 0  # a span of yesterday may end at midnight, which is today
    while closed <= LONGEST_CLOSED_DAYS:
        spans = [each for each in _open_on(day, hours, zone) if each[1] > start]
        yield from spans
        closed = 0 if spans else closed + 1
        day += timedelta(days=1)


def _open_on(day: date, hours: Hours, zone: ZoneInfo) -> list[tuple[datetime, datetime]]:
    spans = [span.split("-") for span in hours.on(day)]
    return [(_at(day, opens, zone), _at(day, closes, zone)) for opens, closes in spans]


def _at(day: date, clock: str, zone: ZoneInfo) -> datetime:
    """That moment of the local clock in UTC; of one that comes twice the first, and one that is left out by the offset before."""
    if clock == "24:00":
        return _at(day + timedelta(days=1), "00:00", zone)
    return datetime.combine(day, time.fromisoformat(clock), tzinfo=zone).astimezone(UTC)
