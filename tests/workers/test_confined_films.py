"""DICOM in the confined child is what it is outside: no codec and no alphabet is left to be fetched behind the walls (IMG-07, T-U10)."""

import imagecodecs
import pytest
from pydicom.uid import HTJ2K, JPEG2000, JPEGExtended12Bit, JPEGLosslessSV1, JPEGLSLossless, RLELossless

from tests import radiographs
from tests.radiographs import coded, dicom, written
from tests.workers.behind import pieces
from tests.workers.imaging.room import normalize
from workers import sandbox

FILM = radiographs.shadow(160, 120, 90, 4000).astype("uint16")
PHOTO = radiographs.shadow(96, 96, 20, 235).astype("uint8").reshape(96, 32, 3)

CODED = {
    "run lengths": lambda: coded(FILM, RLELossless, [radiographs.run_lengths(FILM)]),
    "JPEG of 12 bit": lambda: coded(FILM, JPEGExtended12Bit, [imagecodecs.jpeg8_encode(FILM, bitspersample=12)]),
    "JPEG lossless": lambda: coded(FILM, JPEGLosslessSV1, [imagecodecs.jpeg8_encode(FILM, lossless=True, bitspersample=12)]),
    "JPEG-LS": lambda: coded(FILM, JPEGLSLossless, [imagecodecs.jpegls_encode(FILM)]),
    "JPEG 2000": lambda: coded(FILM, JPEG2000, [imagecodecs.jpeg2k_encode(FILM, level=80, codecformat="J2K")]),
    "HTJ2K": lambda: coded(FILM, HTJ2K, [imagecodecs.htj2k_encode(FILM, reversible=False)]),
    "colour": lambda: written(dicom(PHOTO, bits_stored=8, photometric="YBR_FULL")),
    "a film": lambda: radiographs.many_frames(12, 64),
}


@pytest.mark.parametrize("what", CODED)
async def test_img_07_every_coding_is_read_behind_the_walls(what: str) -> None:
    original = CODED[what]()

    assert await sandbox.normalize(pieces(original), len(original)) == normalize(original)


@pytest.mark.parametrize(
    ("alphabet", "name"),
    [
        ("ISO_IR 192", "Núñez^José"),
        ("ISO_IR 100", "Núñez^José"),
        ("ISO_IR 101", "Łukasz^Żak"),
        ("ISO_IR 144", "Люкceмбypг"),
        ("ISO_IR 166", "นามสกุล"),
        ("GB18030", "王^小东"),
        (["", "ISO 2022 IR 87"], "Yamada^Tarou=山田^太郎"),
        (["", "ISO 2022 IR 149"], "Hong^Gildong=洪^吉洞"),
    ],
)
async def test_img_06_a_name_in_any_alphabet_is_read_behind_the_walls(alphabet: str | list[str], name: str) -> None:
    original = written(dicom(FILM, SpecificCharacterSet=alphabet, PatientName=name))

    made = await sandbox.normalize(pieces(original), len(original))

    assert made.dicom is not None
    assert made.dicom.patient_name == name
