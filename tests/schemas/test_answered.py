"""QUE-05: a second opinion is news to whoever asked for it, until they have opened it."""

import pytest
from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care import asking
from schemas.care.case import Status
from schemas.refusal import NotFound, NotPermitted
from tests.people import OTHER_DENTIST
from tests.play import DENTIST, OFFICE, Play
from tests.schemas.test_opining import THIRD, answer, asked, look


def answered(status: Status = Status.SIGNED) -> Play:
    """A case on which DENTIST asked and OTHER_DENTIST answered."""
    play = asked(status)
    look(play)
    answer(play)
    return play


def opening(play: Play) -> acts.OpenOpinion:
    return acts.OpenOpinion(id=play.id(), question=play.case.opinions[-1].id)


@pytest.mark.parametrize("status", [Status.IN_REVIEW, Status.SIGNED, Status.COMMUNICATED])
def test_que_05_an_answer_is_news_to_whoever_asked_until_it_is_opened(status: Status) -> None:
    play = asked(status)
    look(play)
    assert asking.unopened(play.case) == ()
    answer(play)
    assert asking.unopened(play.case) == (DENTIST.id,)
    assert asking.answer_for(play.case, DENTIST.id) == play.case.opinions[0]
    for other in (OTHER_DENTIST, THIRD):
        assert asking.answer_for(play.case, other.id) is None
    before = play.case
    play.do(opening(play), replace(DENTIST, stepped_up_at=None))
    assert asking.unopened(play.case) == ()
    kept = replace(play.case.opinions[0], unopened=True)
    assert replace(play.case, opinions=(kept,), version=before.version, head=before.head) == before
    play.do(opening(play), DENTIST)
    assert play.case.opinions == (replace(kept, unopened=False),)


def test_que_05_nobody_opens_what_another_asked_for() -> None:
    play = answered()
    for other in (OTHER_DENTIST, THIRD):
        with pytest.raises(NotPermitted) as why:
            play.do(opening(play), other)
        assert why.value.why == "opinion-not-yours"
    assert asking.unopened(play.case) == (DENTIST.id,)


def test_que_05_a_question_without_an_answer_has_nothing_to_open() -> None:
    play = asked(Status.SIGNED)
    with pytest.raises(NotFound):
        play.do(opening(play), DENTIST)
    with pytest.raises(NotFound):
        play.do(acts.OpenOpinion(id=play.id(), question=play.id()), DENTIST)


def test_que_05_it_stays_news_when_somebody_else_has_the_case_and_asks_again() -> None:
    """Each answer is its asker's: what another one opens is another question's."""
    play = answered(Status.IN_REVIEW)
    play.do(acts.HandBack(id=play.id(), reason="No time today."), DENTIST)
    play.take(THIRD)
    play.do(acts.AskOpinion(id=play.id(), question="And the lower arch?"), THIRD)
    look(play)
    answer(play)
    assert asking.unopened(play.case) == tuple(sorted((DENTIST.id, THIRD.id)))
    play.do(opening(play), THIRD)
    assert asking.unopened(play.case) == (DENTIST.id,)


def test_que_05_what_a_new_round_does_not_show_is_no_news_of_it() -> None:
    play = answered(Status.COMMUNICATED)
    play.do(acts.Close(id=play.id()), OFFICE)
    assert asking.answer_for(play.case, DENTIST.id) is not None
    play.do(acts.Reopen(id=play.id(), reason="It hurts again."), OFFICE)
    assert asking.unopened(play.case) == ()
    assert asking.answer_for(play.case, DENTIST.id) is None
