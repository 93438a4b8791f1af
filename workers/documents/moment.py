"""Times on paper: local to the patient's place with the zone's short name, and UTC.

The order is that of ISO 8601: 3/4 is March in one of our languages and April in the other.
"""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from workers.words import Words

_DAY, _HOUR, _MINUTE = 86_400, 3_600, 60


def local(at: datetime, zone: str) -> str:
    """`2026-03-02 10:00:00 EST`. `zone` is an IANA name; raises ZoneInfoNotFoundError for another."""
    return at.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M:%S %Z")


def utc(at: datetime, words: Words) -> str:
    """`2026-03-02 15:00:00 UTC`."""
    return words.say("document-utc", time=at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S"))


def elapsed(since: datetime, until: datetime, words: Words) -> str:
    """The time between, in the two largest units; said to be before if a device's clock runs ahead."""
    if until < since:
        return words.say("document-before", span=_span(since - until, words))
    return _span(until - since, words)


def _span(span: timedelta, words: Words) -> str:
    seconds = int(span.total_seconds())
    if seconds >= _DAY:
        return words.say("document-days", days=seconds // _DAY, hours=seconds % _DAY // _HOUR)
    if seconds >= _HOUR:
        return words.say("document-hours", hours=seconds // _HOUR, minutes=seconds % _HOUR // _MINUTE)
    if seconds >= _MINUTE:
        return words.say("document-minutes", minutes=seconds // _MINUTE, seconds=seconds % _MINUTE)
    return words.say("document-seconds", seconds=seconds)
