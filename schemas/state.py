"""The states of the United States by postal abbreviation, with the IANA zone that most of their people live in.

A state that lies in two zones has the zone of its larger part: the zone decides what day a consent or a signature is dated, and the
UTC time is always kept beside it (SPEC GEN-05). Source of the names of zones: the IANA time zone database.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

_EASTERN = "CT DC DE FL GA IN KY MA MD ME MI NC NH NJ NY OH PA RI SC VA VT WV"
_CENTRAL = "AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI"
_MOUNTAIN = "CO ID MT NM UT WY"
_PACIFIC = "CA NV OR WA"

ZONE_OF_STATE: dict[str, str] = (
    dict.fromkeys(_EASTERN.split(), "America/New_York")
    | dict.fromkeys(_CENTRAL.split(), "America/Chicago")
    | dict.fromkeys(_MOUNTAIN.split(), "America/Denver")
    | dict.fromkeys(_PACIFIC.split(), "America/Los_Angeles")
    | {"AZ": "America/Phoenix", "AK": "America/Anchorage", "HI": "Pacific/Honolulu", "PR": "America/Puerto_Rico"}
)


def day_in(state: str, at: datetime) -> date:
    """The calendar day of that moment in that state."""
    return at.astimezone(ZoneInfo(ZONE_OF_STATE[state])).date()
