"""A message that left the house and came back was never delivered: somebody calls (SPEC ADV-05)."""

import pytest

from schemas.care import act as acts
from schemas.care import turn, unopened
from schemas.care.case import Status
from schemas.care.casework import onward
from schemas.care.event import Fact
from schemas.care.message import Message
from schemas.ident import ActId, MessageId
from schemas.refusal import NotFound
from tests.cases import play_to
from tests.people import uuid7
from tests.play import OFFICE, PATIENT, WORKER, Play


def returned(play: Play) -> Play:
    """The newest message came back."""
    play.do(acts.NoteReturned(id=play.id(), message=play.case.messages[-1].id), OFFICE)
    return play


def told() -> Play:
    """A case that is communicated because its notice went out."""
    play = play_to(Status.SIGNED)
    play.notify()
    act = onward(play.case, play.id())
    assert act is not None
    play.do(act, WORKER)
    return play


@pytest.mark.parametrize("how", ["opened", "called"])
def test_adv_05_what_came_back_is_a_call_until_the_family_was_reached(how: str) -> None:
    play = returned(told())
    assert (play.case.status, turn.needs(play.case)) == (Status.COMMUNICATED, ("not_delivered",))
    assert unopened.to_call(play.case)
    assert [each.fact for each in play.changes[-1].follows] == [Fact.TOLD]
    play.do(acts.OpenAdvice(id=play.id()), PATIENT) if how == "opened" else play.do(acts.NoteCall(id=play.id(), spoke_with="Maria"), OFFICE)
    assert turn.needs(play.case) == ()
    assert not unopened.to_call(play.case)


def test_adv_05_a_notice_that_came_back_communicates_nothing() -> None:
    play = play_to(Status.SIGNED)
    play.notify()
    returned(play)
    assert onward(play.case, ActId(uuid7(7))) is None


def test_adv_05_only_what_went_to_the_family_can_come_back_and_once() -> None:
    play = returned(told())
    alert = Message(id=MessageId(uuid7(60)), kind="late", channel="sms", state="sent", at=play.now)
    play.do(acts.NoteMessage(id=play.id(), message=alert), WORKER)
    for which in (play.case.messages[0].id, alert.id, MessageId(uuid7(61))):
        with pytest.raises(NotFound):
            play.do(acts.NoteReturned(id=play.id(), message=which), OFFICE)


def test_adv_05_a_newer_message_that_arrived_settles_it() -> None:
    play = returned(told())
    play.now = play.now.replace(hour=play.now.hour + 1)
    play.notify()
    assert turn.needs(play.case) == ()


def test_adv_05_a_closed_case_calls_nobody() -> None:
    play = returned(told())
    play.do(acts.Close(id=play.id()), OFFICE)
    assert not unopened.to_call(play.case)
