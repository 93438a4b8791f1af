"""Whose turn it is in one case, and for what the office is needed.

`TURN` says it by status. Of one case more is known: that a message failed, that a link is locked, that an image waits for a person.
Whatever the machine cannot finish by itself is the office's turn, so that nothing waits for nobody.
"""

from typing import Literal, get_args

from schemas.care import gathering, informing, referral, reminding, unopened
from schemas.care.act import ResolveHold
from schemas.care.case import BEFORE_SIGNED, ENDED, TRANSITIONS, TURN, Case, Status
from schemas.person import OFFICE, Role

Need = Literal[
    "red_flag",
    "urgent_advice",
    "late",
    "no_contact",
    "not_delivered",
    "not_opened",
    "referral",
    "locked_link",
    "held_image",
    "nobody_licensed",
]
"""Why a person of the office has to do something, the most pressing first."""

NEEDS: tuple[Need, ...] = get_args(Need)

SUBMITTING = (Status.DRAFT, Status.RETURNED)


def needs(case: Case) -> tuple[Need, ...]:
    """Everything that waits for the office, in the order of `Need`. A closed case needs nobody, for a person closed it; but whoever was
    referred is not forgotten with it."""
    if case.status is Status.CLOSED:
        return ("referral",) if refers(case) else ()
    reachable, failed = case.surroundings.patient.contact is not None, informing.is_undelivered(case)
    untold = case.status is Status.SIGNED
    checks: tuple[tuple[Need, bool], ...] = (
        ("red_flag", informing.is_uncalled(case)),
        ("urgent_advice", untold and informing.must_be_heard(case)),
        ("late", reminding.is_escalated(case)),
        # Before the signature a hygienist's case is between her and the dentist: she reads in her own list what is asked.
        ("no_contact", not reachable and (untold or (failed and case.channel == "patient_link"))),
        ("not_delivered", reachable and failed),
        ("not_opened", unopened.is_missed(case)),
        ("referral", refers(case)),
        ("locked_link", case.surroundings.link == "locked" and case.status not in ENDED),
        ("held_image", (case.status, ResolveHold) in TRANSITIONS and any(each.status == "held" for each in case.images)),
        ("nobody_licensed", case.status in BEFORE_SIGNED and case.place is not None and not gathering.is_reviewable(case)),
    )
    return tuple(need for need, there in checks if there)


def refers(case: Case) -> bool:
    """True if a referral waits for the office: by its own word, or because its link is locked."""
    locked = case.surroundings.locked
    return any(referral.waits_for_office(each) or each.link.id in locked for each in case.referrals)


def rank(case: Case) -> int:
    """How pressing its first need is, from 0; a case that needs nobody comes last."""
    first = next(iter(needs(case)), None)
    return NEEDS.index(first) if first else len(NEEDS)


def turn(case: Case) -> frozenset[Role]:
    """Who must act next in this very case."""
    if needs(case):
        return OFFICE
    if case.status in SUBMITTING:
        return frozenset({Role.HYGIENIST}) if case.channel == "field_app" else frozenset({Role.PATIENT, Role.GUARDIAN})
    return TURN[case.status]
