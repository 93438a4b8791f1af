"""INC-03: answers propose medical alerts, a dentist decides, and what was accepted stays with the patient."""

from typing import get_args

import msgspec
import pytest
from msgspec.structs import replace

from schemas.alert import AlertKind, Proposal
from schemas.care import act as acts
from schemas.care.alerts import CALLS_FOR, alerts_of, proposals
from schemas.care.case import Case, Status
from schemas.care.intake import Condition, History
from schemas.care.record import EncounterRecord
from schemas.refusal import AlreadyTaken, Incomplete, NotFound, OutOfTurn
from tests.cases import new_case, play_to
from tests.people import OTHER_DENTIST
from tests.play import DENTIST, Play

TOLD = History(conditions=("latex", "blood_thinner"), medicines="warfarin", allergies="Penicillin gives me hives.")
ALLERGY = Proposal(kind="allergy", words="Penicillin gives me hives.")


def reading(history: History = TOLD) -> Play:
    """A case that DENTIST reads, with that history."""
    play = play_to(Status.IN_REVIEW)
    play.case = replace(play.case, history=history)
    return play


def decide(play: Play, alert: Proposal, accepted: bool) -> None:
    play.do(acts.DecideAlert(id=play.id(), kind=alert.kind, words=alert.words, accepted=accepted), DENTIST)


def kinds(of: tuple[Proposal, ...]) -> list[str]:
    return [each.kind for each in of]


def following(play: Play, history: History) -> Case:
    """The patient's next case."""
    fresh = new_case()
    around = replace(fresh.surroundings, patient=play.case.surroundings.patient)
    return replace(fresh, id=play.id(), history=history, around=around)


def test_inc_03_every_answer_of_the_intake_proposes_its_alert_and_nothing_else_does() -> None:
    assert set(CALLS_FOR) == set(get_args(Condition))
    assert {*CALLS_FOR.values(), "allergy"} == set(get_args(AlertKind))
    for condition, kind in CALLS_FOR.items():
        assert proposals(History(conditions=(condition,))) == (Proposal(kind=kind),)
    assert proposals(TOLD) == (Proposal(kind="anticoagulant"), Proposal(kind="latex"), ALLERGY)
    assert proposals(History(medicines="warfarin", allergies=" \u200b")) == ()
    assert proposals(None) == ()


def test_inc_03_an_accepted_alert_says_who_and_when_and_stays_for_the_next_case() -> None:
    play = reading()
    assert kinds(alerts_of(play.case).proposed) == ["anticoagulant", "latex", "allergy"]
    decide(play, ALLERGY, accepted=True)
    (kept,) = play.case.surroundings.patient.alerts
    assert (kept.accepted, kept.by, kept.by_name, kept.at, kept.case) == (True, DENTIST.id, "Dr. 16", play.now, play.case.id)
    assert play.changes[-1].event.act == "decide_alert"
    assert kinds(alerts_of(play.case).proposed) == ["anticoagulant", "latex"]
    nothing_told = following(play, History())
    assert alerts_of(nothing_told).accepted == (kept,)
    other_words = alerts_of(following(play, History(allergies="Latex gloves.")))
    assert (other_words.accepted, kinds(other_words.proposed)) == ((kept,), ["allergy"])


def test_inc_03_a_dismissed_alert_can_be_accepted_after_all_and_is_proposed_again_in_the_next_case() -> None:
    play = reading()
    decide(play, Proposal(kind="latex"), accepted=False)
    assert kinds(alerts_of(play.case).dismissed) == ["latex"]
    assert kinds(alerts_of(play.case).proposed) == ["anticoagulant", "allergy"]
    assert "latex" in kinds(alerts_of(following(play, TOLD)).proposed)
    told_anew = replace(play.case, told_at=play.now.replace(year=play.now.year + 1))
    assert "latex" in kinds(alerts_of(told_anew).proposed)
    decide(play, Proposal(kind="latex"), accepted=True)
    assert kinds(alerts_of(play.case).accepted) == ["latex"]
    decide(play, Proposal(kind="latex"), accepted=False)
    assert alerts_of(play.case).accepted == ()
    assert len(play.case.surroundings.patient.alerts) == 1


def test_inc_03_only_the_holder_decides_and_only_about_what_was_told_or_stands_there() -> None:
    play = reading()
    latex = acts.DecideAlert(id=play.id(), kind="latex", accepted=True)
    with pytest.raises(AlreadyTaken):
        play.do(latex, OTHER_DENTIST)
    for wrong in (Proposal(kind="pregnancy"), replace(ALLERGY, words="Aspirin"), Proposal(kind="latex", words="Gloves")):
        with pytest.raises(NotFound):
            decide(play, wrong, accepted=True)
    with pytest.raises(OutOfTurn):
        play_to(Status.READY).do(latex, DENTIST)
    assert play.case.surroundings.patient.alerts == ()


def test_inc_03_somebody_decides_about_each_alert_before_the_record_is_signed_and_it_names_those_that_stood() -> None:
    play = reading()
    decide(play, ALLERGY, accepted=True)
    decide(play, Proposal(kind="latex"), accepted=False)
    with pytest.raises(Incomplete) as undecided:
        play.sign()
    assert [(gap.item, gap.why, gap.subject) for gap in undecided.value.gaps] == [("INC-03", "gap-alert", "anticoagulant")]
    decide(play, Proposal(kind="anticoagulant"), accepted=False)
    play.sign()
    sealed = play.changes[-1].sealed
    assert sealed is not None
    assert msgspec.json.decode(sealed, type=EncounterRecord).alerts == alerts_of(play.case).accepted
    without = msgspec.json.decode(sealed)
    del without["alerts"]
    assert msgspec.convert(without, EncounterRecord).alerts == (), "a record from before there were any is still read"
