"""After the signature: calls that reach somebody and calls that do not, additions that concern the patient, and forms of the record."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care import informing
from schemas.care.advice import Addendum
from schemas.care.case import Status
from schemas.care.event import Fact
from schemas.refusal import Incomplete
from tests.cases import play_to
from tests.play import DENTIST, OFFICE, PATIENT, WORKER, Play, stored


def facts(play: Play) -> list[Fact]:
    """What follows from the last change."""
    return [each.fact for each in play.changes[-1].follows]


def test_adv_05_a_call_that_nobody_answered_keeps_the_task_open() -> None:
    play = play_to(Status.SIGNED, urgency="urgent")
    assert play.do(acts.NobodyAnswered(id=play.id()), DENTIST).status is Status.SIGNED
    assert play.case.stamps.communicated_at is None
    (call,) = informing.calls_of_round(play.case)
    assert (call.at, call.by, call.spoke_with, call.read_back) == (play.now, DENTIST.id, "", False)
    assert facts(play) == [Fact.TOLD]
    told = acts.RecordConversation(id=play.id(), spoke_with=" Maria ", read_back=True)
    assert play.do(told, OFFICE).status is Status.COMMUNICATED
    assert [each.spoke_with for each in informing.calls_of_round(play.case)] == ["", "Maria"]


@pytest.mark.parametrize(("minutes", "counts"), [(-1, True), (0, True), (-120, False), (5, False)])
def test_adv_05_a_call_was_after_the_signature_and_is_not_to_come(minutes: int, counts: bool) -> None:
    play = play_to(Status.SIGNED, urgency="urgent")
    said = play.now + timedelta(minutes=minutes)
    for act in (
        acts.NobodyAnswered(id=play.id(), called_at=said),
        acts.RecordConversation(id=play.id(), spoke_with="Maria", read_back=True, spoken_at=said),
    ):
        if counts:
            play.do(act, DENTIST)
            assert play.case.calls[-1].at == said
            continue
        with pytest.raises(Incomplete) as refused:
            play.do(act, DENTIST)
        assert [gap.why for gap in refused.value.gaps] == ["gap-call-time"]


def test_adv_05_the_record_is_made_anew_whenever_more_is_known_of_how_it_was_told() -> None:
    play = play_to(Status.SIGNED, urgency="urgent")
    play.notify()
    assert facts(play) == [Fact.TOLD]
    play.do(acts.OpenAdvice(id=play.id()), PATIENT)
    assert facts(play) == [Fact.TOLD]
    play.do(acts.OpenAdvice(id=play.id()), PATIENT)
    assert facts(play) == []
    play.do(acts.ConfirmAdvice(id=play.id()), PATIENT)
    assert facts(play) == [Fact.TOLD]
    assert play.case.confirmed_advice_at == play.now
    play.do(acts.ConfirmAdvice(id=play.id()), PATIENT)
    assert facts(play) == []


@pytest.mark.parametrize("for_patient", [True, False])
def test_case_04_the_patient_is_told_of_an_addition_that_concerns_them(for_patient: bool) -> None:
    play = play_to(Status.COMMUNICATED)
    addendum = Addendum(text="Also tooth 15.", reason="Overlooked.", for_patient=for_patient)
    play.do(acts.Addend(id=play.id(), addendum=addendum), replace(DENTIST, stepped_up_at=play.now))
    assert facts(play) == [Fact.ADDED_TO, *([Fact.ADVICE_ADDED] if for_patient else [])]


def test_d96_12_a_record_that_is_made_anew_keeps_its_earlier_forms() -> None:
    play = play_to(Status.COMMUNICATED)
    first, second = stored("record", "one"), stored("record", "two")
    for form in (first, second, second):
        play.do(acts.KeepRecord(id=play.id(), object=form), WORKER)
    assert play.case.sealed[-1].pdf == second
    assert play.case.sealed[-1].objects == (first, second)
