"""What is noted about one request on its way through: its identifier, where it came from, who asked, and which bug it met."""

import traceback
from collections.abc import MutableMapping
from typing import Any
from uuid import UUID

KEY = "mesial.seen"
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class Seen:
    """Mutable on purpose: it is filled in while the request passes, and read once when the log line is written."""

    def __init__(self, request_id: str, address: str) -> None:
        self.request_id, self.address = request_id, address
        self.actor: UUID | None = None
        self.fault: tuple[str, ...] = ()

    def note_fault(self, error: BaseException) -> None:
        """Keep kind and places, not the message: messages repeat values."""
        places = traceback.extract_tb(error.__traceback__)
        self.fault = (type(error).__name__, *(f"{_short(place.filename)}:{place.lineno} {place.name}" for place in places[-8:]))


def seen(scope: MutableMapping[str, Any] | Any) -> Seen:
    """The notes of this request."""
    found = scope[KEY]
    assert isinstance(found, Seen)
    return found


def _short(filename: str) -> str:
    return "/".join(filename.split("/")[-2:])
