"""Where referrals stand, as the practice reads it: the office the loop, the dentist also what was asked."""

from datetime import datetime
from uuid import UUID

from msgspec.structs import asdict

from schemas.care import asking, referral, referring
from schemas.care.case import ANSWERED, Case
from schemas.care.referral import OVER, Referral
from schemas.care.referralread import (
    ReferralForDentist,
    ReferralLine,
    Referrals,
    StepLine,
)
from schemas.person import Actor


def of_office(case: Case, now: datetime, names: dict[UUID, str]) -> tuple[ReferralLine, ...]:
    return tuple(_line(case, each, now, names) for each in case.referrals)


def of_dentist(case: Case, actor: Actor, now: datetime, names: dict[UUID, str]) -> Referrals:
    return Referrals(
        lines=tuple(
            ReferralForDentist(**asdict(_line(case, each, now, names)), reason=each.reason, code=each.code, images=len(each.images))
            for each in case.referrals
        ),
        may_refer=case.status in ANSWERED and asking.has_signed(case, actor.id),
    )


def _line(case: Case, made: Referral, now: datetime, names: dict[UUID, str]) -> ReferralLine:
    link = made.link
    return ReferralLine(
        id=made.id,
        at=made.at,
        by=made.by_name,
        specialty=made.specialty,
        name=made.name,
        contact=made.contact,
        urgency=made.urgency,
        state=made.state,
        due_at=referral.due_at(made),
        late=made.late,
        undelivered=made.undelivered,
        locked=link.id in case.surroundings.locked,
        appointment=made.appointment,
        opens_until=link.read_until if referral.opens(made, link.id, now) else None,
        steps=tuple(
            StepLine(state=each.state, at=each.at, by=names.get(each.by, ""), role=each.role, appointment=each.appointment, note=each.note)
            for each in made.steps
        ),
        next=referring.by_hand(made.state),
        over=made.state in OVER,
        has_pdf=made.pdf is not None,
        may_give=referral.may_give(made),
        originals_at=made.originals_at,
    )
