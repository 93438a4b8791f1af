"""What was drawn on a picture is in print, of every kind: drawn on it, and said in the finding's own line (SPEC VWR-04, D96-12)."""

from typing import get_args

import pytest
from msgspec.structs import replace

from schemas.care.case import Status
from schemas.care.mark import Mark, MarkKind, Point
from schemas.person import Language
from tests.cases import play_to
from tests.workers.documents.reading import text_of, zlib_streams
from tests.workers.documents.samples import sealed_record
from tests.workers.documents.test_hostile import HOSTILE
from workers.documents.record_pdf import render

FINDING = play_to(Status.IN_REVIEW).case.surroundings.draft.review.findings[0]
CORNERS = (Point(400, 300), Point(2000, 1500))
LINE = (*CORNERS, Point(600, 1600))
KINDS: tuple[MarkKind, ...] = get_args(MarkKind)
YELLOW = b"1 0.83137256 0 "


def mark(kind: MarkKind, text: str = "a shadow here") -> Mark:
    points = {"text": CORNERS[:1], "polygon": LINE, "freehand": LINE}.get(kind, CORNERS)
    return Mark(kind=kind, points=points, text=text if kind == "text" else "")


def printed(*marks: Mark, language: Language = "en") -> bytes:
    sealed, pictures = sealed_record(findings=(replace(FINDING, mark=None, marks=marks),))
    return render(sealed, (), pictures, language)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Drawn on the picture: arrow, box, ellipse, polygon, freehand line, the words “a shadow here”"),
        ("es", "Dibujado en la imagen: flecha, recuadro, elipse, polígono, trazo a mano alzada, las palabras «a shadow here»"),
    ],
)
def test_d96_12_every_kind_of_mark_is_said(language: Language, said: str) -> None:
    assert said in text_of(printed(*map(mark, KINDS), language=language))


def test_d96_12_every_kind_of_mark_is_drawn_in_its_own_way() -> None:
    drawn = {kind: max((each for each in zlib_streams(printed(mark(kind))) if YELLOW in each), key=len) for kind in KINDS}
    assert len(set(drawn.values())) == len(KINDS)
    assert not any(YELLOW in each for each in zlib_streams(printed()))


def test_d96_12_hostile_words_in_a_mark_are_only_words() -> None:
    said = text_of(printed(mark("text", HOSTILE[:200]))).replace(" ", "")  # a narrow column breaks long words
    for words in ('#read("/etc/passwd")', '#eval("1+1")', "[U+202E]gnp.exe", "[U+0000]"):
        assert words in said
    assert "root:" not in said
