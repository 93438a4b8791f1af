"""The three tables of a case agree with each other, and with the picture of its life in DESIGN 4."""

from typing import get_args

import pytest

from schemas.care import act as acts
from schemas.care.admission import PERMITTED
from schemas.care.case import ANSWER_WITHIN_HOURS, REFERRED, TRANSITIONS, TURN, WANTED, CaseType, Status, allowed
from schemas.care.casework import RULES, decide
from schemas.person import Role
from schemas.refusal import OutOfTurn
from tests.cases import case_in
from tests.people import ACTORS
from tests.play import Play

ALL_ACTS: frozenset[type[acts.Act]] = frozenset(get_args(acts.AnyAct))
ENDED = (Status.WITHDRAWN, Status.EXPIRED)

LIFE = {
    ("draft", "submit", "submitted"),
    ("draft", "expire", "expired"),
    ("returned", "submit", "submitted"),
    ("returned", "expire", "expired"),
    ("submitted", "ask_again", "returned"),
    ("submitted", "queue", "ready"),
    ("ready", "take", "in_review"),
    ("in_review", "hand_back", "ready"),
    ("in_review", "lapse", "ready"),
    ("in_review", "send_back", "returned"),
    ("in_review", "sign", "signed"),
    ("signed", "communicate", "communicated"),
    ("signed", "confirm_advice", "communicated"),
    ("signed", "record_conversation", "communicated"),
    ("communicated", "close", "closed"),
    ("closed", "reopen", "ready"),
} | {(status, "withdraw", "withdrawn") for status in ("draft", "submitted", "ready", "in_review", "returned")}
"""Every arrow that changes the status, drawn by hand."""


def test_case_03_the_arrows_are_the_drawn_ones() -> None:
    assert {(str(at), acts.name_of(act), str(to)) for (at, act), to in TRANSITIONS.items() if at is not to} == LIFE


def test_case_03_every_status_has_a_turn() -> None:
    assert set(TURN) == set(Status)
    assert all(roles <= set(Role) for roles in TURN.values())


@pytest.mark.parametrize("status", Status)
def test_case_03_whose_turn_it_is_can_do_something(status: Status) -> None:
    """A turn is no dead end: each role that has it may move the case on."""
    for role in TURN[status]:
        assert any(role in PERMITTED[act] for (at, act), to in TRANSITIONS.items() if at is status and to is not at)


def test_case_03_every_act_is_in_every_table() -> None:
    assert set(PERMITTED) == ALL_ACTS
    assert set(RULES) == ALL_ACTS
    assert {act for _, act in TRANSITIONS} == ALL_ACTS
    assert all(PERMITTED.values())


def test_case_03_acts_have_distinct_words() -> None:
    assert len({acts.name_of(act) for act in ALL_ACTS}) == len(ALL_ACTS)


def test_case_03_no_machine_act_is_in_a_persons_hand() -> None:
    for act in get_args(acts.MachineAct):
        assert PERMITTED[act] == {Role.WORKER}
    for act in get_args(acts.PersonAct):
        assert Role.WORKER not in PERMITTED[act]


@pytest.mark.parametrize("status", ENDED)
def test_case_06_nothing_leads_out_of_an_ended_case(status: Status) -> None:
    of_referrals = {acts.name_of(each) for each in REFERRED}
    told = {"settle_image", "note_message", "keep_record", "keep_letter", "nobody_answered", "note_call"}
    assert set(allowed(status)) == told | of_referrals
    assert TRANSITIONS[status, acts.NoteMessage] is status


@pytest.mark.parametrize("status", Status)
def test_case_03_every_status_can_be_reached_and_every_refusal_says_what_is_possible(status: Status) -> None:
    case = case_in(status)
    assert case.status is status
    play = Play(case)
    # Neither by a patient, whose link says first what it no longer takes.
    impossible, actor = (acts.Take, Role.DENTIST) if status in (Status.DRAFT, Status.RETURNED) else (acts.Submit, Role.HYGIENIST)
    with pytest.raises(OutOfTurn) as refused:
        decide(case, impossible(id=play.id()), ACTORS[actor], play.now)
    assert refused.value.allowed == allowed(status)
    assert refused.value.status == status


def test_case_01_every_case_type_wants_views_and_has_a_time_to_answer() -> None:
    assert set(WANTED) == set(ANSWER_WITHIN_HOURS) == set(CaseType)
    assert all(WANTED.values())
    assert all(len(set(views)) == len(views) for views in WANTED.values())
