"""When a picture was taken, as its file tells it, beside what the sending device and the house say.

Nobody's clock is trusted: a radiograph of 1995 is sent today with today's file date, and a camera whose clock was never set tells
nonsense. All are kept and shown under their own names, and where they lie more than a day apart, that is said (SPEC D96-02).
"""

from datetime import date, datetime, timedelta
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

import msgspec

FAR = timedelta(days=1)

FileTime = Annotated[str, msgspec.Meta(pattern=r"^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d([+-]\d\d:\d\d)?)?$")]
"""ISO 8601: a day, or a day and a time of day, with an offset only if the file tells one."""


class Acquired(msgspec.Struct, frozen=True, kw_only=True):
    """The file's own text about when it was made, and which kind of attribute said so."""

    at: FileTime
    source: Literal["exif", "dicom"]


def is_far(acquired: Acquired, captured_at: datetime, zone: str) -> bool:
    """True if file and device clock differ by more than a day. Times without an offset are read in `zone`, an IANA name."""
    told = _told(acquired)
    if isinstance(told, datetime):
        at = told if told.tzinfo else told.replace(tzinfo=ZoneInfo(zone))
        return abs(at - captured_at) > FAR
    return abs(told - captured_at.astimezone(ZoneInfo(zone)).date()) > FAR


def day_of(acquired: Acquired | None, captured_at: datetime, zone: str) -> date:
    """The day on which it was taken: the file's own if it tells one, or else the device's, in `zone`."""
    if acquired is None:
        return captured_at.astimezone(ZoneInfo(zone)).date()
    told = _told(acquired)
    return told.date() if isinstance(told, datetime) else told


def _told(acquired: Acquired) -> datetime | date:
    return datetime.fromisoformat(acquired.at) if "T" in acquired.at else date.fromisoformat(acquired.at)
