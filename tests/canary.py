"""The patient who must leak nowhere: words sewn into the originals of tests, to be looked for in everything that comes out."""

from msgspec import Struct

CANARY_NAME = "Zzyzx Canary"
CANARY_DICOM_NAME = "Canary^Zzyzx"
CANARY_BIRTH = "2011-11-11"
CANARY_ID = "CANARY-7734"
CANARY_SERIAL = "SERIAL-CANARY-4711"
CANARY_XMP = "xmp-canary-owner"
CANARY_COMMENT = "comment-canary"
CANARY_PLACE = "gps-canary-place"
NEEDLES = tuple(word.encode() for word in ("Zzyzx", CANARY_ID, CANARY_SERIAL, CANARY_XMP, CANARY_COMMENT, CANARY_PLACE, "Exif", "XPhone"))
"""Bytes that stand in the originals and may stand in no derivative."""


class Person(Struct, frozen=True):
    """A patient as a sensor's software writes one: DICOM name, birth date YYYY-MM-DD, M F or O."""

    name: str = CANARY_DICOM_NAME
    birth_date: str = CANARY_BIRTH
    sex: str = "F"
    id: str = CANARY_ID


CANARY_PERSON = Person()
ANOTHER_PERSON = Person(name="Other^Somebody", birth_date="1985-03-07", sex="M", id="OTHER-1")
