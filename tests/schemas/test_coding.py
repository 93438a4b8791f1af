"""ADV-01: codes of the practice's list and regions: what may be written, what is sealed, and that findings from before are read."""

import msgspec
import pytest
from msgspec.structs import replace

from schemas.care.case import Case, Status
from schemas.care.coding import PracticeCode
from schemas.care.encounter import gaps, seal
from schemas.care.finding import Finding
from schemas.care.record import EncounterRecord
from schemas.code import Code, is_written
from tests.cases import case_in
from tests.people import NOW
from tests.play import DENTIST
from tests.schemas.test_contradictions import TODAY

WHOLE = case_in(Status.IN_REVIEW)
FINDING = WHOLE.surroundings.draft.review.findings[0]
OWN = PracticeCode(
    system="practice", code="X0001", en="Cavity on the chewing side", es="Caries en la cara masticatoria", observation="caries"
)
CONCEPT = PracticeCode(system="snomed", code="80967001", en="Decay", es="Caries", observation="caries")
OTHER = replace(OWN, code="X0002", observation="fracture")


def with_code(code: Code | None, *listed: PracticeCode) -> Case:
    around = WHOLE.surroundings
    review = replace(around.draft.review, findings=(replace(FINDING, code=code),))
    return replace(WHOLE, around=replace(around, codes=listed, draft=replace(around.draft, review=review)))


def found(case: Case) -> list[str]:
    return [gap.why for gap in gaps(case, DENTIST, TODAY)]


@pytest.mark.parametrize("code", [OWN, CONCEPT])
def test_adv_01_a_code_of_the_list_is_sealed_with_its_words(code: PracticeCode) -> None:
    case = with_code(code.plain, OTHER, OWN, CONCEPT)
    assert found(case) == []
    assert msgspec.json.decode(seal(case, DENTIST, NOW), type=EncounterRecord).findings[0].code == code.plain


def test_adv_01_a_code_of_another_observation_or_in_other_words_is_no_code_of_the_list() -> None:
    assert found(with_code(OTHER.plain, OTHER, OWN)) == ["gap-finding-code"]
    assert found(with_code(replace(OWN.plain, en="Something else"), OWN)) == ["gap-finding-code"]
    assert found(with_code(None, OWN)) == []


def test_adv_01_findings_and_advice_from_before_are_read() -> None:
    old = msgspec.json.decode(msgspec.json.encode(FINDING))
    del old["code"], old["region"]
    assert msgspec.convert(old, Finding, strict=False) == FINDING
    advice = msgspec.to_builtins(WHOLE.surroundings.draft.review.advice[0])
    del advice["safety_net"]
    assert msgspec.convert(advice, type(WHOLE.surroundings.draft.review.advice[0])).safety_net == ""


@pytest.mark.parametrize("code", ["80967001", "661005", "1071000119107", "24028007"])
def test_adv_01_an_identifier_of_facts_6_is_one(code: str) -> None:
    assert is_written("snomed", code)
    wrong = code[:-2] + str((int(code[-2]) + 1) % 10) + code[-1]
    swapped = code[0:1] + code[2] + code[1] + code[3:]
    assert not is_written("snomed", wrong)
    assert swapped == code or not is_written("snomed", swapped)


@pytest.mark.parametrize(
    ("system", "code", "fits"),
    [
        ("practice", "X0001", True),
        ("practice", "k-2.1", True),
        ("practice", "X 1", False),
        ("practice", "-1", False),
        ("practice", "", False),
        ("practice", "K\u0661", False),
        ("snomed", "8096700", False),
        ("snomed", "80967002", False),
        ("snomed", "0809670012", False),
        ("snomed", "X0001", False),
        ("snomed", "80967001 ", False),
    ],
)
def test_adv_01_what_a_code_looks_like(system: str, code: str, fits: bool) -> None:
    assert is_written(msgspec.convert(system, Code.__annotations__["system"]), code) is fits
