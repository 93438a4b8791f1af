"""A link's two rights through the life of a case (SPEC UPL-12), and how it stands for the office (SPEC UPL-01)."""

from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care.advice import Addendum
from schemas.care.case import Case, Status
from schemas.care.inviting import gone, open_until, rights, rights_of, state
from schemas.care.link import MAX_TRIES, Terms
from schemas.ident import LinkId, PersonId
from schemas.person import Role
from schemas.refusal import Gone, Incomplete, OutOfTurn
from schemas.view import View
from tests.cases import case_in, play_to
from tests.people import ACTORS, NOW, ORGANIZATION
from tests.play import DENTIST, OFFICE, PATIENT, Play

DAY = timedelta(days=1)
BEFORE = (Status.DRAFT, Status.SUBMITTED, Status.READY, Status.IN_REVIEW, Status.RETURNED)
AFTER = (Status.SIGNED, Status.COMMUNICATED, Status.CLOSED)


def link_of(case: Case) -> Terms:
    terms = case.surroundings.terms
    assert terms is not None
    return terms


def left(case: Case, at: datetime) -> set[str]:
    return set(rights(link_of(case), case, at))


@pytest.mark.parametrize("status", Status)
def test_upl_12_uploading_until_the_signature_and_reading_from_it_on(status: Status) -> None:
    play = play_to(status)
    expected = {"upload"} if status in BEFORE else {"read"} if status in AFTER else set()
    until = link_of(play.case).upload_until
    assert until is not None
    assert left(play.case, until - timedelta(seconds=1) if status in BEFORE else play.now) == expected
    assert left(play.case, max(until, play.now) + 91 * DAY) == set()


def test_upl_12_ninety_days_are_counted_from_the_communication() -> None:
    play = play_to(Status.SIGNED)
    assert link_of(play.case).read_until == play.now + 90 * DAY
    assert link_of(play.case).upload_until == play.now
    play.now += 30 * DAY
    play.do(acts.ConfirmAdvice(id=play.id()), PATIENT)
    communicated = play.now
    assert link_of(play.case).read_until == communicated + 90 * DAY
    play.do(acts.Close(id=play.id()), OFFICE)
    assert left(play.case, communicated + 90 * DAY - timedelta(seconds=1)) == {"read"}
    assert left(play.case, communicated + 90 * DAY) == set()


@pytest.mark.parametrize("days", [30, 120], ids=["while it reads", "after it has ended"])
@pytest.mark.parametrize("for_patient", [True, False])
def test_adv_04_what_is_added_for_the_patient_can_be_read_for_ninety_days(days: int, for_patient: bool) -> None:
    """Whoever is told of an addition can read it, however long ago the answer was; of another they are not told."""
    play = play_to(Status.COMMUNICATED)
    before = link_of(play.case).read_until
    play.now += days * DAY
    addendum = Addendum(text="The tooth is 17.", reason="A slip.", for_patient=for_patient)
    play.do(acts.Addend(id=play.id(), addendum=addendum), replace(DENTIST, stepped_up_at=play.now))
    assert link_of(play.case).read_until == (play.now + 90 * DAY if for_patient else before)


def reopened() -> Play:
    play = play_to(Status.CLOSED)
    play.do(acts.Reopen(id=play.id(), reason="It hurts again."), OFFICE)
    return play


def test_upl_12_a_new_round_takes_nothing_and_gives_nothing() -> None:
    play = reopened()
    before = link_of(play_to(Status.CLOSED).case)
    assert link_of(play.case) == before
    assert left(play.case, play.now) == {"read"}
    with pytest.raises(Gone):
        play.do(play.announcement(View.FRONT), PATIENT)


def test_case_05_asking_gives_a_week_and_the_next_signature_ends_it() -> None:
    play = reopened()
    play.take()
    play.do(acts.SendBack(id=play.id(), views=(View.FRONT,), sentence=""), DENTIST)
    assert left(play.case, play.now) == {"read", "upload"}
    assert link_of(play.case).upload_until == open_until(play.case) == play.now + 7 * DAY
    play.send_views(views=(View.FRONT,))
    play.submit()
    play.queue()
    assert left(play.case, play.now) == {"read", "upload"}


def test_case_05_a_field_case_that_is_sent_back_late_does_not_expire_at_once() -> None:
    case = case_in(Status.RETURNED)
    asked = case.asked[-1].at
    field = replace(case, channel="field_app", opened_at=NOW - 60 * DAY, around=replace(case.surroundings, terms=None))
    assert open_until(field) == asked + 7 * DAY
    assert open_until(replace(field, status=Status.DRAFT, asked=())) == field.opened_at + 30 * DAY


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, "open"),
        ({"tries": MAX_TRIES - 1}, "open"),
        ({"tries": MAX_TRIES}, "locked"),
        ({"upload_until": NOW - DAY}, "ended"),
        ({"revoked_at": NOW - DAY}, "ended"),
        ({"revoked_at": NOW - DAY, "tries": MAX_TRIES}, "ended"),
    ],
)
def test_upl_01_how_a_link_stands(change: dict[str, object], expected: str) -> None:
    case = case_in(Status.DRAFT)
    assert state(replace(link_of(case), **change), case, NOW + timedelta(hours=1)) == expected


def test_upl_01_a_case_without_a_link_has_none() -> None:
    assert state(None, case_in(Status.DRAFT), NOW) == "none"


def test_t_p08_a_link_that_was_replaced_has_no_right() -> None:
    play = play_to(Status.DRAFT)
    play.do(acts.Invite(id=play.id()), OFFICE)
    assert rights_of(play.case, PATIENT, play.now) == frozenset()
    with pytest.raises(Gone):
        play.submit()
    fresh = replace(PATIENT, id=link_of(play.case).id)
    assert rights_of(play.case, fresh, play.now) == {"upload"}


@pytest.mark.parametrize("status", Status)
def test_upl_12_what_a_new_link_may(status: Status) -> None:
    """A week to upload while photos are taken, ninety days to read once there is an answer; none for a case that has ended."""
    play = play_to(status)
    act = acts.Invite(id=play.id())
    if status in (Status.WITHDRAWN, Status.EXPIRED):
        with pytest.raises(OutOfTurn):
            play.do(act, OFFICE)
        return
    play.do(act, OFFICE)
    link = link_of(play.case)
    assert link.id == LinkId(act.id)
    assert (link.tries, link.revoked_at) == (0, None)
    assert link.upload_until == (play.now + 7 * DAY if status in BEFORE else play.now)
    assert link.read_until == (play.now + 90 * DAY if status in AFTER else None)
    assert [each.fact for each in play.changes[-1].follows] == ["invited"]


def test_upl_12_a_new_link_in_a_new_round_uploads_only_what_is_asked() -> None:
    play = reopened()
    play.do(acts.Invite(id=play.id()), OFFICE)
    assert left(play.case, play.now) == {"read"}
    play.take()
    play.do(acts.SendBack(id=play.id(), views=(View.FRONT,), sentence=""), DENTIST)
    play.do(acts.Invite(id=play.id()), OFFICE)
    assert left(play.case, play.now) == {"read", "upload"}


def test_upl_01_nobody_is_invited_without_an_address() -> None:
    play = play_to(Status.DRAFT)
    around = play.case.surroundings
    play.case = replace(play.case, around=replace(around, patient=replace(around.patient, contact=None)))
    with pytest.raises(Incomplete) as refused:
        play.do(acts.Invite(id=play.id()), OFFICE)
    assert [gap.why for gap in refused.value.gaps] == ["gap-contact"]


def test_upl_09_whoever_is_turned_away_is_told_whom_to_call() -> None:
    refused = gone(ORGANIZATION)
    assert (refused.practice, refused.phone) == (ORGANIZATION.name, ORGANIZATION.phone)


def test_t_p08_the_right_is_asked_whatever_the_status_says() -> None:
    """A link past its day is told so, rather than whose turn it is."""
    play = play_to(Status.SIGNED)
    for act in (acts.Submit(id=play.id()), acts.Withdraw(id=play.id(), reason="no")):
        with pytest.raises(Gone):
            play.do(act, ACTORS[Role.GUARDIAN])
    play.now += 91 * DAY
    with pytest.raises(Gone):
        play.do(acts.OpenAdvice(id=play.id()), PATIENT)


def in_field(play: Play) -> Play:
    """The same case, filled in by a hygienist: nobody was invited yet."""
    around = replace(play.case.surroundings, terms=None, link="none")
    play.case = replace(play.case, channel="field_app", opened_by=PersonId(ACTORS[Role.HYGIENIST].id), around=around)
    return play


def test_adv_05_the_answer_to_a_hygienists_case_brings_the_familys_link() -> None:
    """It only ever reads; before there is an answer the office cannot send one."""
    play = in_field(play_to(Status.IN_REVIEW))
    with pytest.raises(OutOfTurn):
        play.do(acts.Invite(id=play.id()), OFFICE)
    play.sign()
    terms = link_of(play.case)
    assert (terms.id, terms.upload_until, terms.read_until) == (play.changes[-1].event.act_id, None, play.now + 90 * DAY)
    assert play.case.surroundings.link == "open"
    play.do(acts.Invite(id=play.id()), OFFICE)
    assert (link_of(play.case).upload_until, left(play.case, play.now)) == (None, {"read"})


def test_adv_05_a_family_that_nobody_can_reach_gets_no_link() -> None:
    play = in_field(play_to(Status.IN_REVIEW))
    around = play.case.surroundings
    play.case = replace(play.case, around=replace(around, patient=replace(around.patient, contact=None)))
    play.sign()
    assert play.case.surroundings.terms is None
