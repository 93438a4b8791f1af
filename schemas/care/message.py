"""What people outside are told: messages and how far each came, without patient data in any text; and calls by the practice."""

from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec

from schemas.ident import MessageId, PersonId
from schemas.person import Channel

MessageKind = Literal["invitation", "photos_wanted", "advice_ready", "advice_added", "ended", "on_call", "nearly_late", "late", "referral"]
Delivery = Literal["sent", "failed", "returned"]
"""It left the house; it could not; it had left and came back, as somebody saw in the mailbox of the practice."""


TO_STAFF: frozenset[MessageKind] = frozenset({"on_call", "nearly_late", "late"})
TO_OTHERS: frozenset[MessageKind] = TO_STAFF | {"referral"}
"""What does not go to the family."""


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """`id` is stable over retries: a receiver that sees it twice acts once. Without a channel there was nowhere to send it.
    `about` is the referral of a message to a specialist."""

    id: MessageId
    kind: MessageKind
    channel: Channel | None
    state: Delivery
    at: datetime
    about: UUID | None = None


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """A telephone call to the family. `spoke_with` is empty where nobody answered; `at` is when it was, as whoever rang says."""

    at: datetime
    by: PersonId
    spoke_with: str = ""
    read_back: bool = False
    note: str = ""

    def __repr__(self) -> str:
        return f"Call({self.at})"
