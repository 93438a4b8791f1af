"""A note of a prescription: what was prescribed, and what is known of its way through another system. The house transmits nothing
(SPEC RXD-01)."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from schemas.text import Line, Passage

Schedule = Literal["none", "II", "III", "IV", "V"]
"""Of the controlled substances that may be prescribed at all (21 CFR 1306); `none` is what is no controlled substance."""

SentBy = Literal["e_prescribing", "telephone", "fax", "paper"]
Course = Literal["documented", "reported_sent", "cancelled", "failed"]
"""`reported_sent`: the prescriber says that it was sent, outside the house. What becomes of it after the signature is an addendum."""


class Prescription(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything is the dentist's own word. `schedule` is None until the dentist names it; `weight_kg` is needed under 18 years; `npi` is
    the prescriber's National Provider Identifier, where it belongs on the note: the licence is the signature's. `despite_allergy` says why
    it is given although it matches an allergy."""

    id: UUID
    drug: Line = ""
    strength: Line = ""
    form: Line = ""
    directions: Passage = ""
    quantity: Line = ""
    refills: Annotated[int, Meta(ge=0, le=99)] = 0
    indication: Line = ""
    start: date | None = None
    schedule: Schedule | None = None
    weight_kg: Annotated[float, Meta(ge=0.3, le=500)] | None = None
    despite_allergy: Passage = ""
    npi: Line = ""
    pharmacy: Line = ""
    method: SentBy | None = None
    external_system: Line = ""
    external_id: Line = ""
    sent_at: Annotated[datetime, Meta(tz=True)] | None = None
    status: Course = "documented"

    def __repr__(self) -> str:
        return f"Prescription({self.id})"


def is_npi(text: str) -> bool:
    """True for a National Provider Identifier: ten digits of which the last checks the others (45 CFR 162.406; ISO/IEC 7812-1 with the
    prefix 80840)."""
    if len(text) != 10 or not (text.isascii() and text.isdigit()):
        return False
    doubled = [int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed("80840" + text))]
    return sum(each // 10 + each % 10 for each in doubled) % 10 == 0
