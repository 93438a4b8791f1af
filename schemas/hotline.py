"""The telephone lines that take reports of abuse and neglect, as the practice's file names them. The house knows no number of its own."""

from datetime import date

import msgspec

MOST_HOTLINES = 200
"""Of all states together; a state has one or two."""


class Hotline(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of one state. `source` is where somebody read the number, and `checked` the day on which it was tried or read last; without
    it, whoever dials is told that nobody has verified the number."""

    state: str
    name: str
    phone: str
    source: str
    checked: date | None = None
