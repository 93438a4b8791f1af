"""A time as a file writes it: kept only if there is such a day and such a time of day."""

from datetime import datetime


def known(text: str) -> str | None:
    """The ISO 8601 text as it came, or None: cameras without a clock write a thirteenth month or a year zero."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return None
    return text
