"""The times of a round: each set once, none forgotten, and a new round begins with its own (SPEC CASE-02)."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care import due
from schemas.care.case import ANSWER_WITHIN_HOURS, RED_FLAG_WITHIN_HOURS, CaseType, Stamps, Status
from schemas.care.event import FOLLOWS, Fact, Following
from schemas.care.intake import RedFlag
from schemas.refusal import Incomplete
from schemas.view import View
from tests.cases import case_in, new_case, play_to, whole_review
from tests.play import DENTIST, OFFICE, PATIENT, Play

DONE = ("sent_at", "received_at", "ready_at", "review_started_at", "signed_at", "communicated_at")


@pytest.mark.parametrize("kind", CaseType)
def test_case_02_a_communicated_case_has_all_its_times_in_order(kind: CaseType) -> None:
    stamps = case_in(Status.COMMUNICATED, kind).stamps
    times = [getattr(stamps, name) for name in DONE]
    assert None not in times
    assert times == sorted(times)
    assert set(Stamps.__struct_fields__) == set(DONE)


def test_case_02_received_is_when_the_last_sent_image_was_settled() -> None:
    play = play_to(Status.DRAFT)
    late = play.receive(View.CLOSE_UP)
    play.submit()
    assert play.case.stamps.received_at is None
    play.settle(late)
    assert play.case.stamps.received_at == play.now


def test_case_02_received_is_when_the_case_is_sent_if_all_was_settled_before() -> None:
    play = play_to(Status.SUBMITTED)
    assert play.case.stamps.received_at == play.case.stamps.sent_at == play.now


def test_case_02_received_is_when_the_last_unsettled_image_is_taken_back() -> None:
    play = play_to(Status.DRAFT)
    slow = play.receive(View.CLOSE_UP)
    play.submit()
    addition = play.announce(View.RIGHT)
    play.settle(slow)
    assert play.case.stamps.received_at is None
    play.do(acts.Drop(id=play.id(), image=addition), PATIENT)
    assert play.case.stamps.received_at == play.now


def test_case_02_sending_again_changes_no_time_of_the_round() -> None:
    play = play_to(Status.RETURNED)
    before = play.case.stamps
    play.send_views(views=(View.UPPER,))
    play.submit()
    play.queue()
    play.take()
    assert play.case.stamps == before


def test_case_02_a_new_round_has_its_own_times_and_keeps_the_earlier_ones() -> None:
    play = play_to(Status.CLOSED)
    first = play.case.stamps
    play.do(acts.Reopen(id=play.id(), reason="The patient asks again."), OFFICE)
    case = play.case
    assert case.earlier_rounds == (first,)
    assert case.round == 2
    assert case.stamps == Stamps(sent_at=play.now, received_at=play.now, ready_at=play.now)
    assert case.due_at == due.after(case, play.now, timedelta(hours=ANSWER_WITHIN_HOURS[case.type]))
    assert case.opened_advice_at is None
    assert case.surroundings.draft.review == type(case.surroundings.draft.review)()
    play.take()
    play.look()
    play.write(whole_review(play.case))
    play.sign()
    assert [(each.round, each.number) for each in play.case.sealed] == [(1, 0), (2, 0)]
    assert play.case.earlier_rounds == (first,)


def test_case_04_reopening_needs_a_reason() -> None:
    play = play_to(Status.CLOSED)
    with pytest.raises(Incomplete) as refused:
        play.do(acts.Reopen(id=play.id(), reason=" "), OFFICE)
    assert [gap.why for gap in refused.value.gaps] == ["gap-reason"]


@pytest.mark.parametrize("kind", CaseType)
def test_que_04_an_answer_is_due_by_case_type(kind: CaseType) -> None:
    play = play_to(Status.READY, kind)
    hours = timedelta(hours=ANSWER_WITHIN_HOURS[kind])
    # NOW is a Monday at ten in New York, where the practice opens from nine to five.
    late = {CaseType.EMERGENCY_SCREENING: play.now + hours, CaseType.POST_TREATMENT: play.now + timedelta(days=1)}
    days = {CaseType.GENERAL_QUESTION: 2, CaseType.SECOND_OPINION: 3, CaseType.ORTHO_PROGRESS: 3, CaseType.SCHOOL_SCREENING: 7}
    change = timedelta(hours=1 if kind is CaseType.SCHOOL_SCREENING else 0)  # daylight saving begins on the Sunday between
    assert play.case.due_at == (late.get(kind) or play.now + timedelta(days=days[kind]) - change)


def test_que_04_a_red_flag_is_due_within_the_hour() -> None:
    play = play_to(Status.READY, red_flag=True)
    assert play.case.flagged is not None
    assert play.case.due_at == play.case.flagged.at + timedelta(hours=RED_FLAG_WITHIN_HOURS)


def test_que_04_a_red_flag_that_comes_later_makes_the_answer_due_sooner() -> None:
    play = play_to(Status.RETURNED)
    play.flag(RedFlag.BREATHING)
    flagged_at = play.now
    play.submit()
    play.queue()
    assert play.case.due_at == flagged_at + timedelta(hours=RED_FLAG_WITHIN_HOURS)


def test_que_04_sending_again_gives_the_house_no_more_time() -> None:
    play = play_to(Status.RETURNED)
    before = play.case.due_at
    play.submit()
    play.queue()
    assert play.case.due_at == before


def test_upl_04_a_red_flag_stays_whatever_is_answered_later() -> None:
    play = play_to(Status.DRAFT, red_flag=True)
    play.do(acts.CheckEmergency(id=play.id(), flags=()), PATIENT)
    assert play.case.red_flag
    assert play.case.emergency is not None
    assert play.case.emergency.flags == ()


def test_upl_04_the_on_call_person_is_alerted_once() -> None:
    play = play_to(Status.DRAFT, red_flag=True)
    play.flag()
    facts = [each.fact for change in play.changes for each in change.follows]
    assert facts.count(Fact.RED_FLAG) == 1


def test_sec_17_step_up_lasts_a_quarter_of_an_hour() -> None:
    play = play_to(Status.IN_REVIEW)
    late = replace(DENTIST, stepped_up_at=play.now - timedelta(minutes=14))
    act = acts.Sign(id=play.id(), draft_version=play.case.surroundings.draft.version)
    assert play.do(act, late).status is Status.SIGNED


@pytest.mark.parametrize("flag", RedFlag)
def test_upl_04_the_alert_follows_from_the_emergency_answer_itself(flag: RedFlag) -> None:
    """Before consent, complaint or photo: whoever answers may go no further, and somebody is woken all the same."""
    play = Play(new_case())
    play.do(acts.CheckEmergency(id=play.id(), flags=(flag,)), PATIENT)
    (change,) = play.changes
    assert change.case.status is Status.DRAFT
    assert change.case.red_flag
    assert (change.case.respondent, change.case.consent, change.case.complaint, change.case.images) == (None, None, None, ())
    assert change.follows == (Following(Fact.RED_FLAG, change.event.act_id),)
    assert "notify" in FOLLOWS[Fact.RED_FLAG]


def test_upl_04_no_flag_wakes_nobody() -> None:
    play = Play(new_case())
    play.do(acts.CheckEmergency(id=play.id(), flags=()), PATIENT)
    assert play.changes[-1].follows == ()
