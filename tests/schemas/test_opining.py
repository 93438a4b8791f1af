"""QUE-05: a second opinion on the same case. It is somebody else's, rests on looks of their own, and changes nothing in the record."""

from datetime import timedelta

import msgspec
import pytest
from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care import asking
from schemas.care.case import Status
from schemas.care.encounter import digest
from schemas.care.opined import MEANING_OF_OPINION, OpinionRecord
from schemas.care.opinion import Opinion
from schemas.ident import PersonId
from schemas.person import Actor
from schemas.refusal import AlreadyTaken, Incomplete, NotFound, NotPermitted, OutOfTurn
from tests.cases import play_to
from tests.people import OTHER_DENTIST, RULES, dentist, licensed
from tests.play import DENTIST, OFFICE, Play

THIRD = dentist(32)
OPINION = Opinion(agreement="differs", text="I see a stain, not a cavity.", read_first=False)
AFTER = (Status.SIGNED, Status.COMMUNICATED)


def asked(status: Status, of: Actor | None = None) -> Play:
    """A case of DENTIST's in that status, with a question to a colleague."""
    play = play_to(status)
    play.case = replace(play.case, around=replace(play.case.surroundings, staff=licensed(DENTIST, OTHER_DENTIST, THIRD)))
    of_whom = PersonId(of.id) if of else None
    play.do(acts.AskOpinion(id=play.id(), question="Is this decay or a stain?", of=of_whom), DENTIST)
    return play


def look(play: Play, who: Actor = OTHER_DENTIST) -> None:
    for each in play.case.images:
        play.do(acts.Look(id=play.id(), image=each.id, px=2048, ms=1500), who)


def answer(play: Play, who: Actor = OTHER_DENTIST, opinion: Opinion = OPINION) -> bytes:
    act = acts.GiveOpinion(id=play.id(), question=play.case.opinions[-1].id, opinion=opinion)
    play.do(act, replace(who, stepped_up_at=play.now))
    sealed = play.changes[-1].sealed
    assert sealed is not None
    return sealed


def refused(play: Play, who: Actor, opinion: Opinion = OPINION) -> str:
    with pytest.raises(NotPermitted) as why:
        answer(play, who, opinion)
    return why.value.why


@pytest.mark.parametrize("status", [Status.IN_REVIEW, *AFTER])
@pytest.mark.parametrize("of", [None, OTHER_DENTIST], ids=["anybody", "by-name"])
def test_que_05_an_opinion_is_sealed_beside_the_record_and_changes_nothing_in_it(status: Status, of: Actor | None) -> None:
    play = asked(status, of)
    assert asking.asked_of(play.case, OTHER_DENTIST.id) == play.case.opinions[0]
    look(play)
    before = play.case
    sealed = answer(play)
    told = msgspec.json.decode(sealed, type=OpinionRecord)
    given = play.case.opinions[0].given
    assert given is not None
    assert (given.digest, given.number, given.signer) == (digest(sealed), 1, OTHER_DENTIST.id)
    assert (told.signature.signer, told.signature.meaning, told.signature.licence.state) == (
        OTHER_DENTIST.id,
        MEANING_OF_OPINION["en"],
        "OH",
    )
    assert told.signature.identity_shown_by == "password"
    assert {each.image for each in told.seen} == {each.id for each in before.images}
    assert all(each.at > told.asked_at and len(each.sha256) == 64 for each in told.seen)
    assert (told.asked_by, told.question, told.opinion) == (DENTIST.id, "Is this decay or a stain?", OPINION)
    assert told.beside == (before.sealed[-1].digest if before.sealed else "")
    assert (told.history_length, told.history_head) == (before.version, before.head)
    assert replace(play.case, opinions=before.opinions, version=before.version, head=before.head) == before
    assert [each.fact for each in play.changes[-1].follows] == (["opinion_given"] if status in AFTER else [])


def test_que_05_nobody_is_told_but_who_reads_the_case() -> None:
    """The patient's message goes with an addendum that is theirs; a second opinion makes the readable record anew, and no more."""
    play = asked(Status.SIGNED)
    look(play)
    messages = play.case.messages
    answer(play)
    assert play.case.messages == messages


def test_que_05_the_first_dentist_signs_without_waiting_and_is_answered_afterwards() -> None:
    play = asked(Status.IN_REVIEW)
    play.sign()
    assert play.case.status is Status.SIGNED
    look(play)
    assert msgspec.json.decode(answer(play), type=OpinionRecord).beside == play.case.sealed[-1].digest


def test_d96_06_looks_are_ones_own_and_for_this_question() -> None:
    play = asked(Status.SIGNED)
    with pytest.raises(Incomplete) as without:
        answer(play)
    assert [gap.why for gap in without.value.gaps] == ["gap-not-looked"] * len(play.case.images)
    look(play)
    with pytest.raises(Incomplete) as silent:
        answer(play, opinion=replace(OPINION, text=" \u200b "))
    assert [(gap.item, gap.why) for gap in silent.value.gaps] == [("QUE-05", "gap-opinion-text")]
    answer(play)
    play.do(acts.AskOpinion(id=play.id(), question="And now?"), DENTIST)
    with pytest.raises(Incomplete):
        answer(play)


def test_que_05_nobody_gives_a_second_opinion_on_their_own() -> None:
    play = asked(Status.IN_REVIEW)
    assert refused(play, DENTIST) == "opinion-own"
    play.do(acts.HandBack(id=play.id(), reason="No time today."), DENTIST)
    play.take(OTHER_DENTIST)
    assert refused(play, OTHER_DENTIST) == "opinion-own", "the case is theirs by now"
    play = asked(Status.SIGNED)
    assert refused(play, DENTIST) == "opinion-own"
    with pytest.raises(OutOfTurn):
        look(play, DENTIST)


def test_que_05_a_question_by_name_is_nobody_elses() -> None:
    play = asked(Status.SIGNED, OTHER_DENTIST)
    assert asking.asked_of(play.case, THIRD.id) is None
    with pytest.raises(OutOfTurn):
        look(play, THIRD)
    assert refused(play, THIRD) == "opinion-of-another"
    held = asked(Status.IN_REVIEW, OTHER_DENTIST)
    with pytest.raises(AlreadyTaken):
        look(held, THIRD)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"practitioner": dentist(30, state="AL").practitioner}, "licence"),
        ({"stepped_up_at": None}, "step-up"),
    ],
)
def test_sec_08_sec_17_only_who_is_licensed_and_there_signs(change: dict[str, object], why: str) -> None:
    play = asked(Status.SIGNED)
    look(play)
    act = acts.GiveOpinion(id=play.id(), question=play.case.opinions[-1].id, opinion=OPINION)
    with pytest.raises(NotPermitted) as said:
        play.do(act, replace(replace(OTHER_DENTIST, stepped_up_at=play.now), **change))
    assert said.value.why == why
    with pytest.raises(NotPermitted) as late:
        play.do(act, replace(OTHER_DENTIST, stepped_up_at=play.now - timedelta(minutes=15)))
    assert late.value.why == "step-up"


def test_que_03_an_unread_rule_blocks_an_opinion_as_well() -> None:
    play = asked(Status.SIGNED)
    look(play)
    rules = {"OH": replace(RULES["OH"], async_review="unknown")}
    play.case = replace(play.case, around=replace(play.case.surroundings, rules=rules))
    assert refused(play, OTHER_DENTIST) == "state-rule-unknown"


def test_que_05_one_answers_and_the_other_is_told_so() -> None:
    play = asked(Status.SIGNED)
    look(play)
    look(play, THIRD)
    answer(play)
    before = play.case
    assert refused(play, THIRD) == "opinion-answered"
    assert play.case is before


def test_que_05_a_question_can_be_withdrawn_by_whose_case_it_is() -> None:
    play = asked(Status.SIGNED)
    question = play.case.opinions[0].id
    for who in (OTHER_DENTIST, THIRD):
        with pytest.raises(NotPermitted) as why:
            play.do(acts.WithdrawQuestion(id=play.id(), question=question), who)
        assert why.value.why == "opinion-not-yours"
    look(play)
    play.do(acts.WithdrawQuestion(id=play.id(), question=question), DENTIST)
    assert asking.open_question(play.case) is None
    assert refused(play, OTHER_DENTIST) == "opinion-withdrawn"
    with pytest.raises(NotFound):
        play.do(acts.WithdrawQuestion(id=play.id(), question=play.id()), DENTIST)


def test_que_05_a_question_of_an_earlier_round_waits_no_more() -> None:
    play = asked(Status.COMMUNICATED)
    look(play)
    play.do(acts.Close(id=play.id()), OFFICE)
    play.do(acts.Reopen(id=play.id(), reason="It hurts again."), OFFICE)
    assert asking.open_question(play.case) is None
    assert refused(play, OTHER_DENTIST) == "opinion-withdrawn"


@pytest.mark.parametrize(
    ("who", "of", "why"),
    [
        (OTHER_DENTIST, None, "opinion-not-yours"),
        (DENTIST, DENTIST, "opinion-own"),
        (DENTIST, dentist(31, state="AL"), "opinion-colleague"),
    ],
)
def test_que_05_a_question_is_the_signers_and_for_a_colleague_who_may_review(who: Actor, of: Actor | None, why: str) -> None:
    play = play_to(Status.SIGNED)
    with pytest.raises(NotPermitted) as said:
        play.do(acts.AskOpinion(id=play.id(), question="What do you see?", of=PersonId(of.id) if of else None), who)
    assert said.value.why == why


def test_que_05_a_question_is_asked_in_words_once_and_where_somebody_can_answer() -> None:
    play = play_to(Status.SIGNED)
    with pytest.raises(Incomplete) as silent:
        play.do(acts.AskOpinion(id=play.id(), question=" ?"), DENTIST)
    assert [gap.why for gap in silent.value.gaps] == ["gap-opinion-question"]
    play.do(acts.AskOpinion(id=play.id(), question="What do you see?"), DENTIST)
    with pytest.raises(NotPermitted) as twice:
        play.do(acts.AskOpinion(id=play.id(), question="And you?"), DENTIST)
    assert twice.value.why == "opinion-open"
    alone = play_to(Status.SIGNED)
    alone.case = replace(alone.case, around=replace(alone.case.surroundings, staff=licensed(DENTIST)))
    with pytest.raises(NotPermitted) as nobody:
        alone.do(acts.AskOpinion(id=alone.id(), question="What do you see?"), DENTIST)
    assert nobody.value.why == "opinion-colleague"
