"""What a dentist is shown of second opinions, beside the case and in the worklist. Pure: case, seals, reader and day are given."""

from datetime import date
from uuid import UUID

from schemas.care import asking
from schemas.care.case import ANSWERED, Case, Status
from schemas.care.image import readable
from schemas.care.opined import OpinionRecord
from schemas.care.opinion import OpinionAsked
from schemas.care.opinionread import AnsweredRow, Colleague, OpinionGiven, OpinionLine, OpinionRow, SecondOpinion
from schemas.person import Actor, age


def second_opinion(case: Case, reader: Actor, names: dict[UUID, str], sealed: dict[UUID, OpinionRecord]) -> SecondOpinion:
    """`sealed` are the opinions of the case by their question, `names` those of the organization's people."""
    question, answerable = asking.open_question(case), asking.asked_of(case, reader.id)
    own = asking.is_own(case, reader.id)
    others = case.surroundings.reviewers(case.place.state) if case.place else frozenset()
    colleagues = [Colleague(id=each, name=names.get(each, "")) for each in others if each != reader.id and not asking.is_own(case, each)]
    return SecondOpinion(
        lines=tuple(line(each, reader, names, sealed) for each in case.opinions if each.round == case.round),
        answer=answerable.id if answerable else None,
        withdraw=question.id if question and (own or question.by == reader.id) else None,
        may_ask=own and question is None and case.status in (Status.IN_REVIEW, *ANSWERED),
        colleagues=tuple(sorted(colleagues, key=lambda each: (each.name, each.id))),
    )


def line(asked: OpinionAsked, reader: Actor, names: dict[UUID, str], sealed: dict[UUID, OpinionRecord]) -> OpinionLine:
    return OpinionLine(
        id=asked.id,
        question=asked.question,
        by=asked.by_name,
        of=names.get(asked.of, "") if asked.of else "",
        at=asked.at,
        withdrawn_at=asked.withdrawn_at,
        given=given(asked.given.digest, sealed[asked.id]) if asked.given else None,
        unopened=asked.unopened and asked.by == reader.id,
    )


def given(digest: str, sealed: OpinionRecord) -> OpinionGiven:
    """What was sealed, with the name that it was signed with."""
    return OpinionGiven(
        agreement=sealed.opinion.agreement,
        text=sealed.opinion.text,
        read_first=sealed.opinion.read_first,
        signer=sealed.signature.name,
        credential=sealed.signature.credential,
        signed_at=sealed.signature.signed_at,
        digest=digest,
    )


def row(case: Case, reader: Actor, on: date) -> OpinionRow:
    """The line of a case on which the reader is asked; `on` is today at the patient's place. Raises LookupError where nobody is asked."""
    asked, patient = asking.asked_of(case, reader.id), case.surroundings.patient
    if asked is None:
        raise LookupError("this dentist is not asked")
    return OpinionRow(
        id=case.id,
        type=case.type,
        status=case.status,
        patient=f"{patient.given_name} {patient.family_name}",
        age=age(patient.birth_date, on),
        state=case.place.state if case.place else "",
        red_flag=case.red_flag,
        asker=asked.by_name,
        asked_at=asked.at,
        by_name=asked.of is not None,
        images=len(readable(case.images)),
    )


def answered_row(case: Case, reader: Actor, names: dict[UUID, str], on: date) -> AnsweredRow:
    """The line of a case with an answer that the reader has not opened. Raises LookupError where there is none."""
    answered, patient = asking.answer_for(case, reader.id), case.surroundings.patient
    if answered is None or answered.given is None:
        raise LookupError("no answer waits for this dentist")
    return AnsweredRow(
        id=case.id,
        type=case.type,
        patient=f"{patient.given_name} {patient.family_name}",
        age=age(patient.birth_date, on),
        state=case.place.state if case.place else "",
        red_flag=case.red_flag,
        signer=names.get(answered.given.signer, ""),
        signed_at=answered.given.signed_at,
    )
