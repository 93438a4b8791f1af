"""Whose turn it is in one case, and what needs the office: nothing waits for nobody (SPEC ADV-05, UPL-01, UPL-04, UPL-11, IMG-06)."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care.advice import MUST_BE_HEARD, Urgency
from schemas.care.case import TURN, Case, Status
from schemas.care.encounter import URGENCIES
from schemas.care.intake import RedFlag
from schemas.care.message import Message, MessageKind
from schemas.care.turn import NEEDS, needs, rank, turn
from schemas.ident import MessageId
from schemas.person import OFFICE, Contact, Role
from schemas.refusal import Incomplete, OutOfTurn
from tests.cases import case_in, new_case, play_to
from tests.play import DENTIST, MINUTE, PATIENT, WORKER, Play
from tests.play import OFFICE as DESK

FAMILY = frozenset({Role.PATIENT, Role.GUARDIAN})
MAIL = Contact(channel="email", address="ana@example.com")


def reached_by(case: Case, contact: Contact | None) -> Case:
    around = case.surroundings
    return replace(case, around=replace(around, patient=replace(around.patient, contact=contact)))


def linked(case: Case, link: str) -> Case:
    return replace(case, around=replace(case.surroundings, link="locked" if link == "locked" else "open"))


def tell(play: Play, kind: MessageKind, state: str) -> None:
    at = play.now + MINUTE
    message = Message(id=MessageId(play.id()), kind=kind, channel="sms", state="sent" if state == "sent" else "failed", at=at)
    play.do(acts.NoteMessage(id=play.id(), message=message), WORKER)


@pytest.mark.parametrize("status", Status)
def test_case_03_a_case_without_trouble_is_where_its_table_says(status: Status) -> None:
    case = case_in(status)
    assert needs(case) == ()
    assert turn(case) == (FAMILY if status in (Status.DRAFT, Status.RETURNED) else TURN[status])
    assert rank(case) == len(NEEDS)


@pytest.mark.parametrize("status", [Status.DRAFT, Status.RETURNED])
def test_fld_04_what_a_hygienist_fills_in_is_her_turn(status: Status) -> None:
    assert turn(replace(case_in(status), channel="field_app")) == {Role.HYGIENIST}


@pytest.mark.parametrize("urgency", URGENCIES)
def test_adv_05_an_advice_that_must_be_heard_is_the_offices_turn_until_it_was(urgency: Urgency) -> None:
    play = play_to(Status.SIGNED, urgency=urgency)
    assert needs(play.case) == (("urgent_advice",) if urgency in MUST_BE_HEARD else ())
    assert turn(play.case) == (OFFICE if urgency in MUST_BE_HEARD else {Role.WORKER})
    play.do(acts.RecordConversation(id=play.id(), spoke_with="Ana Torres", read_back=True), DESK)
    assert needs(play.case) == ()


def test_adv_05_advice_with_no_way_to_the_family_is_never_the_systems_turn() -> None:
    """The blocker: a hygienist's case was signed, nobody could be told, and the list said `System`."""
    case = reached_by(replace(case_in(Status.SIGNED), channel="field_app"), None)
    assert needs(case) == ("no_contact",)
    assert turn(case) == OFFICE
    assert needs(reached_by(case, MAIL)) == ()


def test_adv_05_before_the_signature_a_childs_case_may_be_without_contact() -> None:
    for status in (Status.DRAFT, Status.READY, Status.RETURNED):
        assert needs(reached_by(replace(case_in(status), channel="field_app"), None)) == ()


def test_adv_05_a_message_that_failed_is_a_call_until_one_gets_through() -> None:
    play = play_to(Status.SIGNED)
    play.notify("failed")
    assert needs(play.case) == ("not_delivered",)
    assert turn(play.case) == OFFICE
    play.notify("sent")
    assert needs(play.case) == ()


def test_adv_05_a_message_that_failed_is_a_call_until_somebody_spoke_with_them() -> None:
    play = play_to(Status.DRAFT)
    tell(play, "invitation", "failed")
    assert needs(play.case) == ("not_delivered",)
    play.do(acts.NobodyAnswered(id=play.id()), DESK)
    assert needs(play.case) == ("not_delivered",)
    play.do(acts.NoteCall(id=play.id(), spoke_with="Ana Torres"), DESK)
    assert needs(play.case) == ()
    tell(play, "photos_wanted", "failed")
    assert needs(play.case) == ("not_delivered",)


def test_adv_05_an_alert_to_staff_is_no_message_to_the_family() -> None:
    play = play_to(Status.DRAFT)
    tell(play, "on_call", "failed")
    assert needs(play.case) == ()


@pytest.mark.parametrize("status", [Status.WITHDRAWN, Status.EXPIRED])
def test_case_06_a_family_that_was_not_told_of_the_end_is_called(status: Status) -> None:
    play = play_to(status)
    tell(play, "ended", "failed")
    assert needs(play.case) == ("not_delivered",)
    play.do(acts.NoteCall(id=play.id(), spoke_with="Ana Torres"), DESK)
    assert needs(play.case) == ()


def test_upl_04_a_red_flag_waits_for_a_call_whatever_is_answered_later() -> None:
    play = play_to(Status.DRAFT, red_flag=True)
    flagged = play.case.flagged
    assert flagged is not None
    assert (flagged.flags, flagged.role, flagged.name) == ((RedFlag.SWELLING,), Role.PATIENT, "Maria Smith-Jones")
    play.do(acts.CheckEmergency(id=play.id(), flags=()), PATIENT)
    assert play.case.flagged == flagged
    assert needs(play.case) == ("red_flag",)
    play.do(acts.NoteCall(id=play.id(), spoke_with="Maria"), DENTIST)
    assert needs(play.case) == ()
    play.do(acts.CheckEmergency(id=play.id(), flags=(RedFlag.BREATHING,)), PATIENT)
    assert needs(play.case) == ("red_flag",)
    assert play.case.flagged is not None
    assert play.case.flagged.flags == (RedFlag.BREATHING,)


def test_upl_04_a_red_flag_needs_no_call_once_the_family_has_the_answer() -> None:
    play = play_to(Status.SIGNED, red_flag=True)
    assert needs(play.case) == ("red_flag",)
    play.do(acts.ConfirmAdvice(id=play.id()), PATIENT)
    assert needs(play.case) == ()


def test_upl_01_a_locked_link_is_the_offices_turn() -> None:
    assert needs(linked(case_in(Status.DRAFT), "locked")) == ("locked_link",)
    assert needs(linked(case_in(Status.COMMUNICATED), "locked")) == ("locked_link",)
    for status in (Status.CLOSED, Status.WITHDRAWN, Status.EXPIRED):
        assert needs(linked(case_in(status), "locked")) == ()


def test_img_06_a_held_image_is_the_offices_turn_where_it_can_be_decided() -> None:
    play = play_to(Status.DRAFT)
    play.settle(play.receive(play.case.wanted[0]), hold="safeguarding")
    assert needs(play.case) == ("held_image",)
    play.do(acts.Withdraw(id=play.id(), reason="Went elsewhere."), PATIENT)
    assert needs(play.case) == ()


def test_upl_11_a_case_that_nobody_may_take_is_the_offices_turn() -> None:
    play = Play(new_case())
    play.do(acts.Attest(id=play.id(), relationship="patient", name="Maria", state="AL"), PATIENT)
    assert needs(play.case) == ("nobody_licensed",)
    assert needs(replace(play.case, status=Status.EXPIRED)) == ()


@pytest.mark.parametrize(
    ("changed", "needed"),
    [
        (lambda case: reached_by(case, None), ("no_contact",)),
        (lambda case: linked(case, "locked"), ("locked_link",)),
    ],
)
def test_que_01_whatever_needs_the_office_is_its_turn(changed: Callable[[Case], Case], needed: tuple[str, ...]) -> None:
    case = changed(case_in(Status.SIGNED))
    assert needs(case) == needed
    assert turn(case) == OFFICE
    assert rank(case) == NEEDS.index(needs(case)[0])


def test_adv_05_whom_a_call_reached_is_named() -> None:
    play = play_to(Status.DRAFT)
    with pytest.raises(Incomplete) as refused:
        play.do(acts.NoteCall(id=play.id(), spoke_with=" "), DESK)
    assert [gap.why for gap in refused.value.gaps] == ["gap-spoke-with"]
    play.do(acts.NoteCall(id=play.id(), spoke_with=" Ana ", note="On her way."), DESK)
    (call,) = play.case.calls
    assert (call.by, call.spoke_with, call.note, call.at) == (DESK.id, "Ana", "On her way.", play.now)


@pytest.mark.parametrize("status", Status)
def test_adv_05_the_contact_is_changed_without_ending_the_case_and_the_case_keeps_no_address(status: Status) -> None:
    play = play_to(status)
    act = acts.ChangeContact(id=play.id(), version=2, channel="email")
    if status in (Status.WITHDRAWN, Status.EXPIRED):
        with pytest.raises(OutOfTurn):
            play.do(act, DESK)
        return
    before = play.case
    after = play.do(act, DESK)
    assert replace(after, version=before.version, head=before.head) == before
    assert b"@" not in play.changes[-1].event.payload


def test_adv_05_calls_are_only_added() -> None:
    play = play_to(Status.DRAFT)
    for name in ("Ana", "Luis"):
        play.do(acts.NoteCall(id=play.id(), spoke_with=name), DESK)
    assert [each.spoke_with for each in play.case.calls] == ["Ana", "Luis"]
    assert play.case.calls[1].at - play.case.calls[0].at == timedelta(minutes=1)
