"""Whatever somebody typed is printed as words: never as markup, never as a reason to have no record."""

import msgspec
from msgspec.structs import replace

from schemas.care.intake import Complaint, History
from schemas.care.record import EncounterRecord
from tests.workers.documents.reading import changed, read, text_of
from tests.workers.documents.samples import sealed_record
from workers.documents.record_pdf import render

HOSTILE = (
    '#read("/etc/passwd") #eval("1+1") $x^2$ ] [ * _bold_ `raw` @label <tag> \\ // comment /* */ \x00 \u202egnp.exe \ue000 牙 😀 '
    + "W" * 300
)


def test_hostile_words_are_only_words() -> None:
    sealed, pictures = sealed_record(conclusion=HOSTILE, reason_for_asynchronous=HOSTILE)
    record = msgspec.json.decode(sealed, type=EncounterRecord)
    sealed = changed(
        sealed,
        organization_name=HOSTILE,
        organization_phone=HOSTILE,
        complaint=Complaint(words=HOSTILE * 8, since=HOSTILE[:200]),
        history=History(medicines=HOSTILE, allergies=HOSTILE),
        patient=replace(record.patient, given_name=HOSTILE, family_name="{page}"),
        gathered=tuple(replace(each, collector=replace(each.collector, device=HOSTILE, name=HOSTILE)) for each in record.gathered),
        signature=replace(record.signature, name=HOSTILE, credential="#pagebreak()"),
    )
    pdf = render(sealed, (), pictures, "en")
    said = text_of(pdf)
    for words in ('#read("/etc/passwd")', '#eval("1+1")', "$x^2$ ] [ * _bold_ `raw` @label <tag> \\ // comment /* */"):
        assert words in said, words
    for written in ("[U+0000]", "[U+202E]gnp.exe", "[U+E000]", "[U+7259]", "[U+1F600]", "W" * 24, "#pagebreak()"):
        assert written in said, written
    assert "root:" not in said
    assert read(pdf).attachments["record.json"] == [sealed]


def test_a_very_long_complaint_runs_over_pages() -> None:
    sealed, pictures = sealed_record()
    story = " ".join(f"sentence{number} about the tooth." for number in range(600))
    said = text_of(render(changed(sealed, complaint=Complaint(words=story)), (), pictures, "en"))
    assert "sentence0 " in said
    assert "sentence300 " in said
    assert "sentence599 " in said
