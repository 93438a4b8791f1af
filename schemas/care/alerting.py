"""The rule of medical alerts: a dentist accepts what the history proposes, or dismisses it (SPEC INC-03)."""

from datetime import datetime

from msgspec.structs import replace

from schemas.alert import Alert
from schemas.care import act as acts
from schemas.care.alerts import proposals, which_of
from schemas.care.case import Case
from schemas.care.change import Outcome
from schemas.care.reviewing import held_or_refuse
from schemas.ident import PersonId
from schemas.person import Actor
from schemas.refusal import NotFound


def decide(case: Case, act: acts.DecideAlert, actor: Actor, now: datetime) -> Outcome:
    """The holder of the case decides about what was told in it, or about what stands with the patient. The newest decision counts."""
    held_or_refuse(case, actor, now)
    around = case.surroundings
    kept, which = around.patient.alerts, (act.kind, act.words)
    if which not in {which_of(each) for each in (*proposals(case.history), *kept)}:
        raise NotFound("There is no such alert.")
    decision = Alert(
        kind=act.kind,
        words=act.words,
        accepted=act.accepted,
        by=PersonId(actor.id),
        by_name=actor.practitioner.name if actor.practitioner else "",
        at=now,
        case=case.id,
    )
    patient = replace(around.patient, alerts=(*(each for each in kept if which_of(each) != which), decision))
    return Outcome(case=replace(case, around=replace(around, patient=patient, patient_version=around.patient_version + 1)))
