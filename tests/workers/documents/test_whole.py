"""The printed record of a case in which everything that may be there is there, in both languages: no part waits for its first patient."""

import hashlib
import re
from datetime import timedelta

import msgspec
import pytest
from msgspec.structs import replace

from schemas.care.message import Call, Message
from schemas.care.record import EncounterRecord
from schemas.ident import MessageId, PersonId
from schemas.person import Language
from schemas.view import View
from tests.people import CONSENT_TEXTS, uuid7
from tests.play import DENTIST, pieces
from tests.workers.documents.reading import catalog, changed, read, text_of
from tests.workers.documents.samples import sealed_record
from workers.documents.device import device_words
from workers.documents.record_pdf import NotThisRecord, render
from workers.documents.told import Told

BLINK = "AppleWebKit/537.36 (KHTML, like Gecko)"
CHROME = f"Mozilla/5.0 (X11; Linux x86_64) {BLINK} HeadlessChrome/156.0.0.0 Safari/537.36"


def whole() -> tuple[bytes, EncounterRecord]:
    """A record with a licensed collector, a radiograph of a side, unreadable and held files, quality words, a retake, and limits."""
    sealed, _ = sealed_record(sufficiency="limited", limitation="Too dark.")
    record = msgspec.json.decode(sealed, type=EncounterRecord)
    first, second, third = record.gathered
    hygienist = replace(first.collector, name="Rosa Ibarra", licence="DH.00200001", channel="field_app", device=CHROME)
    gathered = (
        replace(first, collector=hygienist, quality="usable", quality_override="Clear enough.", derivatives={"original": first.sha256}),
        replace(
            second,
            collector=hygienist,
            view=View.BITEWING_LEFT,
            pixels="ab" * 32,
            laterality="L",
            patient_orientation="A\\F",
            mirror="unconfirmed",
        ),
        replace(third, collector=hygienist, mirror="mirrored", status="held", reason="identity", quality="not_judged"),
        *(replace(first, image=uuid7(700 + n), collector=hygienist, pieces=pieces(3_000_000)) for n in range(8)),
        replace(third, image=uuid7(720), status="unreadable", reason="unreadable-undecodable", received_at=None, verified_at=None),
    )
    sealed = changed(sealed, gathered=gathered, red_flag=True, limited_images=True, missing_views={View.LOWER: "Would not open."})
    return sealed, msgspec.json.decode(sealed, type=EncounterRecord)


def known(record: EncounterRecord) -> Told:
    """A message that failed and one that went out, a call in vain, a conversation, and the page opened and confirmed."""
    at, by = record.signature.signed_at, PersonId(DENTIST.id)
    minutes = [at + timedelta(minutes=n) for n in range(10)]
    return Told(
        as_of=minutes[9],
        messages=(
            Message(id=MessageId(uuid7(800)), kind="advice_ready", channel="sms", state="failed", at=minutes[1]),
            Message(id=MessageId(uuid7(801)), kind="advice_added", channel="sms", state="sent", at=minutes[2]),
        ),
        calls=(
            Call(at=minutes[3], by=by),
            Call(at=minutes[7], by=by, spoke_with="Ana"),
            Call(at=minutes[4], by=by, spoke_with="Maria", read_back=True),
        ),
        names={by: "Dr. Okafor"},
        opened_at=minutes[5],
        confirmed_at=minutes[6],
        communicated_at=minutes[4],
    )


@pytest.mark.parametrize("language", ["en", "es"])
def test_d96_12_a_case_with_everything_in_it_gets_its_record(language: Language) -> None:
    sealed, record = whole()
    said = text_of(render(sealed, (), {}, language, known(record), CONSENT_TEXTS[0].body))
    assert "DH.00200001" in said
    assert "Dr. Okafor" in said
    assert CONSENT_TEXTS[0].body in said


def test_adv_05_it_says_how_the_advice_was_communicated_and_as_of_when() -> None:
    sealed, record = whole()
    said = text_of(render(sealed, (), {}, "en", known(record)))
    told = [
        "As far as it was known on 2026-03-02 10:28:00 EST",
        "Message that the answer is ready: could not be sent",
        "Message that something was added: sent",
        "Dr. Okafor rang; nobody answered",
        "Told by telephone by Dr. Okafor to Maria, who said it back",
        "From here on it counts as communicated",
        "The advice was opened by the patient's link",
        'Confirmed on that page: "I have read this and know what to do"',
        "Dr. Okafor spoke with Ana by telephone, not to tell the advice",
    ]
    places = [said.index(each) for each in told]
    assert places == sorted(places)
    assert "Nothing is known yet" in text_of(render(sealed, (), {}, "en", Told(as_of=record.signature.signed_at)))


def test_d96_12_the_text_that_was_consented_to_is_the_one_of_the_digest() -> None:
    sealed, _ = sealed_record()
    with pytest.raises(NotThisRecord, match="consented"):
        render(sealed, (), {}, "en", None, "I agree to everything.")
    assert "The text is not printed here" in text_of(render(sealed, (), {}, "en"))


def test_d96_12_what_is_copied_from_the_page_is_the_thing_itself() -> None:
    """No sign to break at stands in an identifier, a digest or the title of the file."""
    sealed, record = whole()
    pdf = read(render(sealed, (), {}, "en"))
    pages = "\n".join(page.extract_text() for page in pdf.pages)
    for text in (str(record.case), str(record.patient.id), hashlib.sha256(sealed).hexdigest(), record.consent.digest):
        assert text in pages
    assert pdf.metadata is not None
    assert pdf.metadata.title == f"D9996 record, case {record.case}, round 1"
    assert f"Case {record.case}, round 1" in pages


def test_d96_12_each_original_is_listed_once() -> None:
    sealed, record = whole()
    appendix = text_of(render(sealed, (), {}, "en")).split("Appendix: digests and seal")[-1]
    assert appendix.count(record.gathered[1].sha256) == 1
    assert appendix.count("Original,") == len(record.gathered)


def test_no_row_of_the_manifest_is_torn_over_two_pages() -> None:
    sealed, record = whole()
    pages = [page.extract_text() for page in read(render(sealed, (), {}, "en")).pages]
    rows = [(text.count("device clock 2026"), text.count("sent by the "), text.count("SHA-256 ")) for text in pages]
    torn = [each for each in rows if each[0] and each[0] != each[1]]
    assert sum(each[0] for each in rows) == len(record.gathered)
    assert sum(bool(each[0]) for each in rows) > 1
    assert torn == []


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        (CHROME, "Chrome 156, Linux"),
        (f"Mozilla/5.0 (Linux; Android 14; Pixel 8) {BLINK} Chrome/131.0.0.0 Mobile Safari/537.36", "Chrome 131, Android 14"),
        (f"Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) {BLINK} Version/17.5 Mobile/15E148 Safari/604.1", "Safari 17, iOS 17"),
        (f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {BLINK} Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0", "Edge 131, Windows"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:132.0) Gecko/20100101 Firefox/132.0", "Firefox 132, macOS"),
        ("Intraoral camera C-1", "Intraoral camera C-1"),
        ("x" * 61, "x" * 60 + "…"),
        ("", ""),
    ],
)
def test_a_device_is_told_in_a_few_words(told: str, shown: str) -> None:
    assert device_words(told) == shown


def test_img_09_the_letters_of_the_sides_are_printed_on_the_picture() -> None:
    sealed, pictures = sealed_record()
    pdf = read(render(sealed, (), pictures, "en"))
    assert str(catalog(pdf)["/Lang"]) == "en"
    page = next(each for each in pdf.pages if "1. Front" in each.extract_text())
    assert len(re.findall(r"^R L$", page.extract_text(), flags=re.MULTILINE)) == 3
    assert "1 #3" in page.extract_text()
