"""Every transfer syntax that is read, and codestreams that say other than the file that carries them."""

import io
from collections.abc import Callable

import imagecodecs
import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image
from pydicom.encaps import encapsulate
from pydicom.uid import (
    HTJ2K,
    JPEG2000,
    ExplicitVRLittleEndian,
    HTJ2KLossless,
    HTJ2KLosslessRPCL,
    JPEG2000Lossless,
    JPEGBaseline8Bit,
    JPEGExtended12Bit,
    JPEGLossless,
    JPEGLosslessSV1,
    JPEGLSLossless,
    JPEGLSNearLossless,
    RLELossless,
)

from schemas.care.derivative import FrameFacts
from tests import radiographs
from tests.radiographs import Stream, coded, renamed
from tests.workers.imaging.frame_v1 import decode
from tests.workers.imaging.room import normalize
from workers.imaging.dicom import codestream
from workers.imaging.unreadable import Unreadable

Values = npt.NDArray[np.generic]
FILM = radiographs.shadow(301, 203, 90, 4000).astype(np.uint16)
PHOTO = np.dstack([radiographs.shadow(96, 64, 20, 235, seed) for seed in (1, 2, 3)]).astype(np.uint8)

Coder = Callable[[Values], Stream]
LOSSLESS: dict[str, tuple[str, Coder]] = {
    "RLE": (RLELossless, lambda film: radiographs.run_lengths(film)),
    "JPEG lossless": (JPEGLossless, lambda film: imagecodecs.jpeg8_encode(film, lossless=True, predictor=4, bitspersample=12)),
    "JPEG lossless, first order": (JPEGLosslessSV1, lambda film: imagecodecs.jpeg8_encode(film, lossless=True, bitspersample=12)),
    "JPEG-LS": (JPEGLSLossless, imagecodecs.jpegls_encode),
    "JPEG 2000 lossless": (JPEG2000Lossless, lambda film: imagecodecs.jpeg2k_encode(film, reversible=True, codecformat="J2K")),
    "HTJ2K lossless": (HTJ2KLossless, lambda film: imagecodecs.htj2k_encode(film, reversible=True)),
    "HTJ2K lossless, by resolution": (HTJ2KLosslessRPCL, lambda film: imagecodecs.htj2k_encode(film, reversible=True)),
}
LOSSY: dict[str, tuple[str, Coder]] = {
    "JPEG of 12 bit": (JPEGExtended12Bit, lambda film: imagecodecs.jpeg8_encode(film, level=98, bitspersample=12)),
    "JPEG-LS nearly lossless": (JPEGLSNearLossless, lambda film: imagecodecs.jpegls_encode(film, level=3)),
    "JPEG 2000": (JPEG2000, lambda film: imagecodecs.jpeg2k_encode(film, level=90, codecformat="J2K")),
    "HTJ2K": (HTJ2K, lambda film: imagecodecs.htj2k_encode(film, reversible=False)),
}


def frame_of(original: bytes) -> tuple[Values, FrameFacts]:
    made = normalize(original)
    told = made.frame
    assert told is not None
    (frame,) = (each for each in made.derivatives if each.facts.kind == "frame")
    return decode(frame.content, told.columns, told.rows, told.signed), told


@pytest.mark.parametrize("kind", LOSSLESS)
def test_img_07_a_lossless_coding_gives_back_every_value(kind: str) -> None:
    syntax, coder = LOSSLESS[kind]

    values, told = frame_of(coded(FILM, syntax, [coder(FILM)]))

    assert (values == FILM).all()
    assert told.bits_stored == 12


@pytest.mark.parametrize("kind", LOSSY)
def test_img_07_a_lossy_coding_gives_back_about_every_value(kind: str) -> None:
    syntax, coder = LOSSY[kind]

    values, told = frame_of(coded(FILM, syntax, [coder(FILM)]))

    assert np.abs(values.astype(int) - FILM).mean() < 16  # of 4096
    assert told.bits_stored == 12


def test_every_coding_is_tried_here() -> None:
    tried = {syntax for syntax, _ in (*LOSSLESS.values(), *LOSSY.values())} | {JPEGBaseline8Bit}

    assert tried | codestream.NATIVE == codestream.CODINGS


def jpeg(mode: str = "YCbCr", subsampling: int = 0, keep_rgb: bool = False) -> bytes:
    out = io.BytesIO()
    Image.fromarray(PHOTO).save(out, "JPEG", quality=97, subsampling=subsampling, keep_rgb=keep_rgb)
    return out.getvalue()


def lossless_rgb() -> bytes:
    return bytes(imagecodecs.jpeg8_encode(PHOTO, lossless=True, colorspace="RGB", outcolorspace="RGB"))


def bare(stream: bytes) -> bytes:
    """A JPEG without its JFIF or Adobe marker: nothing in it tells its colours any more."""
    length = int.from_bytes(stream[4:6], "big")
    return stream[:2] + stream[4 + length :]


COLOURS: dict[str, tuple[str, str, Callable[[], Stream]]] = {
    "as declared": (JPEGBaseline8Bit, "YBR_FULL_422", lambda: jpeg(subsampling=1)),
    "YBR without a marker": (JPEGBaseline8Bit, "YBR_FULL", lambda: bare(jpeg())),
    "RGB declared, JFIF within": (JPEGBaseline8Bit, "RGB", jpeg),
    "RGB declared, halved colours within": (JPEGBaseline8Bit, "RGB", lambda: bare(jpeg(subsampling=2))),
    "RGB declared, RGB within": (JPEGBaseline8Bit, "RGB", lambda: jpeg(keep_rgb=True)),
    "YBR declared, RGB within": (JPEGBaseline8Bit, "YBR_FULL", lambda: jpeg(keep_rgb=True)),
    "RGB in JPEG lossless": (
        JPEGLosslessSV1,
        "RGB",
        lambda: imagecodecs.jpeg8_encode(PHOTO, lossless=True, colorspace="RGB", outcolorspace="RGB"),
    ),
    "RGB in JPEG-LS": (JPEGLSLossless, "RGB", lambda: imagecodecs.jpegls_encode(PHOTO)),
    "RGB in RLE": (RLELossless, "RGB", lambda: radiographs.run_lengths(PHOTO)),
    "RCT": (JPEG2000Lossless, "YBR_RCT", lambda: imagecodecs.jpeg2k_encode(PHOTO, reversible=True, codecformat="J2K")),
    "ICT": (JPEG2000, "YBR_ICT", lambda: imagecodecs.jpeg2k_encode(PHOTO, level=60, codecformat="J2K")),
    "RGB untransformed": (JPEG2000Lossless, "RGB", lambda: imagecodecs.jpeg2k_encode(PHOTO, reversible=True, codecformat="J2K", mct=False)),
    "RCT in HTJ2K": (HTJ2KLossless, "YBR_RCT", lambda: imagecodecs.htj2k_encode(PHOTO, reversible=True)),
}


@pytest.mark.parametrize("what", COLOURS)
def test_img_07_colours_are_right_whatever_the_file_calls_them(what: str) -> None:
    syntax, photometric, stream = COLOURS[what]

    made = normalize(coded(PHOTO, syntax, [stream()], photometric=photometric))

    seen = np.asarray(Image.open(io.BytesIO(made.derivatives[0].content))).astype(int)
    assert np.abs(seen - PHOTO).mean() < 6  # two JPEGs with halved colours; swapped or unturned ones are 30 off


def test_img_07_ybr_declared_is_turned_where_no_codestream_knows() -> None:
    """JPEG-LS and run-length coding carry no word on colours."""
    ybr = np.asarray(Image.fromarray(PHOTO).convert("YCbCr"))
    for syntax, stream in ((JPEGLSLossless, imagecodecs.jpegls_encode(ybr)), (RLELossless, radiographs.run_lengths(ybr))):
        made = normalize(coded(ybr, syntax, [stream], photometric="YBR_FULL"))

        seen = np.asarray(Image.open(io.BytesIO(made.derivatives[0].content))).astype(int)
        assert np.abs(seen - PHOTO).mean() < 6


SMALL = FILM[:100, :100]
LYING: dict[str, tuple[str, Callable[[], Stream], str]] = {
    "JPEG of another size": (JPEGLosslessSV1, lambda: imagecodecs.jpeg8_encode(SMALL, lossless=True, bitspersample=12), "undecodable"),
    "JPEG that declares billions": (
        JPEGLosslessSV1,
        lambda: imagecodecs.jpeg8_encode(FILM, lossless=True, bitspersample=12).replace(b"\x00\xcb\x01\x2d", b"\xff\xff\xff\xff", 1),
        "undecodable",
    ),
    "JPEG-LS of another size": (JPEGLSLossless, lambda: imagecodecs.jpegls_encode(SMALL), "undecodable"),
    "JPEG 2000 of another size": (JPEG2000, lambda: imagecodecs.jpeg2k_encode(SMALL, codecformat="J2K"), "undecodable"),
    "JPEG 2000 in a file of its own": (JPEG2000, lambda: imagecodecs.jpeg2k_encode(FILM, codecformat="JP2"), "unsupported"),
    "JPEG 2000 of signed values": (
        JPEG2000Lossless,
        lambda: imagecodecs.jpeg2k_encode(FILM.astype(np.int16), reversible=True, codecformat="J2K"),
        "unsupported",
    ),
    "JPEG of three colours": (JPEGBaseline8Bit, jpeg, "undecodable"),
    "progressive JPEG": (JPEGExtended12Bit, lambda: progressive(), "unsupported"),
    "lossless JPEG under a lossy name": (
        JPEGExtended12Bit,
        lambda: imagecodecs.jpeg8_encode(FILM, lossless=True, bitspersample=12),
        "unsupported",
    ),
    "JPEG of a thousand scans": (
        JPEGExtended12Bit,
        lambda: imagecodecs.jpeg8_encode(FILM, bitspersample=12) + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" * 1000,
        "limit",
    ),
    "JPEG cut off in its header": (JPEGExtended12Bit, lambda: imagecodecs.jpeg8_encode(FILM, bitspersample=12)[:60], "undecodable"),
    "JPEG 2000 cut off": (JPEG2000, lambda: imagecodecs.jpeg2k_encode(FILM, codecformat="J2K")[:100], "undecodable"),
    "run lengths of another number of planes": (RLELossless, lambda: radiographs.run_lengths(FILM.astype(np.uint8)), "undecodable"),
    "run lengths that point nowhere": (RLELossless, lambda: b"\2\0\0\0\x40\0\0\0\xff\xff\xff\x7f" + bytes(400), "undecodable"),
    "run lengths of zeros": (RLELossless, lambda: bytes(400), "undecodable"),
    "run lengths without end": (RLELossless, lambda: b"\2\0\0\0\x40\0\0\0\x42\0\0\0" + bytes(52) + b"\x81\0" * 50_000, "undecodable"),
    "nothing": (JPEG2000, lambda: b"\0\0", "unsupported"),
}


def progressive() -> bytes:
    out = io.BytesIO()
    Image.fromarray((FILM >> 4).astype(np.uint8)).save(out, "JPEG", progressive=True)
    return out.getvalue()


@pytest.mark.parametrize("what", LYING)
def test_t_u10_a_codestream_that_says_other_than_its_file(what: str) -> None:
    syntax, stream, reason = LYING[what]

    with pytest.raises(Unreadable) as refusal:
        normalize(coded(FILM, syntax, [stream()]))

    assert refusal.value.reason == reason


def test_t_u10_a_frame_of_more_bytes_than_pixels_is_not_taken_into_memory() -> None:
    with pytest.raises(Unreadable) as refusal:
        normalize(coded(SMALL, JPEGLSLossless, [bytes(3 * 1024 * 1024)]))

    assert (refusal.value.reason, refusal.value.detail) == ("undecodable", "a frame has more bytes coded than it could have without")


def test_fragments_of_one_frame_are_put_together_and_the_table_is_not_believed() -> None:
    stream = imagecodecs.jpegls_encode(FILM)
    whole = coded(FILM, JPEGLSLossless, [stream])
    pieces = encapsulate([bytes(stream)], fragments_per_frame=5, has_bot=False)
    lying = pieces.replace(b"\xfe\xff\x00\xe0\0\0\0\0", b"\xfe\xff\x00\xe0\4\0\0\0\x40\xff\xff\x7f", 1)

    for content in (pieces, lying):
        assert normalize(coded(FILM, JPEGLSLossless, [stream], content=content)).frame == normalize(whole).frame


@pytest.mark.parametrize("missing", ["end", "item"])
def test_t_u10_fragments_without_an_end(missing: str) -> None:
    whole = coded(FILM, JPEGLSLossless, [imagecodecs.jpegls_encode(FILM)])
    broken = whole[:-8] if missing == "end" else whole[:-8] + b"\0" * 8

    with pytest.raises(Unreadable) as refusal:
        normalize(broken)

    assert refusal.value.reason == "undecodable"


def test_fragments_where_the_coding_has_none_and_none_where_it_has_them() -> None:
    fragments = coded(FILM, JPEGLSLossless, [imagecodecs.jpegls_encode(FILM)])
    plain = radiographs.written(radiographs.dicom(FILM))
    for original in (renamed(fragments, ExplicitVRLittleEndian), renamed(plain, JPEGLSLossless)):
        with pytest.raises(Unreadable) as refusal:
            normalize(original)
        assert refusal.value.reason == "undecodable"
