"""The dentist's advice: how urgent, in plain words, for whom, and resting on which findings."""

from datetime import date
from typing import Literal
from uuid import UUID

import msgspec

from schemas.ident import FindingId
from schemas.text import Passage

Urgency = Literal["emergency", "urgent", "soon", "routine", "no_problem_visible"]
"""`emergency` now, by emergency services; `urgent` within 24 hours; `soon` within two weeks; `routine` at the next visit;
`no_problem_visible` on these pictures (SPEC ADV-03). There is no plain "none"."""

MUST_BE_HEARD: frozenset[Urgency] = frozenset({"emergency", "urgent"})
"""Delivery is not communication: these count only when the patient confirmed them, or by a recorded conversation (SPEC ADV-05)."""

Target = Literal["patient", "guardian", "physician", "specialist"]


class Advice(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`safety_net` says when not to wait any longer, and what to do then; empty in advice from before there was one."""

    id: UUID
    urgency: Urgency
    text: Passage
    safety_net: Passage = ""
    target: Target = "patient"
    due: date | None = None
    findings: tuple[FindingId, ...] = ()
    rationale: Passage = ""

    def __repr__(self) -> str:
        return f"Advice({self.urgency})"


class Addendum(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A later record that refers to a sealed one; nothing sealed is ever edited.

    `for_patient`: it concerns the patient, who is told of it and reads the text; otherwise it is for the record alone.
    """

    text: Passage
    reason: Passage
    for_patient: bool = True

    def __repr__(self) -> str:
        return "Addendum()"
