"""What was found, in words that need no chart: what the patient's page says, on paper. Times are the patient's own (SPEC ADV-04)."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from schemas.care.finding import Finding
from schemas.tooth import Tooth
from schemas.view import View
from workers.words import Words

CORNERS = ("upper-right", "upper-left", "lower-left", "lower-right")
"""By the quadrants of FDI (ISO 3950), clockwise from the patient's upper right."""

PRIMARY_QUADRANT = 5
FRONT_TEETH = 3
WISDOM_TOOTH = 8


def observed(words: Words, finding: Finding) -> str:
    """What was observed and where, without the dentist's own words and without numbers of teeth."""
    what = words.say(f"advice-observed-{finding.observation}")
    region = words.say(f"advice-region-{finding.region}") if finding.region else None
    where = place_of(words, finding.tooth) if finding.tooth else region
    return words.say("advice-found-at", what=what, where=where) if where else what


def place_of(words: Words, tooth: Tooth) -> str:
    """Where in the mouth a tooth stands, from the patient's own side."""
    quadrant, position = int(tooth[0]), int(tooth[1])
    where = words.say(f"advice-corner-{CORNERS[(quadrant - 1) % 4]}")
    if quadrant >= PRIMARY_QUADRANT:
        return words.say("advice-baby-front" if position <= FRONT_TEETH else "advice-baby-back", where=where)
    if position <= FRONT_TEETH:
        return words.say("advice-tooth-front", where=where)
    if position == WISDOM_TOOTH:
        return words.say("advice-tooth-wisdom", where=where)
    return words.say("advice-tooth-back", where=where, position=position)


def view_name(words: Words, view: View) -> str:
    """As whoever held the phone was asked for it; of what no phone takes, the common name."""
    taken = f"capture-view-{view}"
    return words.say(taken if words.knows(taken) else f"view-{view}")


def day(words: Words, on: date) -> str:
    return words.say("document-date", date=on)


def days(words: Words, found: tuple[date, ...]) -> str | None:
    """One day, or the first and the last of several; None where there are none."""
    if not found:
        return None
    first, last = min(found), max(found)
    return day(words, first) if first == last else words.say("advice-taken-between", first=day(words, first), last=day(words, last))


def clock(words: Words, at: datetime, zone: str) -> str:
    """`March 2, 2026, 10:00 AM EST`. `zone` is an IANA name; raises ZoneInfoNotFoundError for another."""
    local = at.astimezone(ZoneInfo(zone))
    # The narrow space before AM and PM has no letterform in the fonts at hand.
    return words.say("letter-at", at=local, zone=local.strftime("%Z")).replace("\u202f", " ")
