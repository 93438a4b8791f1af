"""Which question for a second opinion waits for whom, and then its answer: asked by the rules, by the page and by the worklist alike."""

from datetime import datetime
from uuid import UUID

from schemas.care.case import READ, Case
from schemas.care.opinion import OpinionAsked
from schemas.ident import PersonId


def open_question(case: Case) -> OpinionAsked | None:
    """The question that waits for an answer: of this round, while dentists may look at the case. There is one at a time."""
    if case.status not in READ:
        return None
    return next((each for each in case.opinions if each.round == case.round and each.is_open), None)


def is_own(case: Case, person: UUID) -> bool:
    """True for whoever holds the case, or sealed a record or an addition in this round: a second opinion is somebody else's."""
    return (case.lease is not None and case.lease.person == person) or has_signed(case, person)


def has_signed(case: Case, person: UUID) -> bool:
    """True for whoever sealed the record of this round, or added to it."""
    return any(each.round == case.round and each.signer == person for each in case.sealed)


def asked_of(case: Case, person: UUID) -> OpinionAsked | None:
    """The question that waits for this dentist, as far as case and question say; whether a licence allows it, the rules ask."""
    question = open_question(case)
    if question is None or question.by == person or question.of not in (None, person) or is_own(case, person):
        return None
    return question


def unopened(case: Case) -> tuple[PersonId, ...]:
    """To whom an answer is news still: those who asked, in this round, and have not opened it, while dentists may look at the case."""
    if case.status not in READ:
        return ()
    return tuple(sorted({each.by for each in case.opinions if each.round == case.round and each.unopened}))


def answer_for(case: Case, person: UUID) -> OpinionAsked | None:
    """The newest question of this person's whose answer they have not opened."""
    own = (each for each in reversed(case.opinions) if each.by == person and each.round == case.round and each.unopened)
    return next(own, None) if person in unopened(case) else None


def looking_since(case: Case, person: UUID) -> datetime | None:
    """From when on looks of this person count: for a second opinion from its question on, otherwise from the beginning of the review."""
    question = asked_of(case, person)
    return question.at if question else case.stamps.review_started_at
