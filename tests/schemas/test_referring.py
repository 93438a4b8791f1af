"""REF-03, REF-04: a referral rests on what was signed, its loop follows a table, and whatever is not in the table leaves nothing."""

from datetime import timedelta
from typing import Any, get_args

import pytest
from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care import referral, referring
from schemas.care.admission import admit, may_look
from schemas.care.case import ANSWERED, Status
from schemas.care.coding import PracticeCode
from schemas.care.message import Message
from schemas.care.referral import BY_HAND, LINK_DAYS, STEPS, Referral, ReferralState
from schemas.code import Code
from schemas.ident import ImageId, MessageId
from schemas.person import Actor, Contact, Role
from schemas.refusal import Gone, Incomplete, NotFound, NotPermitted, OutOfTurn
from tests.cases import play_to
from tests.people import ACTORS, CASE_ID, ORGANIZATION_ID, OTHER_DENTIST, uuid7
from tests.play import DENTIST, OFFICE, WORKER, Play

ROOT = Contact(channel="email", address="front@root.example")
EVERY: tuple[ReferralState, ...] = get_args(ReferralState)
WAYS: dict[ReferralState, tuple[ReferralState, ...]] = {
    "created": (),
    "sent": ("sent",),
    "received": ("received",),
    "appointment_made": ("received", "appointment_made"),
    "seen": ("received", "appointment_made", "seen"),
    "report_back": ("received", "appointment_made", "seen", "report_back"),
    "closed": ("received", "appointment_made", "seen", "report_back", "closed"),
    "declined": ("declined",),
    "no_show": ("received", "appointment_made", "no_show"),
}


def refer(play: Play, who: Actor = DENTIST, **changes: Any) -> Referral:
    asked: dict[str, Any] = {
        "specialty": "endodontics",
        "name": "Dr. Root",
        "contact": ROOT,
        "reason": "Please look at the lower right first molar.",
        "urgency": "routine",
    }
    play.do(acts.Refer(id=play.id(), **(asked | changes)), who)
    return play.case.referrals[-1]


def referred(status: Status = Status.COMMUNICATED, **changes: Any) -> Play:
    play = play_to(status)
    refer(play, **changes)
    return play


def step(play: Play, to: ReferralState, note: str = "As they said.", who: Actor = OFFICE) -> Referral:
    """The newest referral after that step: sending is the machine's, everything else is noted by the office."""
    newest = play.case.referrals[-1]
    if to == "sent":
        message = Message(id=MessageId(play.id()), kind="referral", channel="email", state="sent", at=play.now, about=newest.id)
        play.do(acts.NoteMessage(id=play.id(), message=message), WORKER)
    else:
        when = play.now if to == "appointment_made" else None
        play.do(acts.NoteReferral(id=play.id(), referral=newest.id, step=to, appointment=when, note=note), who)
    return play.case.referrals[-1]


def in_state(state: ReferralState) -> Play:
    play = referred()
    for each in WAYS[state]:
        step(play, each)
    assert play.case.referrals[-1].state == state
    return play


def holder(made: Referral) -> Actor:
    return Actor(organization_id=ORGANIZATION_ID, id=made.link.id, role=Role.SPECIALIST, case_id=CASE_ID)


def missing(play: Play, **changes: Any) -> set[str]:
    with pytest.raises(Incomplete) as refused:
        refer(play, **changes)
    return {each.why for each in refused.value.gaps}


@pytest.mark.parametrize("status", Status)
def test_ref_03_a_patient_is_referred_once_the_record_is_signed(status: Status) -> None:
    play = play_to(status)
    if status in ANSWERED:
        assert refer(play).state == "created"
        assert play.case.status is status
        assert [each.fact for each in play.changes[-1].follows] == ["referred"]
    else:
        with pytest.raises(OutOfTurn):
            refer(play)


def test_ref_03_only_whoever_signed_refers_and_only_under_a_licence() -> None:
    play = play_to(Status.SIGNED)
    with pytest.raises(NotPermitted) as refused:
        refer(play, OTHER_DENTIST)
    assert refused.value.why == "referral-not-yours"
    with pytest.raises(NotPermitted) as refused:
        refer(play, replace(DENTIST, practitioner=None))
    assert refused.value.why == "licence"


def test_ref_03_everything_that_is_missing_is_said_at_once() -> None:
    play = play_to(Status.SIGNED)
    nobody = Contact(channel="sms", address="12")
    unlisted = Code(system="practice", code="X1", en="Made up", es="Inventado")
    assert missing(play, name=" ", contact=nobody, reason="\u200b", code=unlisted, images=(ImageId(uuid7(99)),)) == {
        "gap-referral-name",
        "gap-contact-sms",
        "gap-referral-reason",
        "gap-referral-code",
        "gap-referral-image",
    }
    assert play.case.referrals == ()


def test_ref_03_the_reason_takes_a_code_of_the_practices_list() -> None:
    play = play_to(Status.SIGNED)
    listed = PracticeCode(system="practice", code="R1", en="Root canal", es="Tratamiento de conducto", observation="caries")
    play.case = replace(play.case, around=replace(play.case.surroundings, codes=(listed,)))
    assert refer(play, code=listed.plain).code == listed.plain
    assert missing(play, code=replace(listed.plain, en="Something else")) == {"gap-referral-code"}


def test_ref_03_every_readable_picture_goes_unless_fewer_are_chosen() -> None:
    play = play_to(Status.SIGNED)
    every = tuple(each.id for each in play.case.images if each.status == "normalized")
    assert len(every) > 1
    assert refer(play).images == every
    assert refer(play, images=every[1:2]).images == every[1:2]
    assert refer(play, images=()).images == ()


@pytest.mark.parametrize("to", EVERY)
@pytest.mark.parametrize("state", EVERY)
def test_ref_04_a_step_of_the_table_is_noted_and_any_other_leaves_nothing(state: ReferralState, to: ReferralState) -> None:
    play = in_state(state)
    before = play.case
    if to in STEPS[state] and to in BY_HAND:
        assert step(play, to).state == to
        return
    if to == "sent":  # nobody notes by hand that a message went out
        made = before.referrals[-1]
        with pytest.raises(OutOfTurn):
            play.do(acts.NoteReferral(id=play.id(), referral=made.id, step="sent"), OFFICE)
        assert play.case is before
        return
    with pytest.raises(OutOfTurn) as refused:
        step(play, to)
    assert (refused.value.status, refused.value.act) == (state, to)
    assert set(refused.value.allowed) == {each for each in STEPS[state] if each != "sent"}
    assert play.case is before


def test_ref_04_the_loop_goes_on_when_the_case_is_closed_or_opened_again() -> None:
    play = referred()
    play.do(acts.Close(id=play.id()), OFFICE)
    assert step(play, "received").state == "received"
    play.do(acts.Reopen(id=play.id(), reason="It hurts again."), OFFICE)
    assert step(play, "appointment_made").appointment is not None
    play.do(acts.Withdraw(id=play.id(), reason="Went elsewhere."), OFFICE)
    assert step(play, "seen").state == "seen"


def test_ref_04_why_it_was_declined_is_said_and_an_appointment_is_not_in_another_life() -> None:
    play = in_state("received")
    before = play.case
    with pytest.raises(Incomplete):
        step(play, "declined", note=" ")
    for when in (play.now - timedelta(days=400), play.now + timedelta(days=4000)):
        act = acts.NoteReferral(id=play.id(), referral=before.referrals[0].id, step="appointment_made", appointment=when)
        with pytest.raises(Incomplete) as refused:
            play.do(act, OFFICE)
        assert [each.why for each in refused.value.gaps] == ["gap-referral-appointment"]
    assert play.case is before


def test_ref_04_a_time_belongs_to_an_appointment_and_to_nothing_else() -> None:
    for to, when in (("seen", play_to(Status.SIGNED).now), ("appointment_made", None)):
        with pytest.raises(ValueError, match="appointment"):
            acts.NoteReferral(id=uuid7(1), referral=uuid7(2), step=to, appointment=when)  # type: ignore[arg-type]


def test_ref_04_the_first_opening_receives_it_and_only_by_the_newest_link() -> None:
    play = referred()
    made = play.case.referrals[0]
    act = acts.ReceiveReferral(id=play.id(), referral=made.id)
    play.do(acts.RenewReferral(id=play.id(), referral=made.id), OFFICE)
    with pytest.raises(Gone):
        play.do(act, holder(made))
    renewed = play.case.referrals[0]
    play.do(acts.ReceiveReferral(id=play.id(), referral=made.id), holder(renewed))
    assert play.case.referrals[0].state == "received"
    assert play.case.referrals[0].steps[-1].role is Role.SPECIALIST


def test_ref_03_a_link_opens_until_its_day_and_until_it_is_ended() -> None:
    play = referred()
    made = play.case.referrals[0]
    last = play.now + timedelta(days=LINK_DAYS)
    assert referral.opens(made, made.link.id, play.now)
    assert not referral.opens(made, made.link.id, last)
    play.do(acts.EndReferralLink(id=play.id(), referral=made.id), OFFICE)
    ended = play.case.referrals[0]
    assert not referral.opens(ended, made.link.id, play.now)
    with pytest.raises(Gone):
        play.do(acts.ReceiveReferral(id=play.id(), referral=made.id), holder(made))


def test_ref_03_originals_are_given_once_and_only_of_pictures_that_go() -> None:
    play = referred()
    made = play.case.referrals[0]
    image = made.images[0]
    assert referring.given(play.case, made, image) is None
    play.do(acts.GiveOriginals(id=play.id(), referral=made.id), OFFICE)
    given = play.case.referrals[0]
    assert given.originals_at == play.now
    kept = play.case.image(image)
    assert kept is not None
    assert referring.given(play.case, given, image) == kept.stored("original") is not None
    assert referring.given(play.case, given, ImageId(uuid7(97))) is None
    with pytest.raises(OutOfTurn):
        play.do(acts.GiveOriginals(id=play.id(), referral=made.id), OFFICE)


@pytest.mark.parametrize("state", ["closed", "declined"])
def test_ref_03_the_link_ends_with_the_loop_and_no_new_one_is_made(state: ReferralState) -> None:
    play = in_state(state)
    made = play.case.referrals[0]
    assert made.link.revoked_at == made.steps[-1].at
    with pytest.raises(OutOfTurn):
        play.do(acts.RenewReferral(id=play.id(), referral=made.id), OFFICE)


def test_sec_13_a_specialist_acts_on_one_referral_and_never_sees_the_case() -> None:
    play = referred()
    first, second = play.case.referrals[0], refer(play, name="Dr. Gum", specialty="periodontics")
    with pytest.raises(NotFound):
        play.do(acts.ReceiveReferral(id=play.id(), referral=second.id), holder(first))
    with pytest.raises(NotFound):
        admit(play.case, acts.ReceiveReferral, replace(holder(first), case_id=None))
    assert not may_look(play.case, holder(first), play.now.date())
    assert referring.of_link(play.case, ACTORS[Role.PATIENT].id) is None
