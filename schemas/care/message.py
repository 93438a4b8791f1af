"""What people outside are told: messages and how far each came, without patient data in any text; and calls by the practice."""

from datetime import datetime
from typing import Literal

import msgspec

from schemas.ident import MessageId
from schemas.person import Channel

MessageKind = Literal["invitation", "photos_wanted", "advice_ready", "ended", "on_call"]
Delivery = Literal["sent", "failed"]


TO_STAFF: frozenset[MessageKind] = frozenset({"on_call"})


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """`id` is stable over retries: a receiver that sees it twice acts once. Without a channel there was nowhere to send it."""

    id: MessageId
    kind: MessageKind
    channel: Channel | None
    state: Delivery
    at: datetime


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """A call to the family by a member of the practice, named as then; nobody answered where `reached` is false."""

    at: datetime
    by: str
    reached: bool
    spoke_with: str
    note: str

    def __repr__(self) -> str:
        return f"Call({self.reached})"
