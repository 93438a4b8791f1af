"""The printed record carries the sealed bytes, says what they say, and is the same file every time."""

import hashlib
import io
from datetime import UTC, datetime

import msgspec
import pytest
from msgspec.structs import replace
from PIL import Image

from schemas.care import encounter
from schemas.care.acquired import Acquired
from schemas.care.finding import Finding
from schemas.care.image import Collector
from schemas.care.looked import Sided
from schemas.care.record import EncounterRecord
from schemas.ident import FindingId, PersonId
from schemas.person import IdentityProof, Role
from schemas.tooth import tooth
from schemas.view import View
from tests.people import uuid7
from tests.play import DENTIST, quality
from tests.workers.documents.reading import catalog, changed, read, text_of, zlib_streams
from tests.workers.documents.samples import SECRET_EXIF, jpeg, read_case, sealed_record, with_addendum
from workers.documents.record_pdf import NotThisRecord, render


def test_the_attachment_is_the_sealed_record_byte_for_byte() -> None:
    sealed, pictures = sealed_record()
    pdf = read(render(sealed, (), pictures, "en"))
    assert pdf.attachments["record.json"] == [sealed]
    assert hashlib.sha256(pdf.attachments["record.json"][0]).hexdigest() == encounter.digest(sealed)
    assert encounter.digest(sealed) in text_of(render(sealed, (), pictures, "en"))
    root = catalog(pdf)
    attached = root["/AF"][0].get_object()
    assert attached["/AFRelationship"] == "/Source"


def test_it_calls_itself_an_archival_and_accessible_document() -> None:
    sealed, pictures = sealed_record()
    pdf = read(render(sealed, (), pictures, "es"))
    assert pdf.xmp_metadata is not None
    xmp = pdf.xmp_metadata.stream.get_data().decode()
    assert "<pdfaid:part>3</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    root = catalog(pdf)
    assert root["/Lang"] == "es"
    assert bool(root["/MarkInfo"]["/Marked"])
    assert len(root["/OutputIntents"]) == 1


def test_the_same_record_is_the_same_file_dated_by_its_signature() -> None:
    sealed, pictures = sealed_record()
    first = render(sealed, (), pictures, "en")
    assert render(sealed, (), dict(reversed(pictures.items())), "en") == first
    signed_at = msgspec.json.decode(sealed, type=EncounterRecord).signature.signed_at
    metadata = read(first).metadata
    assert metadata is not None
    assert metadata.creation_date == signed_at
    assert render(sealed, (), pictures, "es") != first


def test_it_says_what_the_dentist_wrote_and_what_was_told() -> None:
    sealed, pictures = sealed_record(
        conclusion="The upper molar has a deep cavity.",
        sufficiency="limited",
        limitation="The back of the tooth cannot be seen.",
    )
    said = text_of(render(sealed, (), pictures, "en"))
    record = msgspec.json.decode(sealed, type=EncounterRecord)
    licence = record.signature.licence
    for words in (
        "Lakeside Dental",
        "+15550100",
        "D9996",
        "Maria Smith-Jones, female, born May 17, 1990 (35 years old when signed)",
        "OH, at home",
        "A tooth at the back hurts when I chew.",
        "diabetes",
        "The upper molar has a deep cavity.",
        "The back of the tooth cannot be seen.",
        "An examination in person with X-rays may find more.",
        "Universal 3 · FDI 16",
        "M O",
        "Caries, moderate",
        "Soon: within two weeks",
        "Please have this tooth treated.",
        "It can reach the nerve.",
        "finding 1",
        "The patient could not travel this week.",
        "March 16, 2026",
        f"{licence.state} no. {licence.number}",
        record.signature.meaning,
        record.consent.digest,
        record.history_head,
        str(record.history_length),
    ):
        assert words in said, words


def test_the_manifest_tells_of_every_picture() -> None:
    sealed, pictures = sealed_record()
    said = text_of(render(sealed, (), pictures, "en"))
    for item in msgspec.json.decode(sealed, type=EncounterRecord).gathered:
        assert item.sha256 in said
        assert f"SHA-256 {item.sha256[:16]}…" in said
        for kind, digest in item.derivatives.items():
            assert kind == "original" or digest in said, kind
    assert "device clock 2026-03-02 10:04:00 EST" in said
    assert "sent 2026-03-02 10:05:00 EST" in said
    assert "taken by Maria Smith-Jones (patient)" in said
    assert "at home, OH" in said
    assert "the patient's right is at the left edge" in said
    assert "sent by the patient's link" in said
    assert "Front (here); Upper teeth (here); Lower teeth (here)" in said
    assert "Signed 2026-03-02 10:19:00 EST 2026-03-02 15:19:00 UTC 3 min 0 s" in said
    assert "(Signer) 2026-03-02 10:17:00 EST 2048 px" in said


def test_a_missing_view_stands_there_with_its_reason() -> None:
    play, pictures = read_case()
    lower = next(each for each in play.case.images if each.view is View.LOWER)
    play.case = replace(play.case, images=tuple(each for each in play.case.images if each is not lower))
    review = replace(play.case.surroundings.draft.review, missing_views={View.LOWER: "The child would not open wider."})
    play.write(review)
    del pictures[lower.id]
    said = text_of(render(encounter.seal(play.case, DENTIST, play.now), (), pictures, "en"))
    assert "Lower teeth (missing: The child would not open wider.)" in said


def test_nothing_seen_is_never_said_to_be_nothing_there() -> None:
    sealed, pictures = sealed_record(findings=(), no_abnormality_seen=True)
    said = text_of(render(sealed, (), pictures, "en"))
    assert "No abnormality seen on these pictures." in said
    assert "An examination in person with X-rays may find more." in said
    insufficient, _ = sealed_record(findings=(), sufficiency="insufficient", limitation="Too dark.")
    assert "No abnormality" not in text_of(render(insufficient, (), pictures, "en"))


def test_spanish_is_spanish() -> None:
    sealed, pictures = sealed_record()
    said = text_of(render(sealed, (), pictures, "es"))
    for words in (
        "Registro de un encuentro asíncrono de teleodontología",
        "17 de mayo de 1990",
        "Pronto: en dos semanas",
        "Motivo de consulta",
        "Dentista, OH n.º",
        "Un examen en persona con radiografías puede encontrar más.",
        "reloj del aparato 2026-03-02 10:04:00 EST",
    ):
        assert words in said, words


def test_printed_pictures_are_bare() -> None:
    sealed, pictures = sealed_record()
    assert all(SECRET_EXIF.encode() in each for each in pictures.values())
    pdf = render(sealed, (), pictures, "en")
    assert SECRET_EXIF.encode() not in pdf
    images = [each for page in read(pdf).pages for each in page.images]
    assert len(images) == len(pictures)
    for each in images:
        opened = Image.open(io.BytesIO(each.data))
        assert opened.format == "JPEG"
        assert not opened.getexif()
        assert "exif" not in opened.info
        assert max(opened.size) <= 900
    streams = b"".join(zlib_streams(pdf))
    assert SECRET_EXIF.encode() not in streams


def test_a_picture_that_is_not_given_is_said_to_be_absent() -> None:
    sealed, _ = sealed_record()
    pdf = render(sealed, (), {}, "en")
    assert text_of(pdf).count("This picture is not printed here.") == 3
    assert not [each for page in read(pdf).pages for each in page.images]


def test_a_picture_that_was_not_signed_for_is_refused() -> None:
    sealed, pictures = sealed_record()
    first = next(iter(pictures))
    with pytest.raises(NotThisRecord, match="not the one that was signed for"):
        render(sealed, (), pictures | {first: jpeg(7)}, "en")


def test_addenda_stand_after_the_signature_and_travel_along() -> None:
    play, pictures = read_case()
    sealed = encounter.seal(play.case, DENTIST, play.now)
    first = with_addendum(play, sealed, "Tooth 15 is sound.", "A line was missing.")
    play.now = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)
    second = with_addendum(play, first, "The date was wrong.", "A mistyped date.")
    pdf = render(sealed, (first, second), pictures, "en")
    attachments = read(pdf).attachments
    assert attachments["record.json"] == [sealed]
    assert attachments["addendum-1.json"] == [first]
    assert attachments["addendum-2.json"] == [second]
    said = text_of(pdf)
    assert said.index("I reviewed the listed materials") < said.index("Tooth 15 is sound.") < said.index("The date was wrong.")
    assert encounter.digest(first) in said
    assert encounter.digest(second) in said
    assert "2 addenda belong to this record" in said
    metadata = read(pdf).metadata
    assert metadata is not None
    assert metadata.creation_date == play.now


def test_an_addendum_of_another_record_is_refused() -> None:
    play, pictures = read_case()
    sealed = encounter.seal(play.case, DENTIST, play.now)
    first = with_addendum(play, sealed, "Tooth 15 is sound.", "A line was missing.")
    second = with_addendum(play, first, "The date was wrong.", "A mistyped date.")
    for addenda in ((second,), (second, first), (first, first)):
        with pytest.raises(NotThisRecord):
            render(sealed, addenda, pictures, "en")


def test_a_record_of_a_later_version_is_refused() -> None:
    sealed, pictures = sealed_record()
    with pytest.raises(ValueError, match="version 2"):
        render(changed(sealed, record_version=2), (), pictures, "en")
    with pytest.raises(msgspec.ValidationError):
        render(b"{}", (), {}, "en")


def test_findings_of_primary_teeth_and_of_the_history() -> None:
    findings = (
        Finding(id=FindingId(uuid7(910)), observation="erosion", tooth=tooth("55"), surfaces=("O",), note="Seen at the edge."),
        Finding(id=FindingId(uuid7(911)), observation="swelling", limitation="Told by the mother only."),
    )
    sealed, pictures = sealed_record(findings=findings)
    said = text_of(render(sealed, (), pictures, "en"))
    assert "Universal A · FDI 55" in said
    assert "Note: Seen at the edge." in said
    assert "No single tooth" in said
    assert "Limitation: Told by the mother only." in said
    assert said.count("Told, not seen") == 2


def test_no_follow_up_has_its_reason() -> None:
    sealed, pictures = sealed_record(follow_up=None, no_follow_up_because="The next visit is booked.")
    said = text_of(render(sealed, (), pictures, "en"))
    assert "None needed: The next visit is booked." in said
    assert "March 16, 2026" not in said


def test_d96_02_an_x_ray_was_added_and_says_itself_when_it_was_taken() -> None:
    play, pictures = read_case()
    first, *others = play.case.images
    old = Acquired(at="1995-09-26", source="dicom")
    film = replace(first, view=View.PANORAMIC, mirror="mirrored", acquired=old, quality=replace(quality(), hint="quality-not-judged"))
    answer = Sided(image=film.id, person=PersonId(DENTIST.id), at=play.now, mirror="mirrored")
    play.case = replace(play.case, images=(film, *others), sides=(answer,))
    said = text_of(render(encounter.seal(play.case, DENTIST, play.now), (), pictures, "en"))
    assert "added by Maria Smith-Jones (patient)" in said
    assert "file says taken 1995-09-26" in said
    assert "! file and device clock are more than a day apart" in said
    assert "the patient's right is at the right edge left and right confirmed by the signer 2026-03-02" in said
    assert "quality: not judged" in said


@pytest.mark.parametrize(("how", "words"), [("password", "by password, 2026"), ("password_and_code", "by password and code, 2026")])
def test_t_q06_it_says_how_the_identity_was_shown(how: IdentityProof, words: str) -> None:
    play, pictures = read_case()
    said = text_of(render(encounter.seal(play.case, replace(DENTIST, stepped_up_by=how), play.now), (), pictures, "en"))
    assert f"Identity shown {words}" in said
    assert "Second factor" not in said
    assert "The signer read the complaint and the health history." in said


def test_fld_06_a_hygienists_pictures_are_printed_with_licence_and_place() -> None:
    play, pictures = read_case()
    by = Collector(
        name="Rosa Ibarra", role=Role.HYGIENIST, channel="field_app", device="tablet", licence="DH.1", state="CO", setting="school"
    )
    play.case = replace(play.case, images=tuple(replace(each, collector=by) for each in play.case.images))
    said = text_of(render(encounter.seal(play.case, DENTIST, play.now), (), pictures, "en"))
    assert "taken by Rosa Ibarra (hygienist) at school, CO license DH.1 sent by the field tablet" in said
