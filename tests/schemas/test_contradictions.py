"""What a draft says that cannot all be true is never signed, each with its own words (SPEC D96-03, 07, 08, 09); and what may be."""

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from schemas.care.advice import Advice
from schemas.care.case import Case, Status
from schemas.care.encounter import gaps
from schemas.care.finding import BoxAlone, Finding
from schemas.care.mark import Mark, Point
from schemas.ident import FindingId, ImageId
from schemas.view import View
from tests.cases import case_in, play_to
from tests.people import uuid7
from tests.play import DENTIST

WHOLE = case_in(Status.IN_REVIEW)
FINDING = WHOLE.surroundings.draft.review.findings[0]
ADVICE = WHOLE.surroundings.draft.review.advice[0]
TODAY = date(2026, 3, 2)


def found(case: Case, on: date = TODAY) -> list[tuple[str, str, str | None]]:
    return [(gap.item, gap.why, gap.subject) for gap in gaps(case, DENTIST, on)]


def with_findings(*findings: Finding) -> Case:
    draft = WHOLE.surroundings.draft
    return replace(WHOLE, around=replace(WHOLE.surroundings, draft=replace(draft, review=replace(draft.review, findings=findings))))


def with_review(**changes: object) -> Case:
    draft = WHOLE.surroundings.draft
    return replace(WHOLE, around=replace(WHOLE.surroundings, draft=replace(draft, review=replace(draft.review, **changes))))


def test_d96_03_a_picture_of_another_case_carries_no_finding_and_does_not_dodge_the_sides() -> None:
    strange = with_findings(replace(FINDING, image=ImageId(uuid7(4711)), mark=None))
    assert found(strange) == [("D96-03", "gap-finding-image", str(FINDING.id))]


@pytest.mark.parametrize("status", ["unreadable", "held", "dropped", "received"])
def test_d96_03_a_picture_that_cannot_be_read_carries_no_finding(status: str) -> None:
    play = play_to(Status.IN_REVIEW)
    extra = replace(play.case.images[0], id=ImageId(uuid7(4712)), status=status)
    draft = play.case.surroundings.draft
    review = replace(draft.review, findings=(replace(FINDING, image=extra.id),))
    case = replace(
        play.case, images=(*play.case.images, extra), around=replace(play.case.surroundings, draft=replace(draft, review=review))
    )
    assert ("D96-03", "gap-finding-image", str(FINDING.id)) in found(case)


@pytest.mark.parametrize(
    ("mark", "fits"),
    [
        (BoxAlone(left=0, top=0, right=4000, bottom=3000), True),
        (BoxAlone(left=60, top=50, right=10, bottom=10), True),
        (BoxAlone(left=3999.5, top=2999.5, right=3999.5, bottom=2999.5), True),
        (BoxAlone(left=-0.1, top=10, right=60, bottom=50), False),
        (BoxAlone(left=10, top=10, right=60, bottom=3000.1), False),
        (BoxAlone(left=10, top=-5, right=60, bottom=50), False),
        (BoxAlone(left=1e9, top=10, right=60, bottom=50), False),
    ],
)
def test_d96_03_a_box_alone_lies_on_its_picture(mark: BoxAlone, fits: bool) -> None:
    assert found(with_findings(replace(FINDING, mark=mark))) == ([] if fits else [("D96-03", "gap-mark", str(FINDING.id))])


@pytest.mark.parametrize(("last", "fits"), [(Point(4000, 3000), True), (Point(4000.1, 3000), False), (Point(20, -0.1), False)])
def test_d96_03_every_mark_lies_on_its_picture(last: Point, fits: bool) -> None:
    marks = (Mark(kind="text", points=(Point(1, 1),), text="here"), Mark(kind="polygon", points=(Point(0, 0), Point(9, 0), last)))
    assert found(with_findings(replace(FINDING, marks=marks))) == ([] if fits else [("D96-03", "gap-mark", str(FINDING.id))])


def test_d96_03_a_box_alone_is_somewhere() -> None:
    with pytest.raises(ValueError, match="nowhere"):
        BoxAlone(left=float("nan"), top=10, right=60, bottom=50)


def test_d96_03_what_was_told_is_drawn_nowhere() -> None:
    assert found(with_findings(replace(FINDING, image=None))) == [("D96-03", "gap-mark", str(FINDING.id))]
    assert found(with_findings(replace(FINDING, image=None, mark=None))) == []


def test_d96_03_each_finding_stands_once() -> None:
    other = replace(FINDING, note="Seen twice.")
    assert found(with_findings(FINDING, other)) == [("D96-03", "gap-finding-twice", str(FINDING.id))]
    assert found(with_findings(FINDING, replace(other, id=FindingId(uuid7(950))))) == []


def test_d96_07_advice_rests_on_findings_of_this_record_whatever_else_it_says() -> None:
    astray = replace(ADVICE, findings=(FINDING.id, FindingId(uuid7(951))))
    assert astray.rationale
    assert found(with_review(advice=(astray,))) == [("D96-07", "gap-advice-finding", str(ADVICE.id))]


def test_d96_03_no_problem_visible_stands_neither_beside_findings_nor_on_pictures_that_do_not_suffice() -> None:
    nothing = Advice(id=uuid7(960), urgency="no_problem_visible", text="Nothing visible on these pictures.", rationale="Sound teeth.")
    assert found(with_review(advice=(nothing, ADVICE))) == [("D96-03", "gap-no-problem-found", str(nothing.id))]
    assert found(with_review(findings=(), no_abnormality_seen=True, advice=(nothing,))) == []
    unseen = with_review(findings=(), sufficiency="insufficient", limitation="Too dark.", advice=(nothing,))
    assert found(unseen) == [("D96-09", "gap-no-problem-unseen", str(nothing.id))]
    assert found(with_review(findings=(), sufficiency="insufficient", limitation="Too dark.", advice=(replace(ADVICE, findings=()),))) == []


@pytest.mark.parametrize(("day", "late"), [(date(2026, 3, 1), True), (date(2026, 3, 2), False), (date(2027, 1, 1), False)])
def test_d96_08_nothing_is_due_before_it_is_signed(day: date, late: bool) -> None:
    assert found(with_review(advice=(replace(ADVICE, due=day),))) == ([("D96-07", "gap-due-past", str(ADVICE.id))] if late else [])
    assert found(with_review(follow_up=day)) == ([("D96-08", "gap-follow-up-past", None)] if late else [])


def test_gen_05_what_is_past_is_said_by_the_patients_own_day() -> None:
    """At nine in the evening of 2 March in Ohio it is 3 March in UTC, and 2 March may still be a due day."""
    play = play_to(Status.IN_REVIEW)
    play.write(replace(play.case.surroundings.draft.review, follow_up=TODAY))
    play.now = datetime(2026, 3, 3, 1, 59, tzinfo=UTC)
    assert play.case.lease is not None
    play.case = replace(play.case, lease=replace(play.case.lease, until=datetime(2026, 3, 3, 3, 0, tzinfo=UTC)))
    play.sign()
    assert play.case.status is Status.SIGNED


def test_d96_03_a_mark_is_measured_in_the_pixels_of_the_original() -> None:
    image = replace(WHOLE.images[0], quality=None, frame=None)
    assert image.pixels == (2048, 1536), "without other knowledge, those of the picture that is shown"
    assert replace(WHOLE.images[0], view=View.PERIAPICAL).pixels == (4000, 3000)
    assert replace(image, objects=()).pixels == (0, 0)
