"""The ladder: who is told that a case is nearly late or late, when, and never twice (SPEC QUE-04)."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care import due
from schemas.care.case import Case, CaseType, Status
from schemas.care.casework import decide, overdue
from schemas.care.event import Fact
from schemas.care.reminding import STEP, URGENT_STEP, is_escalated, rings_at
from schemas.care.turn import needs
from schemas.ident import ActId, PersonId
from schemas.person import Colleague, Contact, Role
from schemas.refusal import OutOfTurn
from tests.cases import play_to
from tests.people import ACTORS, ORGANIZATION_ID, OTHER_DENTIST, STATE, uuid7
from tests.play import DENTIST, OFFICE, WORKER, Play

ID = ActId(uuid7(7))
PHONE = Contact(channel="sms", address="+15550103")
LEAD = PersonId(ACTORS[Role.PROGRAMME_LEAD].id)
HERE, THERE, FAR = PersonId(DENTIST.id), PersonId(OTHER_DENTIST.id), PersonId(uuid7(41))


def colleague(who: PersonId, role: Role, *states: str, contact: Contact | None = PHONE) -> Colleague:
    return Colleague(id=who, role=role, contact=contact, states=states)


STAFF = (
    colleague(HERE, Role.DENTIST, STATE),
    colleague(THERE, Role.DENTIST, STATE),
    colleague(FAR, Role.DENTIST, "AL"),
    colleague(PersonId(uuid7(42)), Role.DENTIST, STATE, contact=None),
    colleague(LEAD, Role.PROGRAMME_LEAD),
)


def staffed(play: Play, *staff: Colleague, on_call: bool = True) -> Play:
    around = play.case.surroundings
    organization = around.organization if on_call else replace(around.organization, on_call=None)
    play.case = replace(play.case, around=replace(around, staff=staff, organization=organization))
    return play


def rungs(case: Case, until: datetime) -> tuple[Case, list[tuple[str, tuple[UUID, ...], datetime]]]:
    """Everything that is told until then by a sweep that comes at the very moment, and the case afterwards."""
    told: list[tuple[str, tuple[UUID, ...], datetime]] = []
    while (at := rings_at(case)) is not None and at <= until:
        act = overdue(case, at, ID)
        assert isinstance(act, acts.Remind)
        change = decide(case, act, WORKER, at)
        assert {each.subject for each in change.follows} == set(act.told)
        told.append((act.rung, act.told, at))
        case = change.case
    return case, told


@pytest.mark.parametrize("kind", [CaseType.GENERAL_QUESTION, CaseType.SCHOOL_SCREENING])
def test_que_04_who_may_take_it_is_warned_then_the_lead_is_told_then_whoever_is_on_call(kind: CaseType) -> None:
    play = staffed(play_to(Status.READY, kind), *STAFF)
    case, told = rungs(play.case, play.now + timedelta(days=30))
    assert case.due_at is not None
    assert play.case.clock is not None
    assert told == [
        ("reader", (HERE, THERE), play.case.clock.warn_at),
        ("lead", (LEAD,), case.due_at),
        ("on_call", (ORGANIZATION_ID,), due.after(case, case.due_at, STEP)),
    ]
    assert rings_at(case) is None


def test_que_04_three_quarters_of_the_business_time_are_over_at_the_warning() -> None:
    play = play_to(Status.READY, CaseType.POST_TREATMENT)  # eight hours, from Monday at ten
    assert play.case.clock is not None
    assert play.case.clock.warn_at == play.now + timedelta(hours=6)


def test_que_04_who_holds_the_case_is_warned_alone() -> None:
    play = staffed(play_to(Status.IN_REVIEW), *STAFF)
    assert play.case.lease is not None
    assert play.case.clock is not None
    held = replace(play.case, lease=replace(play.case.lease, until=play.now + timedelta(days=9)))
    _, told = rungs(held, play.case.clock.warn_at)
    assert [who for _, who, _ in told] == [(HERE,)]


def test_que_04_a_red_flag_runs_by_the_wall_clock_from_the_draft_on_to_the_person_on_call_first() -> None:
    play = staffed(play_to(Status.DRAFT, red_flag=True), *STAFF)
    flagged = play.case.flagged
    assert flagged is not None
    case, told = rungs(play.case, play.now + timedelta(days=2))
    late = flagged.at + timedelta(hours=1)
    assert told == [
        ("reader", (ORGANIZATION_ID,), flagged.at + timedelta(minutes=45)),
        ("on_call", (ORGANIZATION_ID,), late),
        ("lead", (LEAD,), late + URGENT_STEP),
    ]
    assert needs(case)[:2] == ("red_flag", "late")


def test_que_04_a_red_flag_that_somebody_called_about_rings_no_more_before_it_is_sent() -> None:
    play = staffed(play_to(Status.DRAFT, red_flag=True), *STAFF)
    assert rings_at(play.case) is not None
    play.do(acts.NoteCall(id=play.id(), spoke_with="Maria"), OFFICE)
    assert rings_at(play.case) is None


def test_que_04_a_rung_on_which_nobody_stands_is_left_out_and_the_office_sees_the_case_all_the_same() -> None:
    play = staffed(play_to(Status.READY), *STAFF[:2])
    _, told = rungs(play.case, play.now + timedelta(days=30))
    assert [rung for rung, _, _ in told] == ["reader", "on_call"]
    alone = staffed(play_to(Status.READY), colleague(HERE, Role.DENTIST, STATE, contact=None), on_call=False)
    case, told = rungs(alone.case, alone.now + timedelta(days=30))
    assert [(rung, who) for rung, who, _ in told] == [("reader", ()), ("lead", ())]
    assert needs(case) == ("late",)


def test_que_04_a_warning_that_comes_too_late_is_no_warning() -> None:
    """No worker ran meanwhile: what is late is told to the lead, and the next rung still waits its step."""
    play = staffed(play_to(Status.READY), *STAFF)
    now = play.now + timedelta(days=20)
    act = overdue(play.case, now, ID)
    assert isinstance(act, acts.Remind)
    assert act.rung == "lead"
    after = decide(play.case, act, WORKER, now).case
    assert overdue(after, now, ID) is None
    assert rings_at(after) == due.after(after, now, STEP)


def test_que_04_the_same_rung_has_the_same_identifier_and_is_refused_a_second_time() -> None:
    play = staffed(play_to(Status.READY), *STAFF)
    assert play.case.clock is not None
    act = overdue(play.case, play.case.clock.warn_at, ID)
    assert act == overdue(play.case, play.case.clock.warn_at + timedelta(minutes=1), ActId(uuid7(8)))
    assert act is not None
    with pytest.raises(OutOfTurn):
        decide(play.case, act, WORKER, play.case.clock.warn_at - timedelta(seconds=1))
    change = decide(play.case, act, WORKER, play.case.clock.warn_at)
    assert [each.fact for each in change.follows] == [Fact.NEARLY_LATE, Fact.NEARLY_LATE]
    assert not is_escalated(change.case)
    with pytest.raises(OutOfTurn):
        decide(change.case, act, WORKER, play.case.clock.warn_at)


def test_que_04_nothing_rings_once_it_is_signed_and_a_new_round_has_its_own_clock() -> None:
    play = staffed(play_to(Status.CLOSED), *STAFF)
    assert rings_at(play.case) is None
    assert not is_escalated(play.case)
    before = play.case.due_at
    play.now += timedelta(days=30)
    play.do(acts.Reopen(id=play.id(), reason="The patient asks again."), OFFICE)
    assert before is not None
    assert rings_at(play.case) is not None
    assert play.case.due_at != before


def test_que_04_a_case_from_before_there_were_clocks_rings_once_its_time_is_over() -> None:
    play = staffed(play_to(Status.READY), *STAFF)
    old = replace(play.case, clock=None)
    assert rings_at(old) == old.due_at
    case, told = rungs(old, play.now + timedelta(days=30))
    assert [rung for rung, _, _ in told] == ["lead", "on_call"]
    assert rings_at(case) is None
