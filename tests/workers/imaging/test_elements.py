"""Elements that lie are met by a walk of our own, one pass over the file, before pydicom sees any of them (T-U10)."""

import io
import struct
from collections.abc import Callable

import pytest
from pydicom import dcmread
from pydicom.sequence import Sequence
from pydicom.uid import ImplicitVRLittleEndian

from schemas.care.derivative import Reason
from tests import factories, radiographs
from tests.workers.imaging.room import normalize
from workers.imaging.dicom import codestream, elements
from workers.imaging.tape import Tape
from workers.imaging.unreadable import Unreadable

UNDEFINED = 0xFFFFFFFF
PIXELS = b"\xe0\x7f\x10\x00"


def short(tag: int, vr: bytes, value: bytes, length: int | None = None) -> bytes:
    """An explicit element whose length has two bytes."""
    return struct.pack("<HH2sH", tag >> 16, tag & 0xFFFF, vr, len(value) if length is None else length) + value


def long(tag: int, vr: bytes, value: bytes, length: int | None = None) -> bytes:
    """An explicit element whose length has four."""
    return struct.pack("<HH2sHI", tag >> 16, tag & 0xFFFF, vr, 0, len(value) if length is None else length) + value


def item(value: bytes, length: int | None = None) -> bytes:
    return struct.pack("<HHI", 0xFFFE, 0xE000, len(value) if length is None else length) + value


ITEM_END, SEQUENCE_END = b"\xfe\xff\x0d\xe0\0\0\0\0", b"\xfe\xff\xdd\xe0\0\0\0\0"


def nested(depth: int, tag: int = 0x00081140) -> bytes:
    """A sequence in a sequence in a sequence, none of which says how long it is."""
    begin = long(tag, b"SQ", b"", UNDEFINED) + item(b"", UNDEFINED)
    return begin * depth + (ITEM_END + SEQUENCE_END) * depth


def before_pixels(*more: bytes) -> bytes:
    """The intra-oral radiograph with other bytes between its attributes and its pixels."""
    whole = factories.periapical()
    at = whole.rindex(PIXELS + b"OW")
    return whole[:at] + b"".join(more) + whole[at:]


def outcome(original: bytes) -> Reason | str:
    try:
        return "shown" if normalize(original).frame else "no frame"
    except Unreadable as refusal:
        return refusal.reason


LYING: dict[str, tuple[Callable[[], bytes], str]] = {
    "sequences eight deep": (lambda: before_pixels(nested(8)), "shown"),
    "sequences nine deep": (lambda: before_pixels(nested(9)), "limit"),
    "sequences ten thousand deep": (lambda: before_pixels(nested(10_000)), "limit"),
    "a kept sequence a thousand deep": (lambda: before_pixels(nested(1000, 0x00283010)), "limit"),
    "ninety thousand elements": (lambda: before_pixels(short(0x00091001, b"SH", b"") * 90_000), "shown"),
    "a hundred thousand elements": (lambda: before_pixels(short(0x00091001, b"SH", b"") * 100_001), "limit"),
    "a hundred thousand items": (
        lambda: before_pixels(long(0x00081140, b"SQ", b"", UNDEFINED) + item(b"") * 100_001 + SEQUENCE_END),
        "limit",
    ),
    "more bytes than there are": (lambda: before_pixels(long(0x00091001, b"OB", b"1234", 2_000_000_000)), "undecodable"),
    "a name beyond the end": (lambda: factories.periapical()[:1000], "undecodable"),
    "a sequence without an end": (lambda: before_pixels(long(0x00081140, b"SQ", b"", UNDEFINED), item(b"")), "undecodable"),
    "an item without an end": (lambda: before_pixels(long(0x00081140, b"SQ", b"", UNDEFINED), item(b"", UNDEFINED)), "undecodable"),
    "an end without a sequence": (lambda: before_pixels(SEQUENCE_END), "shown"),
    "the end of another": (lambda: before_pixels(long(0x00081140, b"SQ", b"", UNDEFINED), ITEM_END), "undecodable"),
    "an element longer than its item": (
        lambda: before_pixels(long(0x00283010, b"SQ", item(short(0x00283003, b"LO", b"ABCD", 40), 12), 20)),
        "undecodable",
    ),
    "a group length that lies": (lambda: before_pixels(short(0x00400000, b"UL", struct.pack("<I", 4_000_000_000))), "shown"),
    "a private blob of ten megabytes": (lambda: before_pixels(long(0x00E11001, b"OB", bytes(10_000_000))), "shown"),
    "a private sequence of unknown kind": (lambda: before_pixels(long(0x00E11001, b"UN", item(b"") + SEQUENCE_END, UNDEFINED)), "shown"),
    "a public value of ten megabytes": (lambda: before_pixels(long(0x00204000, b"UT", bytes(10_000_000))), "shown"),
    "a name said to be a sequence": (lambda: before_pixels(long(0x00100010, b"SQ", nested(3000))), "shown"),
    "an icon in fragments": (
        lambda: before_pixels(
            long(0x00880200, b"SQ", b"", UNDEFINED)
            + item(long(0x7FE00010, b"OB", item(b"") + item(b"\xff\xd8\xff\xd9") + SEQUENCE_END, UNDEFINED) + ITEM_END, UNDEFINED)
            + SEQUENCE_END
        ),
        "shown",
    ),
    "pixels of floating point": (lambda: before_pixels(long(0x7FE00008, b"OF", bytes(16))), "unsupported"),
}


@pytest.mark.parametrize("what", LYING)
def test_t_u10_elements_that_lie(what: str) -> None:
    original, expected = LYING[what]

    assert outcome(original()) == expected


def test_t_u10_what_is_not_used_never_reaches_the_parser() -> None:
    """Neither private blobs nor text nor foreign sequences; what a kept one holds beside its own is left out too."""
    table = long(0x00283002, b"OB", b"123456") + long(0x00091001, b"OB", bytes(1000)) + nested(2)
    original = before_pixels(
        long(0x00091001, b"OB", bytes(5_000_000)),
        nested(8),
        long(0x00283010, b"SQ", item(table + ITEM_END, UNDEFINED) + SEQUENCE_END, UNDEFINED),
    )

    ds = elements.opened(Tape.of(original), codestream.CODINGS).ds

    assert not [each.tag for each in ds if each.tag.is_private]
    assert "ReferencedImageSequence" not in ds
    assert [each.keyword for each in ds.VOILUTSequence[0]] == ["LUTDescriptor"]


def test_implicit_and_explicit_say_the_same() -> None:
    explicit = factories.periapical()
    ds = dcmread(io.BytesIO(explicit))
    ds.file_meta.TransferSyntaxUID = ImplicitVRLittleEndian
    ds.PixelPaddingValue = 7
    plain = normalize(explicit)

    made = normalize(radiographs.written(ds))

    assert plain.frame is not None
    assert made.frame is not None
    assert made.frame.padding_value == 7
    assert (made.frame.pixel_sha256, made.frame.windows, made.dicom) == (plain.frame.pixel_sha256, plain.frame.windows, plain.dicom)


def test_a_file_that_names_the_wrong_representation_is_read_as_it_is_written() -> None:
    explicit = factories.periapical()
    begin = explicit.index(b"1.2.840.10008.1.2.1\0")
    # The length is odd by the padding: "1.2.840.10008.1.2" and three zeros are as long as "1.2.840.10008.1.2.1" and one.
    lying = explicit[:begin] + b"1.2.840.10008.1.2\0\0\0" + explicit[begin + 20 :]

    assert normalize(lying).frame == normalize(explicit).frame


def test_a_table_in_any_representation_is_the_same_table() -> None:
    """An implicit file does not say whether a first value is signed, nor how wide the entries are."""
    item_of_table = radiographs.lut([4096, 0, 8], [at * 255 // 4095 for at in range(4096)])
    original = radiographs.dicom(radiographs.shadow(300, 200, 0, 4000), VOILUTSequence=Sequence([item_of_table]))
    explicit = normalize(radiographs.written(original))
    original.file_meta.TransferSyntaxUID = ImplicitVRLittleEndian

    implicit = normalize(radiographs.written(original))

    assert explicit.frame is not None
    assert explicit.frame.windows[0].steps
    assert implicit.frame == explicit.frame
