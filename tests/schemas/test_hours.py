"""Business hours: counted as they pass, whatever the clock on the wall does meanwhile (SPEC QUE-04)."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.hours import DAYS, USUAL, Hours, after, troubles

ZONE = "America/New_York"
HOUR = timedelta(hours=1)
ENDS = st.lists(st.integers(0, 95), min_size=2, max_size=6, unique=True).map(sorted)


def clock(quarters: int) -> str:
    return f"{quarters // 4:02}:{quarters % 4 * 15:02}"


@st.composite
def weeks(draw: st.DrawFn) -> Hours:
    """A practice that opens on some day, with a closed day or two in the weeks around a change of the clocks."""
    days: dict[str, tuple[str, ...]] = {}
    for day in draw(st.lists(st.sampled_from(DAYS), min_size=1, unique=True)):
        ends = draw(ENDS)
        days[day] = tuple(f"{clock(one)}-{clock(two)}" for one, two in zip(ends[::2], ends[1::2], strict=False))
    closed = draw(st.lists(st.dates(date(2026, 2, 25), date(2026, 3, 20)), max_size=2))
    return Hours(closed=tuple(closed), **days)


STARTS = st.tuples(st.sampled_from([datetime(2026, 2, 20, tzinfo=UTC), datetime(2026, 10, 20, tzinfo=UTC)]), st.integers(0, 30 * 1440)).map(
    lambda drawn: drawn[0] + timedelta(minutes=drawn[1])
)
"""In the weeks around either change of the clocks."""

LENGTHS = st.integers(1, 60 * 60).map(lambda minutes: timedelta(minutes=minutes))


def is_open(at: datetime, hours: Hours) -> bool:
    """Read off the wall, as a person would."""
    for day in (at.astimezone(ZoneInfo(ZONE)).date() - timedelta(days=1), at.astimezone(ZoneInfo(ZONE)).date()):
        for opens, closes in (span.split("-") for span in hours.on(day)):
            began, ended = (
                datetime.fromisoformat(f"{day}T{each}").replace(tzinfo=ZoneInfo(ZONE)).astimezone(UTC) for each in (opens, closes)
            )
            if began <= at <= ended:
                return True
    return False


@given(STARTS, LENGTHS, weeks())
def test_que_04_nothing_is_due_while_the_practice_is_closed(start: datetime, length: timedelta, hours: Hours) -> None:
    due = after(start, length, hours, ZONE)
    assert due >= start + length
    assert is_open(due, hours)


@given(STARTS, STARTS, LENGTHS, LENGTHS, weeks())
def test_que_04_a_later_start_or_a_longer_time_is_never_due_sooner(
    one: datetime, other: datetime, short: timedelta, more: timedelta, hours: Hours
) -> None:
    first, second = sorted((one, other))
    assert after(first, short, hours, ZONE) <= after(second, short, hours, ZONE)
    assert after(first, short, hours, ZONE) < after(first, short + more, hours, ZONE)


@given(STARTS, LENGTHS, LENGTHS, weeks())
def test_que_04_two_times_in_a_row_are_one_long_one(start: datetime, one: timedelta, two: timedelta, hours: Hours) -> None:
    assert after(after(start, one, hours, ZONE), two, hours, ZONE) == after(start, one + two, hours, ZONE)


def local(words: str) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=ZoneInfo(ZONE)).astimezone(UTC)


@pytest.mark.parametrize(
    ("start", "hours", "due"),
    [
        ("2026-03-02 10:00", 8, "2026-03-03 10:00"),  # a Monday
        ("2026-03-02 10:00", 7, "2026-03-02 17:00"),  # the end of the day is still of it
        ("2026-03-06 16:00", 2, "2026-03-09 10:00"),  # over a weekend on which daylight saving begins
        ("2026-10-30 16:00", 2, "2026-11-02 10:00"),  # and one on which it ends
        ("2026-03-07 03:00", 1, "2026-03-09 10:00"),  # received while nobody is there
        ("2026-12-24 16:00", 2, "2026-12-28 10:00"),  # Christmas is closed, and then comes a weekend
    ],
)
def test_que_04_the_usual_week_is_counted_by_the_practices_own_clock(start: str, hours: int, due: str) -> None:
    closed = Hours(mon=USUAL.mon, tue=USUAL.tue, wed=USUAL.wed, thu=USUAL.thu, fri=USUAL.fri, closed=(date(2026, 12, 25),))
    assert after(local(start), hours * HOUR, closed, ZONE) == local(due)


def test_que_04_on_the_days_of_a_change_hours_count_as_they_pass() -> None:
    every_night = Hours(sun=("00:00-04:00",), mon=("08:00-24:00",))
    # Three hours pass between midnight and four on the day that has no 02:30, and five on the day that has it twice.
    assert after(local("2026-03-08 00:00"), 3 * HOUR, every_night, ZONE) == local("2026-03-08 04:00")
    assert after(local("2026-03-08 00:00"), 4 * HOUR, every_night, ZONE) == local("2026-03-09 09:00")
    assert after(local("2026-11-01 00:00"), 5 * HOUR, every_night, ZONE) == local("2026-11-01 04:00")


def test_que_04_who_never_opens_is_counted_round_the_clock() -> None:
    start = local("2026-03-07 03:00")
    assert after(start, 8 * HOUR, Hours(), ZONE) == start + 8 * HOUR


def test_que_04_hours_that_cannot_be_are_named() -> None:
    assert list(troubles(USUAL)) == []
    assert list(troubles(Hours())) == ["it never opens"]
    assert list(troubles(Hours(mon=("09:00-12:00", "11:00-17:00"), tue=("12:00-12:00",)))) == [
        "the spans of mon do not follow each other",
        "the spans of tue do not follow each other",
    ]


def test_que_04_the_spans_of_a_made_up_week_follow_each_other() -> None:
    """Of the strategy above, so that the properties are tried on weeks that a clinic may have."""

    @given(weeks())
    def follows(hours: Hours) -> None:
        assert list(troubles(hours)) == []
        for day in DAYS:
            assert all(one < two for one, two in pairwise(getattr(hours, day)))

    follows()
