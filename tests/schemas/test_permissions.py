"""Who may do what, written out once more by hand in permissions.csv: any difference between the two fails."""

import csv
import pathlib
from datetime import date
from typing import get_args

import pytest
from msgspec.structs import replace

from schemas.access import may_review
from schemas.care import act as acts
from schemas.care.admission import PERMITTED, admit, may_look, within_reach
from schemas.care.case import Status
from schemas.ident import CaseId
from schemas.person import Actor, Role
from schemas.refusal import NotFound, NotPermitted
from tests.cases import case_in
from tests.people import ACTORS, NOW, OTHER_ORGANIZATION_ID, RULES, dentist, uuid7

TABLE = pathlib.Path(__file__).with_name("permissions.csv")
ALL_ACTS: tuple[type[acts.Act], ...] = get_args(acts.AnyAct)
DAY = NOW.date()


def rows() -> list[dict[str, str]]:
    with TABLE.open(newline="") as file:
        return list(csv.DictReader(file))


def test_sec_08_the_table_of_permissions_is_the_one_written_by_hand() -> None:
    written = {row.pop("act"): {role for role, may in row.items() if may == "yes"} for row in rows()}
    assert written == {acts.name_of(act): {str(role) for role in roles} for act, roles in PERMITTED.items()}


def test_sec_08_the_written_table_names_every_role_and_nothing_else() -> None:
    for row in rows():
        assert set(row) == {"act", *Role}
        assert set(row.values()) - {row["act"]} <= {"yes", ""}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("act", ALL_ACTS, ids=acts.name_of)
def test_sec_08_admit_follows_the_table(act: type[acts.Act], role: Role) -> None:
    """A role out of reach learns nothing; one within reach learns that the act is not its own."""
    case = replace(case_in(Status.DRAFT), opened_by=ACTORS[Role.HYGIENIST].id)
    if role in (Role.BILLER, Role.SPECIALIST, Role.AUDITOR):
        with pytest.raises(NotFound):
            admit(case, act, ACTORS[role])
    elif role in PERMITTED[act]:
        admit(case, act, ACTORS[role])
    else:
        with pytest.raises(NotPermitted) as refused:
            admit(case, act, ACTORS[role])
        assert refused.value.why == "role"


@pytest.mark.parametrize("role", Role)
def test_gen_07_another_organization_has_no_such_case(role: Role) -> None:
    stranger = replace(ACTORS[role], organization_id=OTHER_ORGANIZATION_ID)
    case = case_in(Status.SIGNED)
    assert not within_reach(case, stranger)
    assert not may_look(case, stranger, DAY)
    for act in PERMITTED:
        with pytest.raises(NotFound):
            admit(case, act, stranger)


@pytest.mark.parametrize("role", [Role.PATIENT, Role.GUARDIAN])
def test_gen_07_a_link_reaches_one_case(role: Role) -> None:
    elsewhere = replace(ACTORS[role], case_id=CaseId(uuid7(77)))
    nowhere = replace(ACTORS[role], case_id=None)
    case = case_in(Status.DRAFT)
    assert [within_reach(case, each) for each in (ACTORS[role], elsewhere, nowhere)] == [True, False, False]


def test_gen_07_a_hygienist_reaches_the_cases_that_were_opened_by_this_hygienist() -> None:
    case, hygienist = case_in(Status.DRAFT), ACTORS[Role.HYGIENIST]
    assert within_reach(case, hygienist)
    assert not within_reach(case, replace(hygienist, id=uuid7(78)))


@pytest.mark.parametrize(
    ("status", "sees"),
    [(status, status not in (Status.DRAFT, Status.WITHDRAWN, Status.EXPIRED)) for status in Status],
)
def test_que_03_a_dentist_sees_what_was_sent(status: Status, sees: bool) -> None:
    assert may_look(case_in(status), dentist(31), DAY) == sees


def test_que_03_a_dentist_without_the_states_licence_does_not_see_the_case() -> None:
    case = case_in(Status.READY)
    elsewhere, unknown = dentist(31, state="AL"), replace(dentist(31), practitioner=None)
    assert [may_look(case, each, DAY) for each in (dentist(31), elsewhere, unknown)] == [True, False, False]


def test_que_03_own_signed_records_stay_readable_after_the_licence_ended() -> None:
    case = case_in(Status.CLOSED)
    late = date(2040, 1, 1)
    assert may_look(case, ACTORS[Role.DENTIST], late)
    assert not may_look(case, dentist(31), late)


@pytest.mark.parametrize(("rule", "may"), [("yes", True), ("unknown", True), ("no", False)])
def test_que_03_a_rule_that_says_no_is_obeyed(rule: str, may: bool) -> None:
    rules = {"OH": replace(RULES["OH"], async_review=rule)}
    assert may_review("OH", rules, dentist(), DAY) == may


@pytest.mark.parametrize(
    ("changes", "may"),
    [
        ({}, True),
        ({"valid_from": DAY}, True),
        ({"valid_to": DAY}, True),
        ({"valid_from": date(2026, 3, 3)}, False),
        ({"valid_to": date(2026, 3, 1)}, False),
        ({"status": "suspended"}, False),
        ({"status": "ended"}, False),
        ({"kind": "hygienist"}, False),
        ({"state": "AL"}, False),
    ],
)
def test_que_03_a_licence_counts_while_it_is_in_force(changes: dict[str, object], may: bool) -> None:
    assert may_review("OH", RULES, with_licence(dentist(), changes), DAY) == may


def with_licence(actor: Actor, changes: dict[str, object]) -> Actor:
    practitioner = actor.practitioner
    assert practitioner is not None
    changed = replace(practitioner.licences[0], **changes)
    return replace(actor, practitioner=replace(practitioner, licences=(changed,)))
