"""What the house tells people outside: which message, by which channel, and how far it came. No patient data in any text."""

from datetime import datetime
from typing import Literal

import msgspec

from schemas.ident import MessageId
from schemas.person import Channel

MessageKind = Literal["invitation", "photos_wanted", "advice_ready", "ended", "on_call"]
Delivery = Literal["sent", "failed"]


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """`id` is stable over retries: a receiver that sees it twice acts once."""

    id: MessageId
    kind: MessageKind
    channel: Channel
    state: Delivery
    at: datetime
