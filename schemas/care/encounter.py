"""The encounter: the documented clinical event, as the D9996 record. What it still lacks, and the bytes that are sealed.

`gaps` is one function with three uses: shown live while reading, demanded empty by Sign, demanded empty by a claim (SPEC D96-11).
What was gathered, when and how it was collected and sent, and when it was reviewed is read off the case; nobody types it in.
"""

import hashlib
from datetime import date, datetime
from typing import get_args

import msgspec

from schemas.care import record as records
from schemas.care.advice import Addendum, Urgency
from schemas.care.alerts import alerts_of
from schemas.care.case import Case, missing_views
from schemas.care.contradictions import contradictions
from schemas.care.finding import is_sound
from schemas.care.image import readable, taken_in
from schemas.care.looked import counting
from schemas.care.prescribing import prescribed
from schemas.care.review import Review
from schemas.care.sides import must_be_confirmed
from schemas.person import Actor, Language
from schemas.refusal import Gap
from schemas.text import legible

URGENCIES: tuple[Urgency, ...] = get_args(Urgency)
"""From the most urgent to the least."""

MIN_TEXT = 3
"""Signs that can be seen, below which a text says nothing."""

MIN_REASON_WORDS = 3
"""Words below which nobody can tell why a dentist thinks otherwise of a picture than the quality gate."""


def says_something(text: str) -> bool:
    return legible(text) >= MIN_TEXT


def gaps(case: Case, actor: Actor, on: date) -> tuple[Gap, ...]:
    """Everything that this record still lacks for this signer, each with the demand it comes from (SPEC D96-01 to D96-10).

    `on` is the day of signing at the patient's place.
    """
    review = case.surroundings.draft.review
    return (
        *gathered(case),
        *collected(case),
        *looked_at(case, review, actor),
        *overridden(case, review),
        *told(case, review),
        *alerted(case),
        *concluded(review),
        *contradictions(case, review, on),
        *prescribed(case, review, on),
        *sides(case, review, actor),
        *attested(case, actor, on),
    )


def gathered(case: Case) -> tuple[Gap, ...]:
    """D96-01: at least one image, each settled and none waiting for a person."""
    unsettled = tuple(
        Gap(item="D96-01", why="gap-unsettled", where="images", subject=str(each.id)) for each in case.images if not each.is_settled
    )
    held = tuple(Gap(item="D96-01", why="gap-held", where="images", subject=str(each.id)) for each in case.images if each.status == "held")
    none = () if readable(case.images) else (Gap(item="D96-01", why="gap-no-image", where="images"),)
    return (*unsettled, *held, *none)


def collected(case: Case) -> tuple[Gap, ...]:
    """D96-02: of each image it is written who collected it, with what and where, and when it arrived."""
    return tuple(
        Gap(item="D96-02", why="gap-collected", where="images", subject=str(each.id))
        for each in taken_in(case.images)
        if not (each.collector.name.strip() and each.collector.device.strip() and each.collector.state and each.collector.setting)
        or each.received_at is None
    )


def looked_at(case: Case, review: Review, actor: Actor) -> tuple[Gap, ...]:
    """D96-06: in this round the signer looked at every image, and says why a required view is missing."""
    seen = {each.image for each in counting(case.looks, actor.id, case.stamps.review_started_at)}
    unseen = tuple(
        Gap(item="D96-06", why="gap-not-looked", where="images", subject=str(each.id))
        for each in readable(case.images)
        if each.id not in seen
    )
    missing = tuple(
        Gap(item="D96-06", why="gap-view-missing", where="missing-views", subject=view)
        for view in missing_views(case)
        if not says_something(review.missing_views.get(view, ""))
    )
    return (*unseen, *missing)


def overridden(case: Case, review: Review) -> tuple[Gap, ...]:
    """IMG-04: whoever judges a picture's quality otherwise than the gate says why, in a few words."""
    said = {each.id: review.quality_overrides.get(str(each.id), "") for each in readable(case.images)}
    return tuple(
        Gap(item="IMG-04", why="gap-quality-reason", where="images", subject=str(image))
        for image, reason in said.items()
        if reason and sum(legible(word) > 0 for word in reason.split()) < MIN_REASON_WORDS
    )


def told(case: Case, review: Review) -> tuple[Gap, ...]:
    """D96-04: complaint and history are there, and the history was read."""
    complaint = (
        () if case.complaint is not None and case.history is not None else (Gap(item="D96-04", why="gap-complaint", where="complaint"),)
    )
    return complaint if review.history_reviewed else (*complaint, Gap(item="D96-04", why="gap-history-unread", where="history"))


def alerted(case: Case) -> tuple[Gap, ...]:
    """INC-03: somebody accepted each medical alert that the history calls for, or dismissed it; `subject` is its kind."""
    return tuple(Gap(item="INC-03", why="gap-alert", where="alerts", subject=each.kind) for each in alerts_of(case).proposed)


def concluded(review: Review) -> tuple[Gap, ...]:
    """D96-03, D96-05, D96-07, D96-08, D96-09: what the dentist saw, concluded and advises, why so, and what follows."""
    limited = review.sufficiency in ("limited", "insufficient")
    checks = (
        (
            review.sufficiency == "insufficient" or bool(review.findings) != review.no_abnormality_seen,
            "D96-03",
            "gap-findings",
            "findings",
        ),
        (all(is_sound(each) for each in review.findings), "D96-03", "gap-surfaces", "findings"),
        (says_something(review.conclusion), "D96-03", "gap-conclusion", "conclusion"),
        (
            bool(review.advice) and all(says_something(each.text) for each in review.advice),
            "D96-03",
            "gap-advice",
            "advice",
        ),
        (says_something(review.reason_for_asynchronous), "D96-05", "gap-reason-async", "asynchronous"),
        (review.no_live_interaction, "D96-05", "gap-live", "asynchronous"),
        (
            all(says_something(each.rationale) or each.findings for each in review.advice),
            "D96-07",
            "gap-rationale",
            "advice",
        ),
        (
            review.follow_up is not None or says_something(review.no_follow_up_because),
            "D96-08",
            "gap-follow-up",
            "follow-up",
        ),
        (review.sufficiency is not None, "D96-09", "gap-sufficiency", "sufficiency"),
        (not limited or says_something(review.limitation), "D96-09", "gap-limitation", "sufficiency"),
        (
            review.sufficiency != "insufficient" or not (review.findings or review.no_abnormality_seen),
            "D96-09",
            "gap-diagnosis-insufficient",
            "sufficiency",
        ),
    )
    return tuple(Gap(item=item, why=why, where=where) for closed, item, why, where in checks if not closed)


def sides(case: Case, review: Review, actor: Actor) -> tuple[Gap, ...]:
    """UPL-14: a finding at a tooth rests on a picture whose sides are known, or were confirmed by the signer in this round."""
    confirmed = {each.image for each in counting(case.sides, actor.id, case.stamps.review_started_at)}
    open_sides = {each.id for each in readable(case.images) if must_be_confirmed(each) and each.id not in confirmed}
    pictures = {each.image for each in review.findings if each.tooth is not None and each.image in open_sides}
    return tuple(Gap(item="UPL-14", why="gap-side", where="images", subject=str(each)) for each in sorted(pictures, key=str))


def attested(case: Case, actor: Actor, on: date) -> tuple[Gap, ...]:
    """D96-10: identity, place, consent and the signer's licence; all filled in by the house."""
    licence = actor.practitioner.licence_for("dentist", case.place.state, on) if actor.practitioner and case.place else None
    rule = case.surroundings.rules.get(case.place.state) if case.place else None
    checks = (
        (case.respondent is not None and case.place is not None, "gap-place", "place"),
        (case.emergency is not None, "gap-emergency", "emergency"),
        (case.consent is not None, "gap-consent", "consent"),
        (licence is not None, "gap-licence", "licence"),
        (rule is not None and rule.async_review == "yes", "gap-state-rule", "licence"),
    )
    return tuple(Gap(item="D96-10", why=why, where=where) for closed, why, where in checks if not closed)


def seal(case: Case, actor: Actor, now: datetime, language: Language = "en") -> bytes:
    """The canonical bytes of the record: JSON with keys in order, so that the same record is the same bytes."""
    return msgspec.json.encode(records.compose(case, actor, now, language), order="deterministic")


def seal_addendum(case: Case, addendum: Addendum, actor: Actor, now: datetime, language: Language = "en") -> bytes:
    """The canonical bytes of an addendum to the newest sealed record."""
    return msgspec.json.encode(records.compose_addendum(case, addendum, actor, now, language), order="deterministic")


def digest(sealed: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(sealed).hexdigest()
