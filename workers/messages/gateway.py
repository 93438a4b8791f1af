"""What every door to people outside says when a message does not go out, and what it is given."""

from datetime import datetime
from uuid import UUID

import msgspec

from schemas.person import Contact


class GatewayAway(Exception):
    """The gateway does not answer, or asks to be tried later."""


class Undeliverable(Exception):
    """The gateway will never take this message; `word` says why, without the address."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """One message to one person. `id` is stable over retries: a receiver that sees it twice acts once. `at` is in UTC."""

    id: UUID
    to: Contact
    subject: str
    text: str
    at: datetime

    def __repr__(self) -> str:
        return f"Letter({self.id})"
