"""Whose picture a DICOM file says it is, what is held because of it, and what a person then decides (SPEC IMG-06)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care.case import Status
from schemas.care.derivative import DicomFacts
from schemas.care.identity import contradicted
from schemas.care.imagework import weak_views
from schemas.person import Sex, folded
from schemas.refusal import Incomplete, NotPermitted, Unacceptable
from schemas.view import View
from tests.cases import new_case, play_to
from tests.people import PATIENT
from tests.play import DENTIST, OFFICE, Play

NOBODY = DicomFacts(
    sop_instance_uid=None,
    modality=None,
    patient_name=None,
    patient_id=None,
    birth_date=None,
    sex=None,
    laterality=None,
    acquired=None,
)
MARIA = replace(NOBODY, sop_instance_uid="1.2.3", patient_name="SMITH-JONES^MARIA", birth_date="1990-05-17", sex="F")


@pytest.mark.parametrize(
    ("facts", "same"),
    [
        ({}, True),
        ({"patient_name": "Smith-Jones^Maria^Anna^Dr^MD"}, True),
        ({"patient_name": "smith-jones^maria"}, True),
        ({"patient_name": "SMITH JONES^MARIA"}, True),
        ({"patient_name": " Smith - Jones ^ Maria "}, True),
        ({"patient_name": "Smith-Jones^María"}, True),
        ({"patient_name": "Smith-Jones^Mari\u0301a"}, True),
        ({"patient_name": "Smith-Jones^Maria=スミス^マリア"}, True),
        ({"patient_name": "Smith-Jones"}, True),
        ({"patient_name": "Smith-Jones^"}, True),
        ({"patient_name": "^Maria"}, True),
        ({"patient_name": "^^^^"}, True),
        ({"patient_name": None}, True),
        ({"patient_name": ""}, True),
        ({"patient_name": "SMITHJONES^MARIA"}, True),
        ({"patient_name": "ANONYMOUS"}, True),
        ({"patient_name": "Anonymous^Patient"}, True),
        ({"patient_name": "ANON 0017"}, True),
        ({"patient_name": "Desconocido"}, True),
        ({"patient_name": "Smith-Jones^Mark"}, False),
        ({"patient_name": "Smith-Jones^Marianne"}, False),
        ({"patient_name": "Smith-Jones^Marta"}, False),
        ({"patient_name": "Anonymous^Mark"}, False),
        ({"patient_name": "^Mark"}, False),
        ({"patient_name": "=Smith-Jones^Mark"}, False),
        ({"birth_date": None}, True),
        ({"birth_date": "1990-05-18"}, False),
        ({"birth_date": "1990-17-05"}, False),
        ({"birth_date": "1900-01-01"}, True),
        ({"birth_date": "0000-00-00"}, True),
        ({"sex": None}, True),
        ({"sex": "M"}, False),
        ({"sex": "O"}, False),
        ({"sex": "U"}, True),
    ],
    ids=str,
)
def test_img_06_whose_picture_it_says_it_is(facts: dict[str, object], same: bool) -> None:
    assert (contradicted(replace(MARIA, **facts), PATIENT) == ()) == same


@pytest.mark.parametrize(
    ("name", "patient"),
    [
        ("Smith^Maria", ("Maria", "Smith-Jones")),
        ("Jones", ("Maria", "Smith-Jones")),
        ("Smith-Jones Jr^Maria", ("Maria", "Smith-Jones")),
        ("Maria^Smith-Jones", ("Maria", "Smith-Jones")),
        ("Maria Smith-Jones", ("Maria", "Smith-Jones")),
        ("SMITH-JONES, MARIA", ("Maria", "Smith-Jones")),
        ("Smith-Jones^M", ("Maria", "Smith-Jones")),
        ("SMITH-JONES^MARI", ("Maria Elena", "Smith-Jones")),
        ("CHRISTOPHERSON-S", ("Ada", "Christopherson-Smith")),
        ("Torres^Mia", ("Mia", "Torres Vega")),
        ("Torres Vega^María José", ("María", "Torres")),
        ("Torres^María", ("María José", "Torres")),
        ("=山田^太郎", ("Taro", "Yamada")),
        ("Иванов^Иван", ("Ivan", "Ivanov")),
    ],
    ids=str,
)
def test_img_06_a_name_that_is_only_likely_needs_the_birth_date(name: str, patient: tuple[str, str]) -> None:
    """With the patient's birth date beside it it is the patient's; without one, or with another, a person looks first."""
    known = replace(PATIENT, given_name=patient[0], family_name=patient[1])
    assert contradicted(replace(MARIA, patient_name=name), known) == ()
    assert contradicted(replace(MARIA, patient_name=name, birth_date=None), known) == ("name",)
    assert contradicted(replace(MARIA, patient_name=name, birth_date="1900-01-01"), known) == ("name",)
    assert contradicted(replace(MARIA, patient_name=name, birth_date="2015-01-01"), known) == ("name", "birth_date")


@pytest.mark.parametrize(
    ("name", "patient"),
    [
        ("MUELLER^JOERG", ("Jörg", "Müller")),
        ("Muller^Jorg", ("Jörg", "Müller")),
        ("LUKASZ^WOJCIK", ("Wójcik", "Łukasz")),
        ("OBRIEN^SEAN", ("Seán", "O’Brien")),
        ("O BRIEN^SEAN", ("Seán", "O'Brien")),
        ("DELACRUZ^ANA", ("Ana", "de la Cruz")),
        ("TORRES^MARIA^JOSE", ("María José", "Torres")),
        ("NUNEZ^PENA", ("Peña", "Núñez")),
        ("山田^太郎", ("太郎", "山田")),
    ],
    ids=str,
)
def test_img_06_the_same_letters_are_the_same_name(name: str, patient: tuple[str, str]) -> None:
    known = replace(PATIENT, given_name=patient[0], family_name=patient[1])
    assert contradicted(replace(MARIA, patient_name=name, birth_date=None), known) == ()


@pytest.mark.parametrize(
    ("name", "patient"),
    [
        ("Torres^Maria^Elena", ("María José", "Torres")),
        ("Torres^Mateo", ("Mia", "Torres")),
        ("Vega^Mia", ("Mia", "Torres")),
        ("Torres^Mi", ("Mia", "Torres")),
        ("Gonzales^Mia", ("Mia", "Gonzalez")),
        ("鈴木^太郎", ("太郎", "山田")),
        ("TEST^PHANTOM", ("Mia", "Torres")),
    ],
    ids=str,
)
def test_img_06_another_name_is_held_whatever_the_birth_date(name: str, patient: tuple[str, str]) -> None:
    """Twins have one birth date: a given name that is another, or was only misspelt, is looked at by a person."""
    known = replace(PATIENT, given_name=patient[0], family_name=patient[1])
    assert contradicted(replace(MARIA, patient_name=name), known) == ("name",)


NAMES = st.text("abcdefghijklmnñopqrstuvwxyzáéíóúüöäßøł' -", min_size=1, max_size=20)


@given(family=NAMES, given_name=NAMES, plain=st.booleans())
def test_img_06_a_patients_own_name_is_always_theirs(family: str, given_name: str, plain: bool) -> None:
    """In capitals, and in ASCII as most sensors write it."""
    known = replace(PATIENT, family_name=family, given_name=given_name)
    written = f"{family}^{given_name}".upper()
    if plain:
        written = folded(written).upper()
    assert contradicted(replace(MARIA, patient_name=written, birth_date=None), known) == ()


@given(name=st.text(max_size=80))
def test_img_06_whatever_stands_in_a_name_is_judged(name: str) -> None:
    assert contradicted(replace(MARIA, patient_name=name), PATIENT) in ((), ("name",))


@pytest.mark.parametrize("file_sex", ["F", "M", "O", None])
@pytest.mark.parametrize("sex", ["female", "male", "other", "unknown"])
def test_img_06_a_sex_that_nobody_recorded_says_nothing(file_sex: str | None, sex: Sex) -> None:
    said = {"F": "female", "M": "male", "O": "other"}.get(file_sex or "")
    assert (contradicted(replace(MARIA, sex=file_sex), replace(PATIENT, sex=sex)) == ()) == (said is None or sex in ("unknown", said))


def with_radiograph(dicom: DicomFacts, play: Play | None = None) -> Play:
    play = play or play_to(Status.SUBMITTED)
    play.settle(play.receive(View.PERIAPICAL, "unknown"), dicom=dicom)
    return play


def test_img_06_a_radiograph_of_the_patient_is_readable_and_has_its_sides() -> None:
    image = with_radiograph(MARIA).case.images[-1]
    assert (image.status, image.reason, image.mirror) == ("normalized", "", "direct")


def test_img_06_a_radiograph_of_somebody_else_is_held_and_not_shown() -> None:
    play = with_radiograph(replace(MARIA, birth_date="1961-01-01"))
    image = play.case.images[-1]
    assert (image.status, image.reason) == ("held", "identity")
    play.queue()
    play.take()
    with pytest.raises(NotPermitted):
        play.do(acts.Look(id=play.id(), image=image.id, px=2048, ms=5000), DENTIST)


def test_img_06_a_reused_instance_is_held() -> None:
    play = with_radiograph(MARIA)
    with_radiograph(MARIA, play)
    with_radiograph(replace(MARIA, sop_instance_uid="1.2.4"), play)
    with_radiograph(replace(MARIA, sop_instance_uid=None), play)
    with_radiograph(replace(MARIA, sop_instance_uid=None), play)
    assert [(each.status, each.reason) for each in play.case.images[-5:]] == [
        ("normalized", ""),
        ("held", "sop_reuse"),
        ("normalized", ""),
        ("normalized", ""),
        ("normalized", ""),
    ]


def test_img_06_what_the_worker_holds_is_held() -> None:
    play = play_to(Status.SUBMITTED)
    image = play.receive(View.FACE)
    play.settle(image, hold="safeguarding")
    assert play.case.image(image) is not None
    assert [(each.status, each.reason) for each in play.case.images[-1:]] == [("held", "safeguarding")]


@pytest.mark.parametrize(("belongs", "status", "reason"), [(True, "normalized", ""), (False, "unreadable", "other-patient")])
def test_img_06_a_person_decides_about_a_held_image_once(belongs: bool, status: str, reason: str) -> None:
    play = with_radiograph(replace(MARIA, sex="M"))
    image = play.case.images[-1]
    act = acts.ResolveHold(id=play.id(), image=image.id, belongs=belongs, reason="Telephoned the clinic.")
    play.do(act, OFFICE)
    assert (play.case.images[-1].status, play.case.images[-1].reason) == (status, reason)
    assert play.case.images[-1].sha256 == image.sha256
    with pytest.raises(Unacceptable) as refused:
        play.do(replace(act, id=play.id()), OFFICE)
    assert refused.value.why == "not-held"


def test_img_05_a_held_image_keeps_nobody_from_a_dentist() -> None:
    play = Play(new_case()).begin()
    play.send_views(views=(View.FRONT, View.UPPER))
    play.settle(play.receive(View.LOWER), hold="safeguarding")
    assert weak_views(play.case) == ()
    play.submit()
    play.queue()
    assert not play.case.limited_images


@pytest.mark.parametrize("belongs", [True, False])
def test_img_06_nobody_decides_about_a_held_image_without_saying_how_they_know(belongs: bool) -> None:
    play = with_radiograph(replace(MARIA, sex="M"))
    image = play.case.images[-1]
    with pytest.raises(Incomplete) as refused:
        play.do(acts.ResolveHold(id=play.id(), image=image.id, belongs=belongs, reason="  "), OFFICE)
    assert [(gap.item, gap.why) for gap in refused.value.gaps] == [("IMG-06", "gap-reason")]
    assert play.case.images[-1].status == "held"


@pytest.mark.parametrize(
    ("facts", "differs"),
    [
        ({}, ()),
        ({"patient_name": "SMITH-JONES^ANNA"}, ("name",)),
        ({"birth_date": "1961-01-01", "sex": "M"}, ("birth_date", "sex")),
        ({"patient_name": "OTHER^MARIA", "birth_date": "1961-01-01", "sex": "M"}, ("name", "birth_date", "sex")),
    ],
)
def test_img_06_each_difference_is_named(facts: dict[str, str], differs: tuple[str, ...]) -> None:
    assert contradicted(replace(MARIA, **facts), PATIENT) == differs
