"""The dentist's part: the lease and its number, the licence on the patient's own day, and what is asked when sending back."""

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care.case import LEASE_MINUTES, Case, Status
from schemas.care.reviewing import renew
from schemas.person import Actor
from schemas.refusal import AlreadyTaken, Incomplete, NotPermitted, OutOfTurn
from schemas.view import View
from tests.cases import case_in, play_to
from tests.people import OTHER_DENTIST, RULES, dentist
from tests.play import DENTIST, WORKER, Play

LEASE = timedelta(minutes=LEASE_MINUTES)


def test_que_02_each_taking_has_the_whole_time() -> None:
    play = play_to(Status.READY)
    for who in (DENTIST, OTHER_DENTIST, DENTIST):
        play.take(who)
        lease = play.case.lease
        assert lease is not None
        assert (lease.person, lease.until) == (who.id, play.now + LEASE)
        play.do(acts.HandBack(id=play.id(), reason="Another dentist knows more."), who)
        assert (play.case.status, play.case.lease) == (Status.READY, None)


def test_que_02_a_heartbeat_lengthens_the_holders_lease_only() -> None:
    play = play_to(Status.IN_REVIEW)
    later = play.now + timedelta(minutes=10)
    lease = renew(play.case, DENTIST, later).lease
    assert lease is not None
    assert lease.until == later + LEASE
    with pytest.raises(AlreadyTaken):
        renew(play.case, OTHER_DENTIST, later)
    with pytest.raises(OutOfTurn):
        renew(play.case, DENTIST, play.now + LEASE)


@pytest.mark.parametrize("who", [DENTIST, OTHER_DENTIST])
def test_que_02_only_the_holder_reads_and_only_while_the_lease_lasts(who: Actor) -> None:
    for act in (
        acts.Look(id=Play(case_in(Status.READY)).id(), image=case_in(Status.READY).images[0].id, px=2048, ms=2000),
        acts.ConfirmSide(id=Play(case_in(Status.READY)).id(), image=case_in(Status.READY).images[0].id),
        acts.HandBack(id=Play(case_in(Status.READY)).id(), reason="No time."),
        acts.SendBack(id=Play(case_in(Status.READY)).id(), views=(View.UPPER,), sentence=""),
        acts.Sign(id=Play(case_in(Status.READY)).id(), draft_version=1),
    ):
        play = play_to(Status.IN_REVIEW)
        if who is DENTIST:
            play.now += LEASE
        with pytest.raises(OutOfTurn if who is DENTIST else AlreadyTaken):
            play.do(act, replace(who, stepped_up_at=play.now))


def test_que_02_a_draft_outlives_the_lease() -> None:
    play = play_to(Status.IN_REVIEW)
    draft = play.case.surroundings.draft
    play.now += LEASE
    play.do(acts.Lapse(id=play.id()), WORKER)
    play.take(OTHER_DENTIST)
    assert play.case.surroundings.draft == draft


def test_case_05_sending_back_asks_for_something_and_keeps_the_rest() -> None:
    play = play_to(Status.IN_REVIEW)
    before = play.case
    with pytest.raises(Incomplete) as refused:
        play.do(acts.SendBack(id=play.id(), views=(), sentence=" "), DENTIST)
    assert [gap.why for gap in refused.value.gaps] == ["gap-nothing-asked"]
    after = play.do(acts.SendBack(id=play.id(), views=(View.UPPER,), sentence="Closer, please."), DENTIST)
    assert (after.id, after.images, after.stamps, after.looks) == (before.id, before.images, before.stamps, before.looks)
    assert (after.status, after.lease, after.wanted) == (Status.RETURNED, None, (View.UPPER,))
    assert [each.fact for each in play.changes[-1].follows] == ["photos_wanted"]


def moved(case: Case, state: str) -> Case:
    assert case.place is not None
    return replace(case, place=replace(case.place, state=state))


@pytest.mark.parametrize(
    ("state", "rule", "why"),
    [
        ("OH", "yes", None),
        ("OH", "no", "licence"),
        ("OH", "unknown", "state-rule-unknown"),
        ("OH", None, "state-rule-unknown"),
        ("AL", "yes", "licence"),
    ],
)
def test_que_03_taking_follows_licence_and_rule(state: str, rule: str | None, why: str | None) -> None:
    play = Play(moved(case_in(Status.READY), state))
    rules = {} if rule is None else {state: replace(RULES["OH"], state=state, async_review=rule)}
    play.case = replace(play.case, around=replace(play.case.surroundings, rules=rules))
    if why is None:
        play.take()
        assert play.case.status is Status.IN_REVIEW
    else:
        with pytest.raises(NotPermitted) as refused:
            play.take()
        assert refused.value.why == why


@pytest.mark.parametrize(("last_day", "signs"), [(date(2026, 3, 2), True), (date(2026, 3, 1), False)])
def test_gen_05_a_licence_ends_with_the_day_at_the_patients_place(last_day: date, signs: bool) -> None:
    """At nine in the evening of 2 March in Ohio it is 3 March in UTC."""
    play = play_to(Status.IN_REVIEW)
    play.now = datetime(2026, 3, 3, 2, 0, tzinfo=UTC)
    assert play.case.lease is not None
    play.case = replace(play.case, lease=replace(play.case.lease, until=play.now + LEASE))
    practitioner = dentist(16).practitioner
    assert practitioner is not None
    ending = replace(practitioner, id=DENTIST.id, licences=(replace(practitioner.licences[0], valid_to=last_day),))
    if signs:
        play.sign(replace(DENTIST, practitioner=ending))
        assert play.case.status is Status.SIGNED
    else:
        with pytest.raises(NotPermitted):
            play.sign(replace(DENTIST, practitioner=ending))
