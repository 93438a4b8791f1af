"""Files that were refused before they were images: remembered for the office, and in nobody's way (SPEC UPL-10)."""

import inspect
import re
from typing import get_args

import msgspec
import pytest
from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care import gathering, imagework
from schemas.care.case import Case, Status
from schemas.care.refused import MAX_REFUSED, WhyRefused
from schemas.person import Role
from schemas.refusal import OutOfTurn, Refusal
from schemas.view import View
from tests.cases import case_in, new_case, play_to
from tests.people import ACTORS
from tests.play import DENTIST, OFFICE, PATIENT, Play
from tests.schemas.laws import check

TAKES_IMAGES = (Status.DRAFT, Status.RETURNED, Status.SUBMITTED, Status.READY, Status.IN_REVIEW)


def noted(play: Play, name: str = "cat.jpg", why: WhyRefused = "unreadable-empty") -> acts.NoteRefusedFile:
    return acts.NoteRefusedFile(id=play.id(), why=why, name=name, size=0, view=View.FRONT)


def test_upl_10_a_refused_file_is_remembered_with_whoever_chose_it() -> None:
    play = Play(case_in(Status.DRAFT))
    act = noted(play, why="quota")
    (refused,) = play.do(act, PATIENT).refused
    assert (refused.id, refused.why, refused.name, refused.size, refused.view) == (act.id, "quota", "cat.jpg", 0, View.FRONT)
    assert (refused.chosen_by, refused.role, refused.at) == ("Maria Smith-Jones", PATIENT.role, play.now)
    assert "cat" not in repr(refused)
    hygienist = ACTORS[Role.HYGIENIST]
    assert hygienist.practitioner
    assert play.do(noted(play), hygienist).refused[-1].chosen_by == hygienist.practitioner.name


@pytest.mark.parametrize("status", Status)
def test_upl_10_it_is_told_wherever_an_image_may_be_announced(status: Status) -> None:
    play = Play(case_in(status))
    if status in TAKES_IMAGES:
        play.do(noted(play), ACTORS[Role.HYGIENIST])
        check(play.changes[-1])
        assert play.changes[-1].follows == ()
    else:
        with pytest.raises(OutOfTurn):
            play.do(noted(play), ACTORS[Role.HYGIENIST])


@pytest.mark.parametrize("actor", [OFFICE, DENTIST, ACTORS[Role.WORKER]], ids=lambda each: each.role)
def test_sec_08_only_the_submitter_tells_of_a_refused_file(actor: object) -> None:
    play = Play(case_in(Status.IN_REVIEW))
    with pytest.raises(Refusal):
        play.do(noted(play), actor)  # type: ignore[arg-type]


def test_upl_10_it_keeps_nobody_from_sending() -> None:
    play = Play(new_case()).begin()
    play.send_views()
    before = gathering.missing_to_submit(play.case)
    play.do(noted(play), PATIENT)
    assert gathering.missing_to_submit(play.case) == before == ()
    play.submit()
    assert play.case.status is Status.SUBMITTED


def test_upl_10_fifty_are_remembered_and_the_fifty_first_is_done_all_the_same() -> None:
    play = play_to(Status.DRAFT)
    for number in range(MAX_REFUSED):
        play.do(noted(play, name=f"{number}.jpg"), PATIENT)
    before = play.case
    play.do(noted(play, name="more.jpg"), PATIENT)
    assert [each.name for each in play.case.refused] == [f"{number}.jpg" for number in range(50)]
    assert play.case.version == before.version + 1
    assert b"more.jpg" in play.changes[-1].event.payload


def test_upl_10_every_reason_to_refuse_an_announcement_can_be_told() -> None:
    source = inspect.getsource(imagework.refuse_unacceptable)
    assert set(re.findall(r'"([a-z_-]+)", (?:None|str\(twin)', source)) == set(get_args(WhyRefused)) - {
        "unreadable-here",
        "unreadable-too_long",
    }


@pytest.mark.parametrize(
    "changes",
    [{"why": "ugly"}, {"name": "a" * 201}, {"size": -1}, {"size": 2**53}, {"view": "shoe"}, {"at": "2026-01-01T00:00:00Z"}],
    ids=lambda each: next(iter(each)),
)
def test_upl_10_what_is_told_has_bounds(changes: dict[str, object]) -> None:
    told = msgspec.to_builtins(noted(Play(case_in(Status.DRAFT)))) | changes
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(told, acts.PersonAct)


def test_upl_10_a_case_from_before_has_none() -> None:
    case = replace(case_in(Status.DRAFT), around=None)
    older = {name: each for name, each in msgspec.to_builtins(case).items() if name != "refused"}
    assert msgspec.convert(older, Case).refused == ()
