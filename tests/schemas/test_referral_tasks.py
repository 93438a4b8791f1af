"""REF-04: what the office has to look after, and until when: messages that failed, links that are locked, steps that are overdue."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care import casework, referral, ringing, turn
from schemas.care.advice import Addendum
from schemas.care.message import Message
from schemas.care.referral import APPOINTMENT_WITHIN, BY_HAND, RECEIVED_WITHIN, REPORT_WITHIN, STEPS, ReferralState
from schemas.ident import MessageId
from schemas.refusal import OutOfTurn
from tests.play import DENTIST, OFFICE, WORKER
from tests.schemas.test_referring import WAYS, referred, step


def test_ref_04_a_message_that_failed_and_a_declined_referral_wait_for_the_office() -> None:
    play = referred()
    made = play.case.referrals[0]
    assert "referral" not in turn.needs(play.case)
    message = Message(id=MessageId(play.id()), kind="referral", channel="email", state="failed", at=play.now, about=made.id)
    play.do(acts.NoteMessage(id=play.id(), message=message), WORKER)
    assert (play.case.referrals[0].state, play.case.referrals[0].undelivered) == ("created", True)
    assert turn.needs(play.case) == ("referral",), "a specialist that was not reached is not a family that was not"
    play.do(acts.RenewReferral(id=play.id(), referral=made.id), OFFICE)
    assert turn.needs(play.case) == ()
    step(play, "declined")
    assert turn.needs(play.case) == ("referral",)
    assert step(play, "closed").state == "closed"
    assert turn.needs(play.case) == ()


def test_ref_04_a_locked_link_waits_for_the_office_even_once_the_case_is_closed() -> None:
    play = referred()
    play.do(acts.Close(id=play.id()), OFFICE)
    around = replace(play.case.surroundings, locked=frozenset({play.case.referrals[0].link.id}))
    assert turn.needs(play.case) == ()
    assert turn.needs(replace(play.case, around=around)) == ("referral",)


@pytest.mark.parametrize(
    ("state", "urgency", "within"),
    [
        ("created", "urgent", RECEIVED_WITHIN["urgent"]),
        ("sent", "urgent", timedelta(days=2)),
        ("sent", "soon", timedelta(days=7)),
        ("sent", "routine", timedelta(days=7)),
        ("received", "urgent", APPOINTMENT_WITHIN),
        ("no_show", "routine", timedelta(days=14)),
        ("appointment_made", "routine", REPORT_WITHIN),
        ("seen", "routine", timedelta(days=14)),
    ],
)
def test_ref_04_what_is_overdue_becomes_a_task_until_the_next_step(state: ReferralState, urgency: str, within: timedelta) -> None:
    play = referred(urgency=urgency)
    for each in WAYS[state]:
        step(play, each)
    made = play.case.referrals[0]
    at = referral.due_at(made)
    assert at is not None
    begun = {"created": made.at, "sent": made.at, "appointment_made": made.appointment, "seen": made.appointment}.get(
        state, made.steps[-1].at if made.steps else None
    )
    assert at == begun + within  # type: ignore[operator]
    assert ringing.rings_at(play.case) == at
    assert casework.overdue(play.case, at - timedelta(seconds=1), play.id()) is None
    play.now = at
    task = casework.overdue(play.case, at, play.id())
    assert isinstance(task, acts.NoteReferralLate)
    play.do(task, WORKER)
    assert turn.needs(play.case) == ("referral",)
    assert ringing.rings_at(play.case) is None, "it is told once"
    following = next(each for each in STEPS[state] if each in BY_HAND and each != "declined")
    step(play, following)
    assert turn.needs(play.case) == ()


def test_ref_04_a_referral_that_is_not_late_is_not_noted_as_late() -> None:
    play = referred()
    with pytest.raises(OutOfTurn):
        play.do(acts.NoteReferralLate(id=play.id(), referral=play.case.referrals[0].id), WORKER)


def test_ref_03_what_is_added_to_the_record_makes_the_packet_anew() -> None:
    play = referred()
    addendum = acts.Addend(id=play.id(), addendum=Addendum(text="The upper one.", reason="Slip.", for_patient=False))
    play.do(addendum, replace(DENTIST, stepped_up_at=play.now))
    assert {each.fact for each in play.changes[-1].follows} == {"added_to", "packet_outdated"}
