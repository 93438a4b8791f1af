"""The printed record says what was prescribed and which medical alerts stood, in both languages, and is silent where there was nothing."""

import msgspec

from schemas.alert import Alert
from schemas.care.record import EncounterRecord
from schemas.ident import PersonId
from tests.people import CASE_ID, NOW
from tests.play import DENTIST
from tests.schemas.test_prescribing import SENT
from tests.workers.documents.reading import text_of
from tests.workers.documents.samples import sealed_record
from workers.documents.record_pdf import render

ALERT = Alert(kind="allergy", words="Penicillin", accepted=True, by=PersonId(DENTIST.id), by_name="Dr. 16", at=NOW, case=CASE_ID)


def test_rxd_01_and_inc_03_prescriptions_and_alerts_are_printed_from_the_sealed_bytes() -> None:
    bare, pictures = sealed_record()
    assert "Prescriptions" not in text_of(render(bare, (), pictures, "en"))
    assert "Medical alerts" not in text_of(render(bare, (), pictures, "en"))
    record = msgspec.json.decode(bare, type=EncounterRecord)
    despite = msgspec.structs.replace(SENT, despite_allergy="Took it since without harm.", weight_kg=21.5, refills=2)
    sealed = msgspec.json.encode(msgspec.structs.replace(record, prescriptions=(despite,), alerts=(ALERT,)), order="deterministic")
    said = " ".join(text_of(render(sealed, (), pictures, "en")).split())
    for line in (
        "Medical alerts Allergy: Penicillin (accepted by Dr. 16",
        "never sent from here",
        "Amoxicillin, 500 mg, capsule",
        "15 capsules; refills: 2",
        "21.5 kg",
        "Took it since without harm.",
        "Dr. 16, OH D-OH-1",
        "sent, says the prescriber",
        "electronic prescribing",
        "RxDesk 77",
    ):
        assert line in said
    spanish = " ".join(text_of(render(sealed, (), pictures, "es")).split())
    assert "Alergia: Penicillin (aceptada por Dr. 16" in spanish
    assert "enviada, según quien receta" in spanish
