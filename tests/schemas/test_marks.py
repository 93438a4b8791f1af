"""What is drawn on a picture: what each kind is made of, who drew it, and what was drawn before there were kinds (SPEC VWR-04, ADV-01)."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from schemas.care.case import Status
from schemas.care.contradictions import is_astray
from schemas.care.finding import Finding, marks_of
from schemas.care.mark import MAX_MARKS, MAX_POINTS, Mark, Point, region
from schemas.care.review import Review, drawn_by
from schemas.ident import PersonId
from tests.cases import case_in
from tests.people import NOW, uuid7

VECTORS = json.loads((Path(__file__).parent / "marks.json").read_text())
"""The page is held to the same ones by viewer/src/imaging/mark.test.ts."""

WHOLE = case_in(Status.IN_REVIEW).surroundings.draft.review
OLD = WHOLE.findings[0]
ONE, OTHER = PersonId(uuid7(1)), PersonId(uuid7(2))


def decoded(**mark: Any) -> Mark:
    return msgspec.json.decode(msgspec.json.encode(mark), type=Mark)


@pytest.mark.parametrize("case", VECTORS, ids=lambda case: case["name"])
def test_vwr_04_each_kind_is_made_of_its_points(case: dict[str, Any]) -> None:
    drawing = {name: case[name] for name in ("kind", "points", "text")}
    if not case["sound"]:
        with pytest.raises(msgspec.ValidationError):
            decoded(**drawing)
        return
    mark = decoded(**drawing)
    assert list(region(mark)) == case["region"]
    assert msgspec.json.decode(msgspec.json.encode(mark))["points"] == case["points"]


@pytest.mark.parametrize("kind", ["polygon", "freehand"])
def test_vwr_04_points_are_counted(kind: str) -> None:
    line = [[number, number] for number in range(MAX_POINTS)]
    assert len(decoded(kind=kind, points=line).points) == MAX_POINTS
    with pytest.raises(msgspec.ValidationError, match="length <= 200"):
        decoded(kind=kind, points=[*line, [0, 0]])


@pytest.mark.parametrize("nowhere", [float("nan"), float("inf"), -float("inf")])
def test_vwr_04_a_point_is_somewhere(nowhere: float) -> None:
    with pytest.raises(ValueError, match="nowhere"):
        Mark(kind="text", points=(Point(1, nowhere),), text="here")
    with pytest.raises(msgspec.MsgspecError):
        msgspec.json.decode(b'{"kind":"box","points":[[1e999,0],[1,1]]}', type=Mark)


def test_vwr_04_words_are_a_line() -> None:
    assert decoded(kind="text", points=[[1, 1]], text="x" * 200).text
    with pytest.raises(msgspec.ValidationError, match="length <= 200"):
        decoded(kind="text", points=[[1, 1]], text="x" * 201)


def test_vwr_04_marks_are_counted() -> None:
    point = {"kind": "box", "points": [[1, 1], [1, 1]]}
    finding = {"id": str(OLD.id), "observation": "caries", "marks": [point] * MAX_MARKS}
    assert len(msgspec.convert(finding, Finding, strict=False).marks) == MAX_MARKS
    for more in ({"marks": [point] * (MAX_MARKS + 1)}, {"mark": {"left": 1, "top": 1, "right": 2, "bottom": 2}}):
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert(finding | more, Finding, strict=False)


def test_vwr_04_the_box_alone_is_read_as_it_was_written() -> None:
    stored = b'{"id":"%b","observation":"caries","mark":{"left":10,"top":10,"right":60,"bottom":50}}' % str(OLD.id).encode()
    read = msgspec.json.decode(stored, type=Finding)
    assert marks_of(read) == (Mark(kind="box", points=(Point(10, 10), Point(60, 50))),)
    assert marks_of(replace(read, mark=None)) == ()


def saved(before: Review, *marks: Mark, by: PersonId, hours: int) -> Review:
    shown = replace(before, findings=(replace(before.findings[0], mark=None, marks=marks),))
    return drawn_by(shown, before, by, NOW + timedelta(hours=hours))


def test_vwr_04_whoever_draws_or_changes_a_mark_is_its_author() -> None:
    box, arrow = (
        Mark(kind="box", points=(Point(1, 1), Point(2, 2))),
        Mark(kind="arrow", points=(Point(1, 1), Point(9, 9)), drawn_by=OTHER),
    )
    first = saved(WHOLE, box, arrow, by=ONE, hours=1)
    assert [(each.drawn_by, each.drawn_at) for each in first.findings[0].marks] == [(ONE, NOW + timedelta(hours=1))] * 2
    moved = replace(arrow, points=(Point(1, 1), Point(8, 8)))
    second = saved(first, replace(box, drawn_by=OTHER), moved, by=OTHER, hours=2)
    assert [(each.kind, each.drawn_by, each.drawn_at) for each in second.findings[0].marks] == [
        ("box", ONE, NOW + timedelta(hours=1)),
        ("arrow", OTHER, NOW + timedelta(hours=2)),
    ]


def test_vwr_04_nobody_is_said_to_have_drawn_what_was_drawn_before() -> None:
    later = drawn_by(WHOLE, WHOLE, OTHER, NOW)
    assert later.findings[0].mark is None
    assert later.findings[0].marks == marks_of(OLD)
    assert (later.findings[0].marks[0].drawn_by, later.findings[0].marks[0].drawn_at) == (None, None)


def test_vwr_04_a_mark_survives_pictures_that_are_made_anew() -> None:
    """A newer recipe may show fewer or more pixels: marks are in those of the upright original, to its last one."""
    case = case_in(Status.IN_REVIEW)
    picture = next(each for each in case.images if each.id == OLD.image)
    width, height = picture.pixels
    finding = replace(OLD, mark=None, marks=(Mark(kind="arrow", points=(Point(0, 0), Point(width, height))),))
    for share in (4, 1):
        smaller = tuple(replace(each, width=width // share, height=height // share) for each in picture.objects)
        assert not is_astray(finding, replace(picture, objects=smaller, recipe=picture.recipe + 1))
