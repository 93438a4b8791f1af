"""What is noted about one request on its way through: its identifier, where it came from, who asked, and which bug it met."""

import time
import traceback
from collections.abc import MutableMapping
from typing import Any
from uuid import UUID

from api.limits import Allowance
from schemas.address import net_of

KEY = "mesial.seen"
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class Seen:
    """Mutable on purpose: it is filled in while the request passes, and read once when the log line is written."""

    def __init__(self, request_id: str, address: str, allowance: Allowance) -> None:
        self.request_id, self.address, self.allowance = request_id, address, allowance
        self.actor: UUID | None = None
        self.fault: tuple[str, ...] = ()

    def recognize(self, actor: UUID) -> None:
        """Somebody known asks: counted by name from here on, and no more by an address that many may share. Raises TooMany."""
        self.actor, now = actor, time.monotonic()
        self.allowance.give_back(net_of(self.address), now)
        self.allowance.take(str(actor), now)

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
