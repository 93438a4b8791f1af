"""When a picture was taken: the file's word, the device's clock and the house's, each under its own name (SPEC D96-02)."""

from datetime import UTC, date, datetime

import msgspec
import pytest
from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care.acquired import Acquired, day_of, is_far
from schemas.care.case import Status
from schemas.care.record import compose
from schemas.view import View
from tests.cases import play_to
from tests.people import ACTORS, STATE
from tests.play import DENTIST, PATIENT, WORKER, quality, stored

DENVER = "America/Denver"
SENT = datetime(2026, 11, 25, 17, 0, tzinfo=UTC)


def dicom(at: str) -> Acquired:
    return Acquired(at=at, source="dicom")


@pytest.mark.parametrize(
    ("at", "far"),
    [
        ("1995-09-26", True),
        ("2026-11-25", False),
        ("2026-11-24", False),
        ("2026-11-23", True),
        ("2026-11-27", True),
        ("2026-11-24T10:00:00", False),
        ("2026-11-24T09:59:59", True),
        ("2026-11-26T10:00:00", False),
        ("2026-11-26T10:00:01", True),
        ("2026-11-24T17:00:00+00:00", False),
        ("2026-11-24T16:59:59+00:00", True),
        ("0001-01-01T00:00:00", True),
        ("9999-12-31T23:59:59", True),
    ],
)
def test_d96_02_a_day_between_file_and_device_is_said(at: str, far: bool) -> None:
    """A time without an offset is one of the patient's place: ten in the morning in Denver is 17:00 UTC."""
    assert is_far(dicom(at), SENT, DENVER) is far


def test_d96_02_the_day_is_the_files_own_or_else_the_devices() -> None:
    evening = datetime(2026, 11, 26, 2, 0, tzinfo=UTC)
    assert day_of(dicom("1995-09-26"), evening, DENVER) == date(1995, 9, 26)
    assert day_of(dicom("2016-03-24T23:49:51"), evening, DENVER) == date(2016, 3, 24)
    assert day_of(None, evening, DENVER) == date(2026, 11, 25)


@pytest.mark.parametrize("text", ["", "yesterday", "2026:10:31 08:09:10", "2026-10-31T08:09", "2026-10-31T08:09:10Z", "<b>2026-10-31</b>"])
def test_d96_02_only_iso_text_is_carried(text: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"at": text, "source": "exif"}, Acquired)


def test_d96_02_all_times_and_the_place_are_sealed_with_each_item() -> None:
    play = play_to(Status.DRAFT)
    hygienist = ACTORS[DENTIST.role.HYGIENIST]
    image = play.receive(View.PERIAPICAL, actor=hygienist)
    play.do(
        acts.SettleImage(
            id=play.id(),
            image=image,
            status="normalized",
            media_type="application/dicom",
            recipe=2,
            quality=replace(quality("usable"), hint="quality-not-judged"),
            acquired=dicom("1995-09-26"),
            objects=(stored("display", str(image)),),
        ),
        WORKER,
    )
    play.submit()
    play.queue()
    play.take()
    play.look()
    play.write(play_to(Status.IN_REVIEW).case.surroundings.draft.review)
    line = next(each for each in compose(play.case, DENTIST, play.now).gathered if each.image == image)
    assert line.acquired == dicom("1995-09-26")
    assert line.clocks_differ
    assert (line.collector.role, line.collector.state, line.collector.setting) == ("hygienist", "OH", "home")
    assert line.collector.licence == "H-OH-1"
    assert line.quality == "not_judged"
    photo = next(each for each in compose(play.case, DENTIST, play.now).gathered if each.view is View.FRONT)
    assert (photo.acquired, photo.clocks_differ, photo.quality) == (None, False, "good")


def test_d96_02_the_place_is_the_one_attested_when_the_picture_was_announced() -> None:
    play = play_to(Status.DRAFT)
    play.do(acts.Attest(id=play.id(), relationship="patient", name="Maria Smith-Jones", state=STATE, setting="school"), PATIENT)
    at_school = play.receive(View.RIGHT)
    places = {each.id: each.collector.setting for each in play.case.images}
    assert places.pop(at_school) == "school"
    assert set(places.values()) == {"home"}
