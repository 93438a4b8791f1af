"""Who is told that a case is nearly late, or late: a ladder of which each rung is told once (SPEC QUE-04).

At three quarters of the time whoever reads the case or may take it is warned. Once the time is over, the programme lead is told, and the
person on call after a step; of an urgent case the person on call comes first. A rung on which nobody stands is left out.
"""

from datetime import datetime, timedelta
from uuid import UUID, uuid5

from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care import gathering, informing, unopened
from schemas.care.case import Case, Status
from schemas.care.change import Outcome
from schemas.care.clock import Clock, Rang, Rung
from schemas.care.due import after, is_urgent
from schemas.care.event import Fact, Following
from schemas.ident import ActId
from schemas.person import Actor, Contact, Role

STEP = timedelta(hours=1)
URGENT_STEP = timedelta(minutes=15)
"""From one rung to the next, in business hours or by the wall clock."""

LADDER: tuple[Rung, ...] = ("reader", "lead", "on_call")
URGENT_LADDER: tuple[Rung, ...] = ("reader", "on_call", "lead")


def waits(case: Case) -> bool:
    """True while the house owes an answer: it waits for a dentist, or a red flag that nobody called about was raised before that."""
    if case.status in (Status.READY, Status.IN_REVIEW):
        return True
    return case.status in (Status.DRAFT, Status.SUBMITTED, Status.RETURNED) and informing.is_uncalled(case)


def rings_at(case: Case) -> datetime | None:
    """When time has something to say of the case, or None: while it waits for an answer, and while its answer waits to be opened."""
    return climbs_at(case) or unopened.over_at(case)


def climbs_at(case: Case) -> datetime | None:
    """When somebody is told next that it is late, or None. A case from before there were clocks rings once its time is over."""
    if case.clock is None:
        return case.due_at if case.status in (Status.READY, Status.IN_REVIEW) else None
    return case.clock.next_at if waits(case) else None


def is_escalated(case: Case) -> bool:
    """True once more people than its reader had to be told that it is late, and as long as it is not answered."""
    return waits(case) and case.clock is not None and any(each.rung != "reader" for each in case.clock.rang)


def reminder(case: Case, now: datetime) -> acts.Remind | None:
    """What is due to be told now, or None. Its identifier follows from what it says, so that history itself keeps it from coming twice."""
    at = climbs_at(case)
    if at is None or at > now or case.due_at is None:
        return None
    rung = next(iter(left(case, is_over=now >= case.due_at)))
    return acts.Remind(id=ActId(uuid5(case.id, f"remind {case.round} {case.due_at.isoformat()} {rung}")), rung=rung, told=told(case, rung))


def left(case: Case, *, is_over: bool) -> list[Rung]:
    """The rungs still to be told, the next one first. Whoever would be warned of a time that is over is not: it is too late for that."""
    rang = {each.rung for each in case.clock.rang} if case.clock else set()
    rungs = [each for each in (URGENT_LADDER if is_urgent(case) else LADDER) if each not in rang and not (is_over and each == "reader")]
    manned = [each for each in rungs if each == "reader" or told(case, each)]
    # That it is late stands in the case and is seen by the office, even where nobody can be told of it.
    return manned or rungs[:1]


def told(case: Case, rung: Rung) -> tuple[UUID, ...]:
    """Whom a message reaches on that rung: people, and for whoever is on call the organization itself."""
    around = case.surroundings
    on_call = (around.organization.id,) if around.organization.on_call else ()
    if rung == "on_call":
        return on_call
    reached = [each for each in around.staff if each.contact is not None]
    if rung == "lead":
        return tuple(each.id for each in reached if each.role is Role.PROGRAMME_LEAD)
    readers = tuple(each.id for each in reached if each.role is Role.DENTIST and _reads(case, each.id, each.states))
    return (*readers, *on_call) if is_urgent(case) else readers


def _reads(case: Case, person: UUID, states: tuple[str, ...]) -> bool:
    """True for whoever holds the case; while nobody does, for everybody who may take it."""
    if case.lease is not None:
        return case.lease.person == person
    return case.status is Status.READY and case.place is not None and gathering.is_reviewable(case) and case.place.state in states


def remind(case: Case, act: acts.Remind, actor: Actor, now: datetime) -> Outcome:
    """Somebody is told; the next rung comes when the time is over, or a step later."""
    assert case.due_at is not None
    clock = case.clock or Clock(warn_at=case.due_at, next_at=case.due_at)
    rang = replace(clock, rang=(*clock.rang, Rang(rung=act.rung, at=now)))
    case = replace(case, clock=rang)
    if act.rung == "reader":
        next_at: datetime | None = case.due_at
    else:
        more = [each for each in left(case, is_over=True) if told(case, each)]
        next_at = after(case, now, URGENT_STEP if is_urgent(case) else STEP) if more else None
    fact = Fact.NEARLY_LATE if act.rung == "reader" else Fact.LATE
    follows = tuple(Following(fact, each) for each in act.told)
    return Outcome(case=replace(case, clock=replace(rang, next_at=next_at)), follows=follows)


def contact(case: Case, whom: UUID) -> Contact | None:
    """How somebody who is to be told is reached now; None for whoever has left."""
    organization = case.surroundings.organization
    if whom == organization.id:
        return organization.on_call
    return next((each.contact for each in case.surroundings.staff if each.id == whom), None)
