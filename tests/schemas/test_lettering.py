"""The letter belongs to the newest of what the family reads: an addition for them wants another one (SPEC ADV-04)."""

import pytest
from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care import lettering
from schemas.care.advice import Addendum
from schemas.care.case import Status
from schemas.care.event import FOLLOWS
from schemas.refusal import OutOfTurn
from tests.cases import play_to
from tests.play import DENTIST, WORKER, Play, stored


def keep(play: Play, name: str) -> None:
    play.do(acts.KeepLetter(id=play.id(), object=stored("letter", name)), WORKER)


def add(play: Play, *, for_patient: bool) -> None:
    addendum = Addendum(text="Also tooth 15.", reason="Overlooked.", for_patient=for_patient)
    play.do(acts.Addend(id=play.id(), addendum=addendum), replace(DENTIST, stepped_up_at=play.now))


def test_adv_04_the_letter_is_kept_once_with_what_it_tells() -> None:
    play = play_to(Status.SIGNED)
    assert lettering.is_wanted(play.case)
    assert "render_letter" in FOLLOWS[play.changes[-1].follows[0].fact]
    keep(play, "one")
    assert not lettering.is_wanted(play.case)
    assert stored("letter", "one") in play.case.objects
    with pytest.raises(OutOfTurn):
        keep(play, "two")


@pytest.mark.parametrize("for_patient", [True, False])
def test_adv_04_an_addition_for_the_family_wants_another_letter_and_one_for_the_record_does_not(for_patient: bool) -> None:
    play = play_to(Status.COMMUNICATED)
    keep(play, "one")
    add(play, for_patient=for_patient)
    assert lettering.is_wanted(play.case) is for_patient
    assert any("render_letter" in FOLLOWS[each.fact] for each in play.changes[-1].follows) is for_patient
    answer = lettering.answer_of(play.case)
    assert answer is not None
    # Until there is one with the addition in it there is none: what was put right is never left out.
    assert answer.letter == (None if for_patient else stored("letter", "one"))
    if for_patient:
        keep(play, "two")
        assert [each.letter for each in play.case.sealed] == [stored("letter", "one"), stored("letter", "two")]


def test_adv_04_before_the_signature_there_is_nothing_to_write() -> None:
    play = play_to(Status.IN_REVIEW)
    assert not lettering.is_wanted(play.case)
    with pytest.raises(OutOfTurn):
        keep(play, "one")
