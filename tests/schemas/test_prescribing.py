"""RXD-01, RXD-03: a prescription is noted whole, and what forbids it keeps the record from being signed."""

from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from schemas.alert import Alert
from schemas.care.case import Case, Status
from schemas.care.encounter import gaps
from schemas.care.intake import History
from schemas.care.medicine import is_controlled, is_matching
from schemas.care.prescription import Prescription, is_npi
from schemas.care.record import EncounterRecord
from schemas.care.review import Review, as_read_by
from schemas.ident import PersonId
from schemas.refusal import Incomplete
from tests.cases import play_to
from tests.people import NOW, OTHER_DENTIST, RULES, uuid7
from tests.play import DENTIST, Play

NOTE = Prescription(
    id=uuid7(950),
    drug="Amoxicillin",
    strength="500 mg",
    form="capsule",
    directions="1 capsule every 8 hours for 5 days",
    quantity="15 capsules",
    indication="Abscess at the upper right first molar",
    start=date(2026, 3, 2),
    schedule="none",
)
SENT = replace(NOTE, status="reported_sent", method="e_prescribing", external_system="RxDesk", external_id="77", sent_at=NOW)


def reading(note: Prescription = NOTE, state: str = "yes", born: date = date(1990, 5, 17), allergies: str = "") -> Play:
    """A case that lacks nothing but what the note lacks."""
    play = play_to(Status.IN_REVIEW)
    around = play.case.surroundings
    rules: Any = RULES | {"OH": replace(RULES["OH"], prescribing=state)}
    around = replace(around, rules=rules, patient=replace(around.patient, birth_date=born))
    play.case = replace(play.case, around=around, history=History(allergies=allergies))
    play.heed()
    play.write(replace(around.draft.review, prescriptions=(note,)))
    return play


def lacking(case: Case) -> list[tuple[str, str]]:
    found = gaps(case, DENTIST, case.opened_at.date())
    assert {each.subject for each in found} <= {str(NOTE.id)}
    return [(each.item, each.why) for each in found]


def test_rxd_01_a_whole_note_is_sealed_and_an_older_record_is_still_read() -> None:
    play = reading(SENT)
    assert lacking(play.case) == []
    play.sign()
    sealed = play.changes[-1].sealed
    assert sealed is not None
    assert msgspec.json.decode(sealed, type=EncounterRecord).prescriptions == (SENT,)
    before = msgspec.json.decode(sealed)
    del before["prescriptions"]
    assert msgspec.convert(before, EncounterRecord).prescriptions == ()
    assert msgspec.json.decode(b"{}", type=Review).prescriptions == ()


WRONG: dict[str, tuple[str, Play]] = {
    **{f"no {each}": ("gap-rx-incomplete", reading(replace(NOTE, **{each: " \u200b"}))) for each in ("drug", "strength", "form")},
    **{f"no {each}": ("gap-rx-incomplete", reading(replace(NOTE, **{each: ""}))) for each in ("directions", "quantity", "indication")},
    "no start": ("gap-rx-incomplete", reading(replace(NOTE, start=None))),
    "a wrong NPI": ("gap-rx-npi", reading(replace(NOTE, npi="1234567890"))),
    "sent, but not how": ("gap-rx-sent", reading(replace(SENT, method=None))),
    "sent, but not when": ("gap-rx-sent", reading(replace(SENT, sent_at=None))),
    "sent tomorrow": ("gap-rx-sent", reading(replace(SENT, sent_at=NOW + timedelta(days=1)))),
    "sent through nothing": ("gap-rx-sent", reading(replace(SENT, external_system=" "))),
    "no schedule named": ("gap-rx-schedule", reading(replace(NOTE, schedule=None))),
    "a controlled substance": ("gap-rx-controlled", reading(replace(NOTE, schedule="II"))),
    "one that is known as such": ("gap-rx-controlled", reading(replace(NOTE, drug="Tylenol with Codeine"))),
    "an allergy": ("gap-rx-allergy", reading(allergies="Hives from PENICILLIN")),
    "a reason that says nothing": ("gap-rx-allergy", reading(replace(NOTE, despite_allergy=" - "), allergies="amoxicilina")),
    "a child without weight": ("gap-rx-weight", reading(born=date(2008, 3, 3))),
    "a state that forbids it": ("gap-rx-state-forbids", reading(state="no")),
    "a state that nobody has read": ("gap-rx-state-unknown", reading(state="unknown")),
}


@pytest.mark.parametrize("what", WRONG)
def test_rxd_03_each_block_names_itself_and_keeps_the_record_unsigned(what: str) -> None:
    why, play = WRONG[what]
    assert [each for _, each in lacking(play.case)] == [why]
    with pytest.raises(Incomplete):
        play.sign()


def test_rxd_03_what_closes_a_block_closes_it_and_nothing_opens_a_controlled_substance() -> None:
    reason = "Took it twice since without harm."
    assert lacking(reading(replace(NOTE, despite_allergy=reason), allergies="Penicillin").case) == []
    assert lacking(reading(replace(NOTE, weight_kg=21.5), born=date(2019, 1, 1)).case) == []
    assert lacking(reading(born=date(2008, 3, 2)).case) == [], "eighteen on that day"
    assert lacking(reading(replace(NOTE, schedule="IV", despite_allergy=reason)).case) == [("RXD-03", "gap-rx-controlled")]


def test_rxd_03_an_allergy_that_was_accepted_in_an_earlier_case_blocks_too() -> None:
    play = reading()
    alert = Alert(kind="allergy", words="Keflex", accepted=True, by=PersonId(DENTIST.id), by_name="Dr. 16", at=NOW, case=play.case.id)
    around = play.case.surroundings
    found = [
        lacking(replace(play.case, around=replace(around, patient=replace(around.patient, alerts=(each,)))))
        for each in (alert, replace(alert, accepted=False))
    ]
    assert found == [[("RXD-03", "gap-rx-allergy")], []]


@pytest.mark.parametrize(
    ("drug", "told", "matches"),
    [
        ("Amoxicillin", "penicilina", True),
        ("Ibuprofen", "aspirin", True),
        ("Ibuprofeno 400", "ibuprofen", True),
        ("Clindamicina", "clindamycin", True),
        ("Clindamycin", "penicillin", False),
        ("Amoxicillin", "peanuts, cats", False),
        ("Acetaminophen", "", False),
        ("Benzydamine", "benzydamine", True),
    ],
)
def test_rxd_03_a_match_is_the_same_name_or_the_same_family_in_both_languages(drug: str, told: str, matches: bool) -> None:
    assert is_matching(drug, told) is matches


def test_rxd_03_controlled_substances_are_known_by_name() -> None:
    assert [is_controlled(each) for each in ("Hydrocodone", "Diazepam", "Tramadol HCl")] == [True, True, True]
    assert not is_controlled("Ibuprofen")


def test_rxd_01_the_last_digit_of_an_npi_checks_the_others() -> None:
    """1234567893 is the example that CMS computes by hand."""
    assert is_npi("1234567893")
    assert not any(is_npi(each) for each in ("1234567890", "123456789", "12345678931", "123456789a", "", "１２３４５６７８９３"))


def test_rxd_01_a_colleagues_identifier_is_not_handed_on_with_the_draft() -> None:
    play = reading(replace(NOTE, npi="1234567893"))
    draft = play.case.surroundings.draft
    assert as_read_by(draft, DENTIST.id, None) == draft
    (handed,) = as_read_by(draft, OTHER_DENTIST.id, None).review.prescriptions
    assert handed == NOTE
