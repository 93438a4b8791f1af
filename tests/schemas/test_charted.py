"""ADV-01, ADV-02: the tooth chart says how teeth stand and what was done to them, and never the opposite of itself or of a finding."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from schemas.care import encounter
from schemas.care.case import Case, Status
from schemas.care.charted import MOST_CHARTED, STANDINGS, STATES, Charted, Done, is_fitting
from schemas.care.encounter import gaps
from schemas.care.finding import Finding
from schemas.care.record import EncounterRecord
from schemas.care.review import Review
from schemas.ident import FindingId
from schemas.surface import surfaces_of
from schemas.tooth import PERMANENT, TEETH, Tooth, tooth
from tests.cases import case_in
from tests.people import uuid7
from tests.play import DENTIST

WHOLE = case_in(Status.IN_REVIEW)
FINDING = WHOLE.surroundings.draft.review.findings[0]
DONE: tuple[Done, ...] = ("restored", "sealed")
teeth = st.sampled_from(sorted(TEETH))
letters = st.lists(st.sampled_from("MODBFLI"), max_size=5).map(tuple)
entries = st.builds(Charted, tooth=teeth, state=st.sampled_from(STATES), surfaces=letters)


def with_review(**changes: object) -> Case:
    draft = WHOLE.surroundings.draft
    return replace(WHOLE, around=replace(WHOLE.surroundings, draft=replace(draft, review=replace(draft.review, **changes))))


def found(case: Case) -> list[tuple[str, str | None]]:
    return [(gap.why, gap.subject) for gap in gaps(case, DENTIST, case.opened_at.date())]


def at(which: str, **changes: object) -> Finding:
    return replace(FINDING, id=FindingId(uuid7(77)), tooth=tooth(which), surfaces=(), **changes)


@given(st.lists(teeth, unique=True, max_size=20), st.data())
def test_adv_01_a_chart_that_agrees_with_itself_is_signed_as_it_was_written(which: list[Tooth], data: st.DataObject) -> None:
    """Any teeth of either dentition, each standing in one way, with anything done to those that are there."""
    chart = []
    for each in which:
        standing = data.draw(st.sampled_from((None, *STANDINGS)))
        chart += [Charted(tooth=each, state=standing)] if standing else []
        for done in data.draw(st.lists(st.sampled_from(DONE), unique=True)) if standing in (None, "present") else []:
            on = data.draw(st.lists(st.sampled_from(surfaces_of(each)), unique=True).map(tuple))
            chart.append(Charted(tooth=each, state=done, surfaces=on))
    case = with_review(chart=tuple(chart), findings=(replace(FINDING, tooth=None, surfaces=()),))
    assert found(case) == []
    sealed = encounter.seal(case, DENTIST, case.opened_at)
    assert msgspec.json.decode(sealed, type=EncounterRecord).chart == tuple(chart)


@given(st.lists(entries, max_size=12))
def test_adv_02_a_chart_that_denies_itself_has_a_gap_at_each_such_tooth(chart: list[Charted]) -> None:
    """Told here in other words than the rule's: tooth by tooth."""
    wrong = set()
    for each in TEETH:
        mine = [entry for entry in chart if entry.tooth == each]
        standings = [entry for entry in mine if entry.state in ("present", "missing", "unerupted")]
        done = [entry for entry in mine if entry not in standings]
        twice = len(standings) > 1 or len({entry.state for entry in done}) < len(done)
        gone = done and any(entry.state != "present" for entry in standings)
        if twice or gone or not all(is_fitting(entry) for entry in mine):
            wrong.add(str(each))
    case = with_review(chart=tuple(chart), findings=(replace(FINDING, tooth=None, surfaces=()),))
    assert {subject for why, subject in found(case) if why.startswith("gap-chart-")} == wrong


@pytest.mark.parametrize(
    ("state", "observation", "surfaces", "denied"),
    [
        ("missing", "caries", (), True),
        ("unerupted", "caries", ("O",), True),
        ("missing", "other", ("O",), True),
        ("missing", "restoration_defect", (), True),
        ("missing", "missing", (), False),
        ("missing", "healing", (), False),
        ("unerupted", "eruption", (), False),
        ("missing", "fracture", (), False),
        ("present", "caries", ("O",), False),
        ("present", "missing", (), True),
        ("restored", "caries", ("O",), False),
        ("sealed", "caries", ("O",), False),
    ],
)
def test_adv_02_the_chart_and_the_findings_agree(state: str, observation: str, surfaces: tuple[str, ...], denied: bool) -> None:
    finding = replace(at("36", observation=observation), surfaces=surfaces)
    entry = Charted(tooth=tooth("36"), state=state)  # type: ignore[arg-type]
    elsewhere = Charted(tooth=tooth("37"), state=state)  # type: ignore[arg-type]
    assert found(with_review(chart=(entry,), findings=(FINDING, finding))) == ([("gap-chart-finding", str(finding.id))] if denied else [])
    assert found(with_review(chart=(elsewhere,), findings=(FINDING, finding))) == []


def test_adv_01_a_chart_is_no_finding() -> None:
    """A filling, or a tooth that is yet to come, is nothing abnormal; and a missing tooth charted is no answer to what was seen."""
    advice = replace(WHOLE.surroundings.draft.review.advice[0], findings=())
    chart = (Charted(tooth=tooth("36"), state="restored", surfaces=("O",)), Charted(tooth=tooth("38"), state="unerupted"))
    assert found(with_review(chart=chart, findings=(), advice=(advice,), no_abnormality_seen=True)) == []
    assert found(with_review(chart=chart, findings=(), advice=(advice,))) == [("gap-findings", None)]


@pytest.mark.parametrize(
    "text", ['{"tooth":"99","state":"missing"}', '{"tooth":"11","state":"decayed"}', '{"tooth":"11","state":"missing","by":1}']
)
def test_adv_01_what_is_no_chart_is_refused(text: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(f'{{"chart":[{text}]}}', type=Review)


def test_adv_01_drafts_and_records_from_before_there_was_a_chart_are_read() -> None:
    assert msgspec.json.decode(b"{}", type=Review).chart == ()
    sealed = msgspec.json.decode(encounter.seal(WHOLE, DENTIST, WHOLE.opened_at))
    del sealed["chart"]
    assert msgspec.json.decode(msgspec.json.encode(sealed), type=EncounterRecord).chart == ()


def test_adv_01_there_is_room_for_every_tooth() -> None:
    full = [Charted(tooth=each, state=state) for each in TEETH for state in ("present", "restored", "sealed")]
    assert len(full) == MOST_CHARTED
    assert len(msgspec.json.decode(msgspec.json.encode(Review(chart=tuple(full))), type=Review).chart) == MOST_CHARTED
    more = (*full, Charted(tooth=PERMANENT[0], state="missing"))
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(msgspec.json.encode(Review(chart=more)), type=Review)
