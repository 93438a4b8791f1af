"""How much a person may send, and where a reason is owed: refused at the door, before any rule is asked."""

from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care.advice import Addendum
from schemas.care.case import Status
from schemas.care.review import MAX_ADVICE, MAX_FINDINGS, Review
from schemas.ident import ActId
from schemas.person import Actor
from schemas.refusal import Incomplete
from schemas.view import View
from tests.cases import case_in, play_to
from tests.people import uuid7
from tests.play import DENTIST, OFFICE, PATIENT, Play

ID = str(uuid7(1))
SILENT = ["", " \n", "\u200b\u2060", "\u3164"]


def taken(body: dict[str, Any]) -> bool:
    """True if the API would take this as an act."""
    try:
        msgspec.convert({"id": ID} | body, acts.PersonAct, strict=False)
    except msgspec.ValidationError:
        return False
    return True


@pytest.mark.parametrize(("pain", "fits"), [(None, True), (0, True), (10, True), (-1, False), (11, False), (2**60, False)])
def test_gen_03_pain_is_0_to_10(pain: int | None, fits: bool) -> None:
    assert taken({"act": "describe", "complaint": {"words": "It hurts.", "pain": pain}, "history": {}}) is fits


def test_que_05_each_view_is_asked_for_once() -> None:
    assert taken({"act": "send_back", "views": ["front", "upper"], "sentence": ""})
    assert not taken({"act": "send_back", "views": ["front", "upper", "front"], "sentence": ""})


@pytest.mark.parametrize(
    ("body", "field", "most"),
    [
        ({"act": "attest", "relationship": "patient", "state": "OH"}, "name", 200),
        ({"act": "withdraw"}, "reason", 4000),
        ({"act": "hand_back"}, "reason", 4000),
        ({"act": "send_back", "views": []}, "sentence", 4000),
        ({"act": "reopen"}, "reason", 4000),
        ({"act": "resolve_hold", "image": ID, "belongs": True}, "reason", 4000),
        ({"act": "record_conversation", "read_back": True}, "spoke_with", 200),
    ],
)
def test_gen_03_texts_of_acts_end_somewhere(body: dict[str, Any], field: str, most: int) -> None:
    assert taken(body | {field: "x" * most})
    assert not taken(body | {field: "x" * (most + 1)})


@pytest.mark.parametrize("field", ["conclusion", "reason_for_asynchronous", "limitation", "no_follow_up_because"])
def test_gen_03_texts_of_a_draft_end_somewhere(field: str) -> None:
    assert getattr(msgspec.convert({field: "x" * 4000}, Review), field) == "x" * 4000
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({field: "x" * 4001}, Review)


def test_gen_03_a_draft_holds_so_many_findings_and_no_more() -> None:
    whole = msgspec.to_builtins(case_in(Status.IN_REVIEW).surroundings.draft.review)
    for name, most in (("findings", MAX_FINDINGS), ("advice", MAX_ADVICE)):
        assert len(getattr(msgspec.convert(whole | {name: whole[name] * most}, Review), name)) == most
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert(whole | {name: whole[name] * (most + 1)}, Review)


@pytest.mark.parametrize("reason", SILENT)
def test_que_05_handing_back_needs_a_reason(reason: str) -> None:
    refused(play_to(Status.IN_REVIEW), acts.HandBack(id=ActId(uuid7(2)), reason=reason), DENTIST)


@pytest.mark.parametrize("reason", SILENT)
def test_case_06_the_office_ends_a_case_with_a_reason_and_a_patient_as_they_like(reason: str) -> None:
    refused(play_to(Status.READY), acts.Withdraw(id=ActId(uuid7(2)), reason=reason), OFFICE)
    play = play_to(Status.READY)
    assert play.do(acts.Withdraw(id=play.id(), reason=reason), PATIENT).status is Status.WITHDRAWN


@pytest.mark.parametrize("reason", SILENT)
def test_img_06_whoever_frees_a_held_picture_says_how_they_know(reason: str) -> None:
    play = play_to(Status.DRAFT)
    image = play.receive(View.UPPER)
    play.settle(image, hold="safeguarding")
    refused(play, acts.ResolveHold(id=ActId(uuid7(2)), image=image, belongs=True, reason=reason), OFFICE)
    play.do(acts.ResolveHold(id=play.id(), image=image, belongs=True, reason="Telephoned the mother."), OFFICE)
    freed = play.case.image(image)
    assert freed is not None
    assert freed.status == "normalized"


@pytest.mark.parametrize("reason", SILENT)
def test_case_04_what_cannot_be_seen_is_no_reason_to_reopen_or_add(reason: str) -> None:
    refused(play_to(Status.CLOSED), acts.Reopen(id=ActId(uuid7(2)), reason=reason), OFFICE)
    act = acts.Addend(id=ActId(uuid7(2)), addendum=Addendum(text="The tooth is 17.", reason=reason))
    play = play_to(Status.SIGNED)
    with pytest.raises(Incomplete):
        play.do(act, replace(DENTIST, stepped_up_at=play.now))


def refused(play: Play, act: acts.AnyAct, actor: Actor) -> None:
    before = play.case
    with pytest.raises(Incomplete) as no:
        play.do(act, actor)
    assert [gap.why for gap in no.value.gaps] == ["gap-reason"]
    assert play.case is before
