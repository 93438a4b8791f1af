"""Advice that nobody opens becomes a call for the office: when, once, and until the family was reached (SPEC ADV-05)."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care import turn, unopened
from schemas.care.advice import Addendum, Urgency
from schemas.care.case import Status
from schemas.care.casework import decide, onward, overdue
from schemas.care.reminding import rings_at
from schemas.care.unopened import OPENED_WITHIN, URGENT_OPENED_WITHIN
from schemas.ident import ActId
from schemas.person import OFFICE as OFFICES
from schemas.refusal import OutOfTurn
from tests.cases import play_to
from tests.people import uuid7
from tests.play import DENTIST, OFFICE, PATIENT, WORKER, Play, stored

ID = ActId(uuid7(7))
SECOND = timedelta(seconds=1)


def told(urgency: Urgency = "soon") -> Play:
    """A signed case whose notice went out; one that need not be heard is communicated by that."""
    play = play_to(Status.SIGNED, urgency=urgency)
    play.notify()
    while (act := onward(play.case, play.id())) is not None:
        play.do(act, WORKER)
    return play


def missed(urgency: Urgency = "soon") -> Play:
    """The same, once the time to open it is over."""
    play = told(urgency)
    assert play.case.open_by is not None
    play.now = play.case.open_by
    act = overdue(play.case, play.now, play.id())
    assert act is not None
    play.do(act, WORKER)
    return play


@pytest.mark.parametrize(("urgency", "hours"), [("emergency", 4), ("urgent", 4), ("soon", 48), ("routine", 48), ("no_problem_visible", 48)])
def test_adv_05_not_opened_in_time_becomes_a_call_once(urgency: Urgency, hours: int) -> None:
    assert (timedelta(hours=4), timedelta(hours=48)) == (URGENT_OPENED_WITHIN, OPENED_WITHIN)
    play = told(urgency)
    signed_at = play.case.stamps.signed_at
    assert signed_at is not None
    at = signed_at + timedelta(hours=hours)
    assert rings_at(play.case) == at
    assert overdue(play.case, at - SECOND, ID) is None
    assert "not_opened" not in turn.needs(play.case)
    with pytest.raises(OutOfTurn):
        decide(play.case, acts.MissAdvice(id=ID), WORKER, at - SECOND)
    play.now = at
    play.do(acts.MissAdvice(id=play.id()), WORKER)
    assert "not_opened" in turn.needs(play.case)
    assert turn.turn(play.case) == OFFICES
    assert (rings_at(play.case), overdue(play.case, at + timedelta(days=9), ID)) == (None, None)
    with pytest.raises(OutOfTurn):
        decide(play.case, acts.MissAdvice(id=ID), WORKER, at + timedelta(days=9))


@pytest.mark.parametrize("how", ["opened", "confirmed", "told"])
@pytest.mark.parametrize("urgency", ["soon", "urgent"])
def test_adv_05_the_task_goes_when_it_was_opened_confirmed_or_told(how: str, urgency: Urgency) -> None:
    play = missed(urgency)
    if how == "opened":
        play.do(acts.OpenAdvice(id=play.id()), PATIENT)
    elif how == "confirmed":
        play.do(acts.ConfirmAdvice(id=play.id()), PATIENT)
    else:
        play.do(acts.RecordConversation(id=play.id(), spoke_with="Maria", read_back=True), OFFICE)
    assert "not_opened" not in turn.needs(play.case)
    # Urgent advice that was opened and not confirmed is still to be heard.
    assert turn.needs(play.case) == (("urgent_advice",) if (how, urgency) == ("opened", "urgent") else ())
    assert rings_at(play.case) is None


@pytest.mark.parametrize("how", ["nobody", "other"])
def test_adv_05_a_call_that_told_nothing_of_the_advice_leaves_the_task(how: str) -> None:
    play = missed()
    play.do(acts.NobodyAnswered(id=play.id()) if how == "nobody" else acts.NoteCall(id=play.id(), spoke_with="Maria"), OFFICE)
    assert turn.needs(play.case) == ("not_opened",)


def test_adv_05_what_was_opened_in_time_is_never_a_task() -> None:
    play = told()
    play.do(acts.OpenAdvice(id=play.id()), PATIENT)
    assert rings_at(play.case) is None
    assert overdue(play.case, play.now + timedelta(days=9), ID) is None


def test_adv_05_the_first_opening_counts() -> None:
    play = told()
    play.do(acts.OpenAdvice(id=play.id()), PATIENT)
    first, play.now = play.now, play.now + timedelta(hours=3)
    play.do(acts.OpenAdvice(id=play.id()), PATIENT)
    assert play.case.opened_advice_at == first


def added(play: Play, *, for_patient: bool = True) -> None:
    addendum = Addendum(text="Do rinse, too.", reason="Forgotten.", for_patient=for_patient)
    play.do(acts.Addend(id=play.id(), addendum=addendum), replace(DENTIST, stepped_up_at=play.now))


@pytest.mark.parametrize(("urgency", "hours"), [("urgent", 4), ("soon", 48)])
def test_adv_05_what_was_added_after_the_first_opening_is_to_be_opened_too(urgency: Urgency, hours: int) -> None:
    play = told(urgency)
    play.do(acts.OpenAdvice(id=play.id()), PATIENT)
    first = play.now
    play.now += timedelta(minutes=10)
    added(play, for_patient=False)
    assert (rings_at(play.case), unopened.opened_at(play.case)) == (None, first)
    added(play)
    assert (rings_at(play.case), unopened.opened_at(play.case)) == (play.now + timedelta(hours=hours), None)
    play.now += timedelta(hours=hours)
    play.do(acts.MissAdvice(id=play.id()), WORKER)
    assert "not_opened" in turn.needs(play.case)
    play.do(acts.OpenAdvice(id=play.id()), PATIENT)
    assert "not_opened" not in turn.needs(play.case)
    assert (rings_at(play.case), unopened.opened_at(play.case), play.case.opened_advice_at) == (None, play.now, first)


def test_adv_05_a_conversation_before_it_was_added_told_nothing_of_it() -> None:
    play = told("urgent")
    play.do(acts.RecordConversation(id=play.id(), spoke_with="Maria", read_back=True), OFFICE)
    play.now += timedelta(minutes=10)
    added(play)
    assert rings_at(play.case) == play.now + URGENT_OPENED_WITHIN
    play.do(acts.RecordConversation(id=play.id(), spoke_with="Maria", read_back=True), OFFICE)
    assert rings_at(play.case) is None


def test_adv_05_what_is_added_gives_nobody_more_time_who_has_not_opened_the_first() -> None:
    play = told()
    by = play.case.open_by
    play.now += timedelta(minutes=10)
    added(play)
    assert play.case.open_by == by
    late = missed()
    added(late)
    assert "not_opened" in turn.needs(late.case)


def test_adv_05_a_case_from_before_knows_its_first_opening_only() -> None:
    play = told()
    play.do(acts.OpenAdvice(id=play.id()), PATIENT)
    assert unopened.is_known(replace(play.case, last_opened_at=None))


def test_adv_05_a_closed_case_needs_nobody_and_a_new_round_has_its_own_time() -> None:
    play = missed()
    play.do(acts.Close(id=play.id()), OFFICE)
    assert (turn.needs(play.case), rings_at(play.case)) == ((), None)
    play.do(acts.Reopen(id=play.id(), reason="The patient asks again."), OFFICE)
    assert (play.case.open_by, play.case.missed_advice_at) == (None, None)
    assert "not_opened" not in turn.needs(play.case)


def test_adv_05_a_notice_that_failed_waits_for_a_call_until_the_advice_was_opened_without_it() -> None:
    play = play_to(Status.SIGNED)
    play.notify("failed")
    assert turn.needs(play.case) == ("not_delivered",)
    play.do(acts.OpenAdvice(id=play.id()), PATIENT)
    assert turn.needs(play.case) == ()
    assert isinstance(onward(play.case, ID), acts.Communicate)
    urgent = play_to(Status.SIGNED, urgency="urgent")
    urgent.do(acts.OpenAdvice(id=urgent.id()), PATIENT)
    assert onward(urgent.case, ID) is None


def test_adv_05_what_was_signed_before_there_was_a_time_gets_it_with_its_letter() -> None:
    play = told()
    play.case = replace(play.case, open_by=None)
    assert rings_at(play.case) is None
    play.do(acts.KeepLetter(id=play.id(), object=stored("letter", "one")), WORKER)
    signed_at = play.case.stamps.signed_at
    assert signed_at is not None
    assert rings_at(play.case) == signed_at + OPENED_WITHIN
