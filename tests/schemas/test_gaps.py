"""What a D9996 record lacks: taking any one mandatory thing away names exactly that thing (SPEC D96-01 to D96-13)."""

import ast
import inspect
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from schemas.care import contradictions, encounter
from schemas.care.case import WANTED, Case, CaseType, Status
from schemas.care.charted import Charted
from schemas.care.encounter import gaps
from schemas.care.finding import BoxAlone, Finding
from schemas.care.image import Image
from schemas.care.intake import History
from schemas.code import Code
from schemas.ident import FindingId, ImageId
from schemas.person import Actor
from schemas.refusal import Incomplete
from schemas.tooth import tooth
from tests.cases import case_in, new_case, play_to
from tests.people import RULES, dentist, uuid7
from tests.play import DENTIST

WHOLE: dict[CaseType, Case] = {kind: case_in(Status.IN_REVIEW, kind) for kind in CaseType}
kinds = st.sampled_from(list(CaseType))
nothing = st.sampled_from(
    ["", " ", "\n", "ab", " - ", "\u200b" * 9, "\u3164" * 9, "\ufeff\u2060\u00ad\u200d\u202e", "\u0301" * 9, "a\u200b\u200bb"]
)
"""What a text may be and still say nothing; the last five are there for a machine and not for the eye."""


def found(case: Case, actor: Actor = DENTIST) -> list[tuple[str, str, str | None]]:
    on = case.opened_at.date()
    return [(gap.item, gap.why, gap.subject) for gap in gaps(case, actor, on)]


def written(case: Case, **changes: object) -> Case:
    draft = case.surroundings.draft
    return replace(case, around=replace(case.surroundings, draft=replace(draft, review=replace(draft.review, **changes))))


def first_image(case: Case, **changes: object) -> Case:
    return replace(case, images=(replace(case.images[0], **changes), *case.images[1:]))


def collected(case: Case, **changes: object) -> Case:
    return first_image(case, collector=replace(case.images[0].collector, **changes))


def advised(case: Case, **changes: object) -> Case:
    return written(case, advice=(replace(case.surroundings.draft.review.advice[0], **changes),))


def without_rule(case: Case) -> Case:
    return replace(case, around=replace(case.surroundings, rules={}))


def unread_rule(case: Case) -> Case:
    return replace(case, around=replace(case.surroundings, rules={"OH": replace(RULES["OH"], async_review="unknown")}))


UNLISTED = Code(system="practice", code="X0001", en="Of no list", es="De ninguna lista")
YESTERDAY = date(2026, 3, 1)

# What is taken away, and the one gap that must answer. Each is taken from a case that lacks nothing.
TAKEN: dict[str, tuple[str, str, Callable[[Case, str], Case]]] = {
    "settled": ("D96-01", "gap-unsettled", lambda case, _: replace(case, images=(*case.images, replace(spare(case), status="received")))),
    "freed": ("D96-01", "gap-held", lambda case, _: replace(case, images=(*case.images, replace(spare(case), status="held")))),
    "picture": ("D96-01", "gap-no-image", lambda case, _: without_pictures(case)),
    "who collected it": ("D96-02", "gap-collected", lambda case, _: collected(case, name=" ")),
    "with what": ("D96-02", "gap-collected", lambda case, _: collected(case, device="")),
    "in which state": ("D96-02", "gap-collected", lambda case, _: collected(case, state=None)),
    "at what kind of place": ("D96-02", "gap-collected", lambda case, _: collected(case, setting=None)),
    "when it arrived": ("D96-02", "gap-collected", lambda case, _: first_image(case, received_at=None)),
    "findings": ("D96-03", "gap-findings", lambda case, _: written(advised(case, findings=()), findings=())),
    "surfaces": ("D96-03", "gap-surfaces", lambda case, _: refound(case, tooth=tooth("11"), surfaces=("O",))),
    "a finding of its own": ("D96-03", "gap-finding-twice", lambda case, _: written(case, findings=(*findings(case), *findings(case)))),
    "a finding's picture": ("D96-03", "gap-finding-image", lambda case, _: refound(case, image=ImageId(uuid7(97)))),
    "a mark on the picture": ("D96-03", "gap-mark", lambda case, _: refound(case, mark=BoxAlone(left=10, top=10, right=4001, bottom=20))),
    "one place of a finding": ("ADV-01", "gap-finding-region", lambda case, _: refound(case, region="gingiva")),
    "a code of the practice's list": ("ADV-01", "gap-finding-code", lambda case, _: refound(case, code=UNLISTED)),
    "a chart that says a thing once": ("ADV-02", "gap-chart-twice", lambda case, _: charted(case, ("17", "missing"), ("17", "present"))),
    "a chart of teeth that are there": (
        "ADV-02",
        "gap-chart-absent",
        lambda case, _: charted(case, ("17", "unerupted"), ("17", "sealed", "O")),
    ),
    "a chart of surfaces that are there": ("ADV-02", "gap-chart-surfaces", lambda case, _: charted(case, ("11", "restored", "O"))),
    "a chart that heeds the findings": ("ADV-02", "gap-chart-finding", lambda case, _: charted(case, (findings(case)[0].tooth, "missing"))),
    "conclusion": ("D96-03", "gap-conclusion", lambda case, empty: written(case, conclusion=empty)),
    "advice": ("D96-03", "gap-advice", lambda case, _: written(case, advice=())),
    "advice text": ("D96-03", "gap-advice", lambda case, empty: advised(case, text=empty)),
    "advice that heeds the findings": ("D96-03", "gap-no-problem-found", lambda case, _: advised(case, urgency="no_problem_visible")),
    "complaint": ("D96-04", "gap-complaint", lambda case, _: replace(case, complaint=None)),
    "history": ("D96-04", "gap-complaint", lambda case, _: replace(case, history=None)),
    "history reviewed": ("D96-04", "gap-history-unread", lambda case, _: written(case, history_reviewed=False)),
    "an alert that somebody decided about": (
        "INC-03",
        "gap-alert",
        lambda case, _: replace(case, history=History(conditions=("latex",))),
    ),
    "why not live": ("D96-05", "gap-reason-async", lambda case, empty: written(case, reason_for_asynchronous=empty)),
    "no live interaction": ("D96-05", "gap-live", lambda case, _: written(case, no_live_interaction=False)),
    "a look": ("D96-06", "gap-not-looked", lambda case, _: replace(case, looks=case.looks[1:])),
    "why a view is missing": ("D96-06", "gap-view-missing", lambda case, empty: without_view(case, empty)),
    "rationale": ("D96-07", "gap-rationale", lambda case, empty: advised(case, rationale=empty, findings=())),
    "known finding": ("D96-07", "gap-advice-finding", lambda case, empty: advised(case, rationale=empty, findings=(FindingId(uuid7(99)),))),
    "known findings": (
        "D96-07",
        "gap-advice-finding",
        lambda case, _: advised(case, findings=(findings(case)[0].id, FindingId(uuid7(99)))),
    ),
    "a due day to come": ("D96-07", "gap-due-past", lambda case, _: advised(case, due=YESTERDAY)),
    "follow-up": ("D96-08", "gap-follow-up", lambda case, empty: written(case, follow_up=None, no_follow_up_because=empty)),
    "a follow-up to come": ("D96-08", "gap-follow-up-past", lambda case, _: written(case, follow_up=YESTERDAY)),
    "sufficiency": ("D96-09", "gap-sufficiency", lambda case, _: written(case, sufficiency=None)),
    "limitation": ("D96-09", "gap-limitation", lambda case, empty: written(case, sufficiency="limited", limitation=empty)),
    "pictures that suffice": ("D96-09", "gap-diagnosis-insufficient", lambda case, _: unseen(case)),
    "advice that heeds the limits": (
        "D96-09",
        "gap-no-problem-unseen",
        lambda case, _: written(unseen(advised(case, urgency="no_problem_visible", findings=())), findings=()),
    ),
    "place": ("D96-10", "gap-place", lambda case, _: replace(case, respondent=None)),
    "emergency": ("D96-10", "gap-emergency", lambda case, _: replace(case, emergency=None)),
    "consent": ("D96-10", "gap-consent", lambda case, _: replace(case, consent=None)),
    "licence": ("D96-10", "gap-licence", lambda case, _: moved(case, "AL")),
    "state rule": ("D96-10", "gap-state-rule", lambda case, _: without_rule(case)),
    "rule that was read": ("D96-10", "gap-state-rule", lambda case, _: unread_rule(case)),
    "why a quality is judged otherwise": (
        "IMG-04",
        "gap-quality-reason",
        lambda case, empty: written(case, quality_overrides={str(case.images[0].id): empty or "Fine."}),
    ),
    "known sides": ("UPL-14", "gap-side", lambda case, _: first_image(case, mirror="unconfirmed")),
}


def spare(case: Case) -> Image:
    return replace(case.images[0], id=ImageId(uuid7(98)))


def findings(case: Case) -> tuple[Finding, ...]:
    return case.surroundings.draft.review.findings


def refound(case: Case, **changes: object) -> Case:
    return written(case, findings=(replace(findings(case)[0], **changes),))


def charted(case: Case, *entries: tuple[Any, ...]) -> Case:
    return written(case, chart=tuple(Charted(tooth=which, state=state, surfaces=tuple(on)) for which, state, *on in entries))


def told(case: Case) -> Case:
    """The finding was told, not seen."""
    return refound(case, image=None, mark=None)


def without_pictures(case: Case) -> Case:
    images = tuple(replace(each, status="unreadable") for each in case.images)
    return written(told(replace(case, images=images)), missing_views=dict.fromkeys(WANTED[case.type], "The file is broken."))


def without_view(case: Case, why: str) -> Case:
    view = case.images[0].view
    return written(told(first_image(case, status="unreadable")), missing_views={view: why})


def unseen(case: Case) -> Case:
    return written(case, sufficiency="insufficient", limitation="Too dark to judge.")


def moved(case: Case, state: str) -> Case:
    assert case.place is not None
    return replace(case, place=replace(case.place, state=state))


@pytest.mark.parametrize("kind", CaseType)
def test_d96_13_a_whole_case_has_no_gap(kind: CaseType) -> None:
    assert found(WHOLE[kind]) == []


@given(kinds, st.sampled_from(sorted(TAKEN)), nothing)
def test_d96_13_taking_one_thing_away_names_exactly_that_thing(kind: CaseType, thing: str, empty: str) -> None:
    item, why, take_away = TAKEN[thing]
    assert [gap[:2] for gap in found(take_away(WHOLE[kind], empty))] == [(item, why)]


def test_d96_13_every_gap_at_sign_is_tried() -> None:
    """Read off the sources: a gap that nobody takes away here fails."""
    said = {
        node.value
        for module in (encounter, contradictions)
        for node in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("gap-")
    }
    assert said == {why for _, why, _ in TAKEN.values()}


@given(kinds, st.data())
def test_d96_13_each_image_has_to_be_looked_at_by_the_signer(kind: CaseType, data: st.DataObject) -> None:
    case = WHOLE[kind]
    image = data.draw(st.sampled_from(case.images))
    unseen = replace(case, looks=tuple(each for each in case.looks if each.image != image.id))
    assert found(unseen) == [("D96-06", "gap-not-looked", str(image.id))]
    by_another = replace(case, looks=tuple(replace(each, person=uuid7(40)) if each.image == image.id else each for each in case.looks))
    assert found(by_another) == [("D96-06", "gap-not-looked", str(image.id))]


@given(kinds, st.data(), nothing)
def test_d96_13_each_missing_view_has_to_be_explained(kind: CaseType, data: st.DataObject, empty: str) -> None:
    case = WHOLE[kind]
    view = data.draw(st.sampled_from(WANTED[kind]))
    status = data.draw(st.sampled_from(["unreadable", "dropped"]))
    images = tuple(replace(each, status=status) if each.view == view else each for each in case.images)
    lacking = written(told(replace(case, images=images)), missing_views={view: empty})
    assert found(lacking) == [("D96-06", "gap-view-missing", view)]
    assert found(written(lacking, missing_views={view: "The patient cannot open wider."})) == []


def test_d96_11_all_gaps_are_named_at_once() -> None:
    """A case about which nobody said anything lacks every item, and each says where it is closed."""
    empty = new_case()
    named = gaps(empty, replace(DENTIST, practitioner=None), empty.opened_at.date())
    assert {gap.item for gap in named} == {f"D96-{n:02}" for n in (1, 3, 4, 5, 6, 8, 9, 10)}
    assert all(gap.where for gap in named)


@given(kinds)
def test_d96_13_nothing_is_signed_with_a_gap_and_all_is_said(kind: CaseType) -> None:
    play = play_to(Status.IN_REVIEW, kind)
    play.write(replace(play.case.surroundings.draft.review, conclusion="", follow_up=None))
    with pytest.raises(Incomplete) as refused:
        play.sign()
    assert [gap.item for gap in refused.value.gaps] == ["D96-03", "D96-08"]


def test_d96_10_a_signer_without_a_licence_in_force_there_is_a_gap() -> None:
    case = WHOLE[CaseType.GENERAL_QUESTION]
    looks = tuple(replace(each, person=uuid7(41)) for each in case.looks)
    assert found(replace(case, looks=looks), dentist(41, state="AL")) == [("D96-10", "gap-licence", None)]
    assert found(replace(case, looks=looks), dentist(41)) == []


def test_d96_10_without_a_place_nobodys_licence_counts() -> None:
    case = replace(WHOLE[CaseType.GENERAL_QUESTION], place=None)
    assert [why for _, why, _ in found(case)] == ["gap-place", "gap-licence", "gap-state-rule"]


def test_d96_03_no_abnormality_seen_is_said_instead_of_findings_never_beside_them() -> None:
    case = WHOLE[CaseType.GENERAL_QUESTION]
    assert found(written(advised(case, findings=()), findings=(), no_abnormality_seen=True)) == []
    assert found(written(case, no_abnormality_seen=True)) == [("D96-03", "gap-findings", None)]


def test_d96_09_insufficient_images_forbid_a_diagnosis() -> None:
    """Neither a finding nor "no abnormality seen" can rest on images that do not suffice."""
    case = written(
        advised(WHOLE[CaseType.GENERAL_QUESTION], findings=()), findings=(), sufficiency="insufficient", limitation="Too dark to judge."
    )
    assert found(case) == []
    assert found(written(case, limitation="")) == [("D96-09", "gap-limitation", None)]
    assert found(written(case, no_abnormality_seen=True)) == [("D96-09", "gap-diagnosis-insufficient", None)]
    assert found(written(case, findings=findings(WHOLE[CaseType.GENERAL_QUESTION]))) == [("D96-09", "gap-diagnosis-insufficient", None)]
