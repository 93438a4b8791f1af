"""The clock of a case: when three quarters of its time are over, when somebody is told next, and who was told already (SPEC QUE-04)."""

from datetime import datetime
from typing import Literal

import msgspec

Rung = Literal["reader", "lead", "on_call"]
"""Who is told: whoever reads or may read the case, the programme lead, the person on call."""


class Rang(msgspec.Struct, frozen=True, kw_only=True):
    """They were told then."""

    rung: Rung
    at: datetime


class Clock(msgspec.Struct, frozen=True, kw_only=True):
    """Beside `due_at` of the case. From `warn_at` on it is nearly late; `next_at` is None once nobody is left to be told."""

    warn_at: datetime
    next_at: datetime | None
    rang: tuple[Rang, ...] = ()
