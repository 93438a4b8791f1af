"""A second opinion as it is sealed: one self-contained document of what was asked, what was seen, and what is thought of it."""

from datetime import datetime
from uuid import UUID

import msgspec

from schemas.care import record as records
from schemas.care.case import Case
from schemas.care.image import readable
from schemas.care.looked import counting
from schemas.care.opinion import Opinion, OpinionAsked
from schemas.care.record import RecordedPatient, Signature
from schemas.ident import CaseId, ImageId, OrganizationId, PersonId
from schemas.person import Actor, Language
from schemas.view import View

OPINION_VERSION = 1

MEANING_OF_OPINION: dict[Language, str] = {
    "en": "I looked at the listed pictures myself. This is my opinion for the dentist who asked; it changes nothing in any record.",
    "es": "Miré personalmente las imágenes enumeradas. Esta es mi opinión para quien me la pidió; no cambia nada en ningún registro.",
}
"""What a signature under a second opinion says; shown before signing as review-meaning-opinion."""


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """A picture that the second dentist looked at, last at `at`, `px` device pixels long. `sha256` in hex is that of its original."""

    image: ImageId
    view: View
    sha256: str
    at: datetime
    px: int


class OpinionRecord(msgspec.Struct, frozen=True, kw_only=True):
    """`beside` is the SHA-256 in hex of the newest sealed bytes of the round when this was signed; empty while nothing was, and then
    `draft_version` is the draft as it stood.
    """

    opinion_version: int
    organization: OrganizationId
    organization_name: str
    case: CaseId
    round: int
    patient: RecordedPatient
    question_id: UUID
    question: str
    asked_by: PersonId
    asked_by_name: str
    asked_at: datetime
    seen: tuple[Seen, ...]
    beside: str
    draft_version: int
    opinion: Opinion
    history_length: int
    history_head: str
    signature: Signature

    def __repr__(self) -> str:
        return f"OpinionRecord({self.case})"


def seal(case: Case, question: OpinionAsked, opinion: Opinion, actor: Actor, now: datetime, language: Language) -> bytes:
    """The canonical bytes of the opinion. Raises ValueError where nobody licensed, or nobody who showed who they are, signs."""
    patient = case.surroundings.patient
    beside = next((each.digest for each in reversed(case.sealed) if each.round == case.round), "")
    sealed = OpinionRecord(
        opinion_version=OPINION_VERSION,
        organization=case.organization_id,
        organization_name=case.surroundings.organization.name,
        case=case.id,
        round=case.round,
        patient=RecordedPatient(
            id=patient.id,
            given_name=patient.given_name,
            family_name=patient.family_name,
            birth_date=patient.birth_date,
            sex=patient.sex,
        ),
        question_id=question.id,
        question=question.question,
        asked_by=question.by,
        asked_by_name=question.by_name,
        asked_at=question.at,
        seen=seen(case, question, actor),
        beside=beside,
        draft_version=0 if beside else case.surroundings.draft.version,
        opinion=opinion,
        history_length=case.version,
        history_head=case.head,
        signature=records.signature(case, actor, now, MEANING_OF_OPINION[language]),
    )
    return msgspec.json.encode(sealed, order="deterministic")


def seen(case: Case, question: OpinionAsked, actor: Actor) -> tuple[Seen, ...]:
    """Each readable picture with this dentist's last look at it since the question."""
    last = {each.image: each for each in counting(case.looks, actor.id, question.at)}
    return tuple(
        Seen(image=each.id, view=each.view, sha256=each.sha256, at=last[each.id].at, px=last[each.id].px)
        for each in readable(case.images)
        if each.id in last
    )
