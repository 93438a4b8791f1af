"""Medical alerts: what the history's answers propose, and what stands with the patient (SPEC INC-03, decision 0035).

Only what the intake asks can be proposed: its eight conditions and its question for allergies. Medicines are told in own words, and no
alert is guessed from them.
"""

import msgspec

from schemas.alert import Alert, AlertKind, Proposal
from schemas.care.case import Case
from schemas.care.intake import Condition, History
from schemas.text import legible

CALLS_FOR: dict[Condition, AlertKind] = {
    "blood_thinner": "anticoagulant",
    "bleeding": "bleeding",
    "bisphosphonate": "bisphosphonate",
    "heart": "endocarditis",
    "immune": "immune",
    "diabetes": "diabetes",
    "pregnant": "pregnancy",
    "latex": "latex",
}
"""The intake asks for a heart problem or a heart valve at once: whether that is a risk of endocarditis is for the dentist to say."""


class Alerts(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a patient's alerts as one case is read: `dismissed` are those of this telling, and may be accepted after all."""

    accepted: tuple[Alert, ...]
    proposed: tuple[Proposal, ...]
    dismissed: tuple[Alert, ...]


def proposals(history: History | None) -> tuple[Proposal, ...]:
    """What these answers call for, in the order of the table, with allergies last."""
    if history is None:
        return ()
    conditions = tuple(Proposal(kind=kind) for told, kind in CALLS_FOR.items() if told in history.conditions)
    return (*conditions, Proposal(kind="allergy", words=history.allergies)) if legible(history.allergies) else conditions


def alerts_of(case: Case) -> Alerts:
    """An accepted alert is proposed no more. A dismissed one is proposed again in the next case, and when the history is told anew."""
    kept, told = case.surroundings.patient.alerts, proposals(case.history)
    dismissed = tuple(
        each for each in kept if not each.accepted and each.case == case.id and (case.told_at is None or each.at >= case.told_at)
    )
    decided = {which_of(each) for each in (*accepted(case), *dismissed)}
    return Alerts(
        accepted=accepted(case),
        proposed=tuple(each for each in told if which_of(each) not in decided),
        dismissed=tuple(each for each in dismissed if which_of(each) in {which_of(one) for one in told}),
    )


def accepted(case: Case) -> tuple[Alert, ...]:
    """The patient's accepted alerts, whichever case they come from."""
    return tuple(each for each in case.surroundings.patient.alerts if each.accepted)


def which_of(alert: Proposal) -> tuple[AlertKind, str]:
    """What makes two alerts the same: the kind, and for an allergy what was told."""
    return (alert.kind, alert.words)
