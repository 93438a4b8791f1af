"""The letter to the family: everything that SPEC ADV-04 asks for, in their language and plain words, and nothing that is not for them."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from uuid import uuid4

import msgspec
import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from schemas.care import encounter
from schemas.care.advice import Advice, Urgency
from schemas.care.finding import Finding
from schemas.ident import ImageId
from schemas.person import Language
from schemas.tooth import tooth
from tests.play import DENTIST
from tests.workers.documents.reading import catalog, changed, read, text_of, zlib_streams
from tests.workers.documents.samples import SECRET_EXIF, jpeg, read_case, with_addendum
from tests.workers.documents.test_hostile import HOSTILE
from tests.workers.documents.test_marked import FINDING, KINDS, YELLOW, mark
from workers.documents import letter_pdf
from workers.documents.record_pdf import NotThisRecord

ADVICE = Advice(
    id=uuid4(),
    urgency="urgent",
    text="Please have this tooth treated.",
    safety_net="If your face swells, go to the emergency room.",
    due=date(2026, 3, 4),
    findings=(FINDING.id,),
    rationale="The pulp may be involved.",
)
SEEN = replace(FINDING, mark=None, marks=(mark("box"),), note="Probe it.", limitation="Not dried.")
INTERNAL = ("The pulp may be involved.", "Probe it.", "Not dried.", "A cavity on the chewing side", "a shadow here", "#3", "MO", "FDI")
"""The reason of an advice, a finding's note and limit, the conclusion, words on a picture, and designations of teeth."""


def sealed(**review: object) -> tuple[bytes, dict[ImageId, bytes]]:
    play, pictures = read_case(**({"findings": (SEEN,), "advice": (ADVICE,)} | review))
    return encounter.seal(play.case, DENTIST, play.now), pictures


def letter(language: Language = "en", addenda: tuple[bytes, ...] = (), **review: object) -> bytes:
    record, pictures = sealed(**review)
    return letter_pdf.render(record, addenda, pictures, language)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            (
                "Your dentist's answer",
                "For Maria Smith-Jones",
                "See a dentist within 24 hours",
                "Do not wait any longer: If your face swells",
                "By: March 4, 2026",
                "1. Signs of tooth decay: back tooth, upper right, number 6 from the middle",
                "The pictures were enough for a part of the answer only.",
                "It was dark.",
                "Pictures do not show everything",
                "Dr. 16, DDS",
                "No. D-OH-1, OH",
                "Pictures taken March 2, 2026",
                "Pictures reviewed March 2, 2026, 10:19 AM EST",
                "Call Lakeside Dental: +15550100",
                "You have the right to a visit in person at any time.",
                "call 911",
            ),
        ),
        (
            "es",
            (
                "La respuesta de su dentista",
                "Para Maria Smith-Jones",
                "Vea a un dentista en menos de 24 horas",
                "Cuándo no esperar más: If your face swells",
                "Antes del: 4 de marzo de 2026",
                "1. Señales de caries: diente de atrás, arriba a la derecha, número 6 desde el medio",
                "Las imágenes bastaron solo para una parte de la respuesta.",
                "It was dark.",
                "Las imágenes no muestran todo",
                "Dr. 16, DDS",
                "N.º D-OH-1, OH",
                "Imágenes tomadas 2 de marzo de 2026",
                "Imágenes revisadas 2 de marzo de 2026, 10:19 a.m. EST",
                "Llame a Lakeside Dental: +15550100",
                "Tiene derecho a una visita en persona en cualquier momento.",
                "llame al 911",
            ),
        ),
    ],
)
def test_adv_04_the_letter_says_all_of_it_in_the_language_of_the_family(language: Language, said: tuple[str, ...]) -> None:
    text = text_of(letter(language, sufficiency="limited", limitation="It was dark."))
    places = [text.find(words) for words in said]
    assert -1 not in places, [words for words, place in zip(said, places, strict=True) if place < 0]
    assert all(before < after for before, after in pairwise(places))


def test_adv_04_no_professional_word_and_no_number_of_a_tooth_is_in_it() -> None:
    pdf = letter(findings=(replace(SEEN, marks=(mark("box"), mark("text"))),))
    text = text_of(pdf)
    assert [words for words in INTERNAL if re.search(rf"(?<![\w.]){re.escape(words)}(?![\w])", text)] == []
    assert SECRET_EXIF.encode() not in pdf
    assert read(pdf).attachments == {}


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("urgency", ["no_problem_visible", "routine"])
def test_adv_04_a_negative_answer_speaks_of_these_pictures_only(language: Language, urgency: Urgency) -> None:
    advice = (replace(ADVICE, urgency=urgency, findings=()),)
    text = text_of(letter(language, findings=(), no_abnormality_seen=True, advice=advice)).lower()
    said = {"en": "nothing abnormal was seen on these pictures", "es": "no se vio nada anormal en estas imágenes"}[language]
    assert text.count(said) == (2 if urgency == "no_problem_visible" else 1)
    for never in ("no decay", "no cavities", "sin caries", "no hay caries", "caries"):
        assert never not in text


def test_adv_04_what_was_marked_is_drawn_on_its_picture_in_every_kind() -> None:
    letters = {kind: letter(findings=(replace(SEEN, marks=(mark(kind),)),)) for kind in KINDS}
    drawn = {kind: max((each for each in zlib_streams(pdf) if YELLOW in each), key=len) for kind, pdf in letters.items()}
    assert len(set(drawn.values())) == len(KINDS)
    assert images(read(letter())) == 1


def test_adv_04_a_picture_on_which_nothing_was_found_is_not_in_it() -> None:
    assert images(read(letter(findings=(replace(SEEN, marks=()),)))) == 0
    assert images(read(letter(findings=(replace(SEEN, image=None, marks=()),)))) == 0


def test_adv_04_only_an_addition_for_the_family_is_in_it() -> None:
    play, pictures = read_case(findings=(SEEN,), advice=(ADVICE,))
    record = encounter.seal(play.case, DENTIST, play.now)
    addition = with_addendum(play, record, "The left side, not the right.", "I mixed up the sides.")
    aside = msgspec.json.decode(addition)
    aside["addendum"]["for_patient"] = False
    for content, is_there in ((addition, True), (msgspec.json.encode(aside), False)):
        text = text_of(letter_pdf.render(record, (content,), pictures, "en"))
        assert ("The left side, not the right." in text) is is_there
        assert ("Added later by the dentist" in text) is is_there
        assert "I mixed up the sides." not in text


@pytest.mark.parametrize("language", ["en", "es"])
def test_adv_04_the_letter_is_tagged_for_reading_aloud_and_has_a_language(language: Language) -> None:
    pdf = letter(language)
    root = catalog(read(pdf))
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == language
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    metadata = root["/Metadata"].get_object().get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert "<pdfaid:part>3</pdfaid:part>" in metadata
    alt = {"en": "Your picture with the places marked", "es": "Su imagen con los lugares marcados"}[language]
    assert any(alt in each for each in alternatives(read(pdf)))


def test_adv_04_the_same_answer_is_the_same_letter_byte_for_byte() -> None:
    record, pictures = sealed()
    first, second = (letter_pdf.render(record, (), pictures, "es") for _ in range(2))
    assert first == second


def test_adv_04_another_cases_picture_is_refused_and_hostile_words_are_only_words() -> None:
    record, pictures = sealed()
    with pytest.raises(NotThisRecord):
        letter_pdf.render(record, (), {next(iter(pictures)): jpeg(9)}, "en")
    text = text_of(letter(advice=(replace(ADVICE, text=HOSTILE),))).replace(" ", "")
    assert '#read("/etc/passwd")' in text
    assert "root:" not in text


def test_adv_04_a_practice_without_a_telephone_is_not_called() -> None:
    record, pictures = sealed()
    text = text_of(letter_pdf.render(changed(record, organization_phone=""), (), pictures, "en"))
    assert "Call Lakeside Dental:" not in text
    assert "call 911" in text


@pytest.mark.parametrize(
    ("which", "place"),
    [
        ("11", "front tooth, upper right"),
        ("28", "wisdom tooth, upper left"),
        ("35", "back tooth, lower left, number 5 from the middle"),
        ("83", "baby front tooth, lower right"),
        ("64", "baby back tooth, upper left"),
    ],
)
def test_adv_04_a_tooth_is_told_by_its_place(which: str, place: str) -> None:
    found: Finding = replace(SEEN, tooth=tooth(which), surfaces=())
    assert f"1. Signs of tooth decay: {place}" in text_of(letter(findings=(found,)))


def images(pdf: PdfReader) -> int:
    return sum(len(page.images) for page in pdf.pages)


def alternatives(pdf: PdfReader) -> list[str]:
    """What is said aloud in place of each picture."""
    found: list[str] = []

    def visit(node: object) -> None:
        resolved = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(resolved, list):
            for each in resolved:
                visit(each)
        elif isinstance(resolved, dict):
            if "/Alt" in resolved:
                found.append(str(resolved["/Alt"]))
            if "/K" in resolved:
                visit(resolved["/K"])

    visit(catalog(pdf)["/StructTreeRoot"])
    return found
