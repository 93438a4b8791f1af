"""What the dentist writes while reading: the draft that Sign seals. Kept as a versioned row beside the history."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from schemas.care.advice import Advice
from schemas.care.charted import MOST_CHARTED, Charted
from schemas.care.finding import Finding, marks_of
from schemas.care.image import MAX_IMAGES
from schemas.care.mark import attributed
from schemas.care.mount import MAX_LAYOUTS, Mount
from schemas.care.prescription import Prescription
from schemas.ident import PersonId
from schemas.text import Line, Passage
from schemas.view import View

Sufficiency = Literal["sufficient", "limited", "insufficient"]

MAX_FINDINGS = 200
"""More than five surfaces of each of 32 teeth."""

MAX_ADVICE = 20
MAX_PRESCRIPTIONS = 10


class Review(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Every text is the dentist's own. Emptiness is a gap, never a default answer. `quality_overrides` are by image: why this
    dentist judges its quality otherwise than the gate, in at least a few words (SPEC IMG-04). `hung` is where this dentist laid pictures
    side by side: it is no part of the record (decision 0028)."""

    history_reviewed: bool = False
    chart: Annotated[tuple[Charted, ...], Meta(max_length=MOST_CHARTED)] = ()
    findings: Annotated[tuple[Finding, ...], Meta(max_length=MAX_FINDINGS)] = ()
    no_abnormality_seen: bool = False
    conclusion: Passage = ""
    advice: Annotated[tuple[Advice, ...], Meta(max_length=MAX_ADVICE)] = ()
    prescriptions: Annotated[tuple[Prescription, ...], Meta(max_length=MAX_PRESCRIPTIONS)] = ()
    reason_for_asynchronous: Passage = ""
    no_live_interaction: bool = False
    missing_views: dict[View, Passage] = {}
    sufficiency: Sufficiency | None = None
    limitation: Passage = ""
    follow_up: date | None = None
    no_follow_up_because: Passage = ""
    quality_overrides: Annotated[dict[Line, Passage], Meta(max_length=MAX_IMAGES)] = {}
    hung: Annotated[tuple[Mount, ...], Meta(max_length=MAX_LAYOUTS)] = ()

    def __repr__(self) -> str:
        return "Review()"


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """`version` counts saves, from 1; 0 is a draft that was never saved, by nobody and at no time."""

    version: int
    review: Review
    saved_by: PersonId | None = None
    saved_at: datetime | None = None


def drawn_by(review: Review, before: Review, by: PersonId, at: datetime) -> Review:
    """The review as this person saves it over `before`, with who drew each mark: never what the review itself says of that."""
    known = {each.id: marks_of(each) for each in before.findings}
    return replace(
        review,
        findings=tuple(
            replace(each, mark=None, marks=attributed(marks_of(each), known.get(each.id, ()), by, at)) for each in review.findings
        ),
    )


def drawers(review: Review) -> frozenset[PersonId]:
    """Whoever drew a mark that stands in the review, as far as the house said so."""
    marks = (mark for each in review.findings for mark in marks_of(each))
    return frozenset(mark.drawn_by for mark in marks if mark.drawn_by is not None)


def as_read_by(draft: Draft, reader: UUID, told_at: datetime | None) -> Draft:
    """The draft as this person finds it: findings and texts are handed on, attestations never are.

    What somebody else ticked, this reader has not attested, where they hung a picture says nothing of its sides to this one, and another's
    identifier is not this prescriber's. Nor has anybody read a history that was told anew after the last save; `told_at` is when that was.
    """
    mine = draft.saved_by == reader
    current = told_at is None or draft.saved_at is None or told_at <= draft.saved_at
    review = replace(
        draft.review,
        history_reviewed=draft.review.history_reviewed and mine and current,
        no_live_interaction=draft.review.no_live_interaction and mine,
        hung=draft.review.hung if mine else (),
        prescriptions=draft.review.prescriptions if mine else tuple(replace(each, npi="") for each in draft.review.prescriptions),
    )
    return replace(draft, review=review)
