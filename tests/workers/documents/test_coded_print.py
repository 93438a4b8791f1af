"""The printed record names a finding's code and region, and when the advice says not to wait any longer (SPEC ADV-01, ADV-03)."""

from msgspec.structs import replace

from schemas.care import encounter
from schemas.care.finding import Finding
from schemas.ident import FindingId
from tests.people import uuid7
from tests.play import DENTIST
from tests.schemas.test_coding import CONCEPT, OWN
from tests.workers.documents.reading import text_of
from tests.workers.documents.samples import read_case
from workers.documents.record_pdf import render


def test_adv_01_the_record_prints_code_region_and_safety_net() -> None:
    findings = (
        Finding(id=FindingId(uuid7(910)), observation="caries", region="lower_left", code=OWN.plain),
        Finding(id=FindingId(uuid7(911)), observation="caries", region="tongue", code=CONCEPT.plain),
    )
    play, pictures = read_case(findings=findings)
    advice = play.case.surroundings.draft.review.advice
    play, pictures = read_case(
        findings=findings, advice=tuple(replace(each, findings=(), safety_net="If it swells: call.") for each in advice)
    )
    play.case = replace(play.case, around=replace(play.case.surroundings, codes=(OWN, CONCEPT)))
    sealed = encounter.seal(play.case, DENTIST, play.now)
    english = " ".join(text_of(render(sealed, (), pictures, "en")).split())
    for line in (
        "lower left quadrant, area 30",
        "tongue",
        "Cavity on the chewing side (practice’s code X0001)",
        "Decay (SNOMED CT 80967001)",
    ):
        assert line in english
    assert "Do not wait If it swells: call." in english
    spanish = " ".join(text_of(render(sealed, (), pictures, "es")).split())
    for line in ("cuadrante inferior izquierdo, área 30", "Caries en la cara masticatoria (código del consultorio X0001)"):
        assert line in spanish
