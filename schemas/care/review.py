"""What the dentist writes while reading: the draft that Sign seals. Kept as a versioned row beside the history."""

from datetime import date
from typing import Literal

import msgspec

from schemas.care.advice import Advice
from schemas.care.finding import Finding
from schemas.view import View

Sufficiency = Literal["sufficient", "limited", "insufficient"]


class Review(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Every text is the dentist's own. Emptiness is a gap, never a default answer."""

    history_reviewed: bool = False
    findings: tuple[Finding, ...] = ()
    no_abnormality_seen: bool = False
    conclusion: str = ""
    advice: tuple[Advice, ...] = ()
    reason_for_asynchronous: str = ""
    no_live_interaction: bool = False
    missing_views: dict[View, str] = {}
    sufficiency: Sufficiency | None = None
    limitation: str = ""
    follow_up: date | None = None
    no_follow_up_because: str = ""
    quality_overrides: dict[str, str] = {}

    def __repr__(self) -> str:
        return "Review()"


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """`version` counts saves, from 1; 0 is a draft that was never saved."""

    version: int
    review: Review
