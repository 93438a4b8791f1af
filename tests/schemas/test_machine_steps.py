"""What the machine does by itself, and that it cannot do it early: `onward`, `overdue`, and their refusal in `decide`."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care.advice import MUST_BE_HEARD, Urgency
from schemas.care.case import LEASE_MINUTES, Case, Status
from schemas.care.casework import decide, onward, overdue, still_wanted
from schemas.care.encounter import URGENCIES
from schemas.care.inviting import open_until
from schemas.ident import ActId
from schemas.refusal import AlreadyTaken, Incomplete, OutOfTurn
from schemas.view import View
from tests.cases import case_in, new_case, play_to, whole_review
from tests.people import OTHER_DENTIST, uuid7
from tests.play import DENTIST, OFFICE, PATIENT, WORKER, Play

ID = ActId(uuid7(500))
AT_REST = [Status.DRAFT, Status.READY, Status.IN_REVIEW, Status.RETURNED, Status.COMMUNICATED, Status.CLOSED, Status.WITHDRAWN]


def next_step(case: Case) -> type[acts.Act] | None:
    step = onward(case, ID)
    return None if step is None else type(step)


@pytest.mark.parametrize("status", [*AT_REST, Status.EXPIRED])
def test_case_03_a_case_rests_where_a_person_must_act(status: Status) -> None:
    assert onward(case_in(status), ID) is None


def test_img_05_a_sent_case_waits_until_every_image_is_settled() -> None:
    play = play_to(Status.DRAFT)
    late = play.receive(View.CLOSE_UP)
    play.submit()
    assert onward(play.case, ID) is None
    play.settle(late)
    assert onward(play.case, ID) == acts.Queue(id=ID)


def test_img_05_a_red_flag_does_not_wait_and_is_not_asked_again() -> None:
    play = Play(new_case()).begin().flag()
    play.receive(View.FRONT)
    play.submit()
    assert onward(play.case, ID) == acts.Queue(id=ID)
    play.queue()
    assert play.case.limited_images


def weak() -> Play:
    """A sent case of which one view is too weak, and one was not sent."""
    play = Play(new_case()).begin()
    play.send_views(views=(View.FRONT,))
    play.send_views("retake", views=(View.UPPER,))
    return play


def test_img_05_weak_and_missing_views_are_asked_for_once() -> None:
    play = weak()
    play.submit()
    step = onward(play.case, ID)
    assert step == acts.AskAgain(id=ID, views=(View.UPPER, View.LOWER))
    play.do(step, WORKER)
    assert play.case.status is Status.RETURNED
    assert [(each.by, each.views) for each in play.case.asked] == [("gate", (View.UPPER, View.LOWER))]
    play.send_views("retake", views=(View.UPPER,))
    play.submit()
    assert onward(play.case, ID) == acts.Queue(id=ID)
    play.queue()
    assert play.case.limited_images


def test_img_05_a_better_picture_takes_the_limit_away() -> None:
    play = weak()
    play.submit()
    play.do(acts.AskAgain(id=play.id(), views=(View.UPPER, View.LOWER)), WORKER)
    play.send_views("usable", views=(View.UPPER, View.LOWER))
    play.submit()
    play.queue()
    assert not play.case.limited_images


def test_img_05_whoever_cannot_do_better_is_not_asked() -> None:
    play = weak()
    play.submit(best_effort=True)
    assert onward(play.case, ID) == acts.Queue(id=ID)


def test_img_05_what_a_dentist_asked_for_is_not_asked_again_by_the_gate() -> None:
    play = play_to(Status.RETURNED)
    play.send_views("retake", views=(View.UPPER,))
    play.submit()
    assert onward(play.case, ID) == acts.Queue(id=ID)


def test_case_05_only_the_listed_views_are_asked_again() -> None:
    play = play_to(Status.RETURNED)
    assert still_wanted(play.case) == (View.UPPER,)
    play.receive(View.UPPER)
    assert still_wanted(play.case) == ()
    play.submit()
    assert still_wanted(play.case) == (), "what was accepted before stays accepted"


def test_case_05_a_question_without_views_asks_for_no_photo() -> None:
    play = play_to(Status.IN_REVIEW)
    play.do(acts.SendBack(id=play.id(), views=(), sentence="Which medicine do you take?"), DENTIST)
    assert still_wanted(play.case) == ()


def test_case_05_a_draft_wants_what_its_type_requires() -> None:
    play = Play(new_case()).begin()
    assert still_wanted(play.case) == (View.FRONT, View.UPPER, View.LOWER)
    first = play.announce(View.FRONT)
    assert still_wanted(play.case) == (View.UPPER, View.LOWER)
    play.do(acts.Drop(id=play.id(), image=first), PATIENT)
    assert still_wanted(play.case) == (View.FRONT, View.UPPER, View.LOWER)


@pytest.mark.parametrize("urgency", URGENCIES)
def test_adv_05_urgent_advice_is_not_communicated_by_delivery(urgency: Urgency) -> None:
    play = play_to(Status.SIGNED, urgency=urgency)
    assert onward(play.case, ID) is None
    play.notify("failed")
    assert onward(play.case, ID) is None
    play.notify()
    assert next_step(play.case) == (None if urgency in MUST_BE_HEARD else acts.Communicate)
    if urgency in MUST_BE_HEARD:
        with pytest.raises(OutOfTurn):
            play.do(acts.Communicate(id=play.id()), WORKER)
        play.do(acts.ConfirmAdvice(id=play.id()), PATIENT)
        assert play.case.opened_advice_at == play.now
    else:
        play.do(acts.Communicate(id=play.id()), WORKER)
    assert play.case.status is Status.COMMUNICATED
    assert play.case.stamps.communicated_at == play.now


def test_adv_05_the_most_urgent_advice_counts() -> None:
    play = play_to(Status.IN_REVIEW)
    review = play.case.surroundings.draft.review
    urgent = replace(review.advice[0], urgency="urgent")
    play.write(replace(review, advice=(review.advice[0], urgent)))
    play.sign()
    assert play.case.sealed[-1].urgency == "urgent"


@pytest.mark.parametrize(("spoke_with", "read_back", "counts"), [("Maria", True, True), ("Maria", False, False), (" ", True, False)])
def test_adv_05_a_conversation_counts_when_it_was_read_back(spoke_with: str, read_back: bool, counts: bool) -> None:
    play = play_to(Status.SIGNED, urgency="emergency")
    act = acts.RecordConversation(id=play.id(), spoke_with=spoke_with, read_back=read_back)
    if counts:
        assert play.do(act, OFFICE).status is Status.COMMUNICATED
    else:
        with pytest.raises(Incomplete):
            play.do(act, OFFICE)


def test_adv_05_a_notice_of_an_earlier_round_communicates_nothing() -> None:
    play = play_to(Status.SIGNED)
    play.notify()
    play.do(acts.Communicate(id=play.id()), WORKER)
    play.do(acts.Close(id=play.id()), OFFICE)
    play.do(acts.Reopen(id=play.id(), reason="Another question."), OFFICE)
    play.take()
    play.look()
    play.write(whole_review(play.case))
    play.sign()
    assert onward(play.case, ID) is None


def test_que_02_a_lease_lapses_when_its_time_is_over_and_not_before() -> None:
    play = play_to(Status.READY)
    play.take()
    end = play.now + timedelta(minutes=LEASE_MINUTES)
    just_before = end - timedelta(microseconds=1)
    assert overdue(play.case, just_before, ID) is None
    with pytest.raises(OutOfTurn):
        decide(play.case, acts.Lapse(id=ID), WORKER, just_before)
    assert overdue(play.case, end, ID) == acts.Lapse(id=ID)
    lapsed = decide(play.case, acts.Lapse(id=ID), WORKER, end).case
    assert (lapsed.status, lapsed.lease) == (Status.READY, None)


def test_que_02_the_second_dentist_is_told_until_when() -> None:
    play = play_to(Status.IN_REVIEW)
    lease = play.case.lease
    assert lease is not None
    with pytest.raises(AlreadyTaken) as refused:
        play.take(OTHER_DENTIST)
    assert refused.value.until == lease.until


@pytest.mark.parametrize("status", [Status.DRAFT, Status.RETURNED])
def test_case_06_the_right_to_upload_ends_and_not_before(status: Status) -> None:
    case = case_in(status)
    end = open_until(case)
    assert overdue(case, end - timedelta(seconds=1), ID) is None
    with pytest.raises(OutOfTurn):
        decide(case, acts.Expire(id=ID), WORKER, end - timedelta(seconds=1))
    assert overdue(case, end, ID) == acts.Expire(id=ID)
    change = decide(case, acts.Expire(id=ID), WORKER, end)
    assert [each.fact for each in change.follows] == ["ended"]


@pytest.mark.parametrize("status", [each for each in Status if each not in (Status.DRAFT, Status.RETURNED, Status.IN_REVIEW)])
def test_case_06_what_was_sent_does_not_expire(status: Status) -> None:
    case = case_in(status)
    assert not isinstance(overdue(case, open_until(case) + timedelta(days=900), ID), acts.Expire)


def test_img_05_the_machine_neither_asks_twice_nor_queues_early() -> None:
    """The sweep may have read an older case than the one it holds locked."""
    play = weak()
    late = play.receive(View.CLOSE_UP)
    play.submit()
    for early in (acts.Queue(id=play.id()), acts.AskAgain(id=play.id(), views=(View.UPPER,))):
        with pytest.raises(OutOfTurn):
            play.do(early, WORKER)
    play.settle(late)
    play.do(acts.AskAgain(id=play.id(), views=(View.UPPER, View.LOWER)), WORKER)
    play.submit()
    with pytest.raises(OutOfTurn):
        play.do(acts.AskAgain(id=play.id(), views=(View.UPPER, View.LOWER)), WORKER)
    play.queue()
