"""A medical alert of a patient: what whoever treats them must know at once, as a dentist decided it from what was told (SPEC INC-03)."""

from datetime import datetime
from typing import Literal

import msgspec

from schemas.ident import CaseId, PersonId
from schemas.text import Line, Story

AlertKind = Literal["anticoagulant", "bleeding", "bisphosphonate", "endocarditis", "immune", "diabetes", "pregnancy", "latex", "allergy"]


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """What an answer of the history calls for, until a dentist decides. `words` are those told of an allergy, and empty for the others."""

    kind: AlertKind
    words: Story = ""

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.kind})"


class Alert(Proposal, frozen=True, kw_only=True):
    """A decision about a proposal: accepted or dismissed, by whom, when and in which case. It stands with the patient."""

    accepted: bool
    by: PersonId
    by_name: Line
    at: datetime
    case: CaseId
