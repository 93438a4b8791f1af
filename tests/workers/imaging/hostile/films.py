"""DICOM files that mean harm, in their attributes: nesting, millions, lengths and numbers that lie (PS3.5 section 7)."""

import io
import struct
import warnings
import zlib

import pydicom
from pydicom.uid import DeflatedExplicitVRLittleEndian, ExplicitVRBigEndian, ExplicitVRLittleEndian, ImplicitVRLittleEndian

from tests import radiographs
from tests.workers.imaging.hostile.cases import Allowed, Case, Makers
from tests.workers.imaging.hostile.pngs import MEGABYTE
from tests.workers.imaging.mutations.films import intraoral

LONG = {b"OB", b"OW", b"SQ", b"UN", b"UT"}
ITEM, ITEM_END, SEQUENCE_END = b"\xfe\xff\x00\xe0", b"\xfe\xff\x0d\xe0\0\0\0\0", b"\xfe\xff\xdd\xe0\0\0\0\0"
ENDLESS = b"\xff\xff\xff\xff"


def element(group: int, number: int, kind: bytes, value: bytes, length: int | None = None) -> bytes:
    """One element, explicit little endian; `length` when it is to lie."""
    told = len(value) if length is None else length
    head = struct.pack("<HH", group, number) + kind
    return head + (b"\0\0" + struct.pack("<I", told) if kind in LONG else struct.pack("<H", told)) + value


def file(*elements: bytes, coding: str = ExplicitVRLittleEndian, preamble: bytes = b"") -> bytes:
    """A file of these elements."""
    uid = coding.encode() + b"\0" * (len(coding) % 2)
    meta = element(2, 2, b"UI", b"1.2.840.10008.5.1.4.1.1.7\0") + element(2, 0x10, b"UI", uid)
    return preamble.ljust(128, b"\0") + b"DICM" + element(2, 0, b"UL", struct.pack("<I", len(meta))) + meta + b"".join(elements)


def picture(
    rows: int = 256, columns: int = 256, *, bits: int = 8, samples: int = 1, pixels: bytes = bytes(65_536), frames: bytes = b""
) -> bytes:
    """The elements of a small grey picture."""
    return b"".join(
        (
            element(0x28, 2, b"US", struct.pack("<H", samples)),
            element(0x28, 4, b"CS", b"MONOCHROME2 "),
            element(0x28, 8, b"IS", frames) if frames else b"",
            element(0x28, 0x10, b"US", struct.pack("<H", rows)),
            element(0x28, 0x11, b"US", struct.pack("<H", columns)),
            element(0x28, 0x100, b"US", struct.pack("<H", bits)),
            element(0x28, 0x101, b"US", struct.pack("<H", bits)),
            element(0x28, 0x102, b"US", struct.pack("<H", max(0, bits - 1))),
            element(0x28, 0x103, b"US", b"\0\0"),
            element(0x7FE0, 0x10, b"OW", pixels),
        )
    )


def nested(depth: int, *, told: bool) -> bytes:
    """Sequences in sequences, each with its length told or without one."""
    if not told:
        opened = (struct.pack("<HH", 0x40, 0xA730) + b"SQ\0\0" + ENDLESS + ITEM + ENDLESS) * depth
        return opened + (ITEM_END + SEQUENCE_END) * depth
    out = []
    for level in range(depth):
        below = 20 * (depth - level - 1)
        out.append(struct.pack("<HH", 0x40, 0xA730) + b"SQ\0\0" + struct.pack("<I", below + 8) + ITEM + struct.pack("<I", below))
    return b"".join(out)


def film(**attributes: object) -> bytes:
    """The sound film with other attributes, which may be no values of their kind."""
    ds = pydicom.dcmread(io.BytesIO(intraoral()))
    for keyword, value in attributes.items():
        kind = pydicom.datadict.dictionary_VR(pydicom.datadict.tag_for_keyword(keyword) or 0).split(" or ")[0]
        ds[keyword] = pydicom.DataElement(keyword, kind, value, validation_mode=pydicom.config.IGNORE)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it knows that the words are wrong
        return radiographs.written(ds)


def palette(entries: int, data: bytes) -> bytes:
    ds = pydicom.dcmread(io.BytesIO(intraoral()))
    ds.PhotometricInterpretation = "PALETTE COLOR"
    for number, colour in enumerate(("Red", "Green", "Blue")):
        ds.add_new(0x00281101 + number, "US", [entries, 0, 16])
        setattr(ds, f"{colour}PaletteColorLookupTableData", data)
    return radiographs.written(ds)


def table(entries: int, bits: int, data: bytes, keyword: str = "VOILUTSequence") -> bytes:
    """A lookup table that says more than it holds (PS3.3 C.11.2)."""
    item = pydicom.Dataset()
    item.add_new("LUTDescriptor", "US", [entries, 0, bits])
    item.add_new("LUTData", "OW", data)
    ds = pydicom.dcmread(io.BytesIO(intraoral()))
    del ds.WindowCenter, ds.WindowWidth
    setattr(ds, keyword, pydicom.Sequence([item]))
    if keyword == "ModalityLUTSequence":
        del ds.RescaleSlope, ds.RescaleIntercept
    return radiographs.written(ds)


def deflated(inside: bytes) -> bytes:
    packer = zlib.compressobj(1, wbits=-zlib.MAX_WBITS)
    return file(packer.compress(inside) + packer.flush(), coding=DeflatedExplicitVRLittleEndian)


def deflated_bomb(head: bytes, megabytes: int) -> bytes:
    """A deflated file that ends in an element of so many megabytes; `head` is everything up to its length."""
    packer = zlib.compressobj(1, wbits=-zlib.MAX_WBITS)
    parts = [packer.compress(head + struct.pack("<I", megabytes * len(MEGABYTE)))]
    parts += [*(packer.compress(MEGABYTE) for _ in range(megabytes)), packer.flush()]
    return file(*parts, coding=DeflatedExplicitVRLittleEndian)


PATIENT = element(0x10, 0x10, b"PN", b"Doe^Jane")
HARMED: tuple[Allowed, ...] = ("undecodable", "limit")
NOT_READ: tuple[Allowed, ...] = ("unsupported",)
"""Deflated files are refused by their coding, before anything is inflated."""

CASES: Makers = {
    "dicom 10,000 sequences deep": Case(lambda: file(nested(10_000, told=False), picture()), "undecodable", "shown", "limit"),
    "dicom 10,000 sequences deep with lengths": Case(lambda: file(nested(10_000, told=True), picture()), "undecodable", "shown", "limit"),
    "dicom 900 sequences deep": Case(lambda: file(nested(900, told=False), picture()), "undecodable", "shown", "limit"),
    "dicom sequence that never ends": Case(lambda: file(nested(1, told=False)[:20] * 3000, picture()), *HARMED, "no_picture"),
    "dicom of a million elements": Case(lambda: file(element(9, 1, b"LO", b"ab") * 1_000_000, picture()), "shown", *HARMED),
    "dicom of 300,000 items": Case(lambda: file(element(0x40, 0xA730, b"SQ", (ITEM + b"\0\0\0\0") * 300_000), picture()), "shown", *HARMED),
    "dicom name of 40 MB": Case(lambda: file(element(0x10, 0x10, b"UT", b"x" * 40_000_000), picture()), "shown", *HARMED),
    "dicom element of 4 gigabytes": Case(lambda: file(element(9, 1, b"OB", b"", 0xFFFFFFFE), picture()), *HARMED, "no_picture"),
    "dicom element of odd length": Case(lambda: file(element(0x10, 0x10, b"PN", b"abc"), picture()), "shown", "undecodable"),
    "dicom of unknown representations": Case(lambda: file(element(0x10, 0x10, b"ZZ", b"abcd"), picture()), *HARMED, "shown", "no_picture"),
    "dicom elements out of order": Case(lambda: file(picture(), PATIENT), "shown"),
    "dicom pixels twice": Case(lambda: file(picture(), picture(9000, 9000)), "shown", *HARMED),
    "dicom pixels in a sequence first": Case(
        lambda: file(element(0x88, 0x200, b"SQ", ITEM + struct.pack("<I", len(picture())) + picture()), picture()), "shown", "undecodable"
    ),
    "dicom pixels in a sequence alone": Case(
        lambda: file(element(0x88, 0x200, b"SQ", ITEM + struct.pack("<I", len(picture())) + picture())), "no_picture", "undecodable"
    ),
    "dicom 65,535 x 65,535": Case(lambda: file(picture(65_535, 65_535)), "limit"),
    "dicom larger than its pixels": Case(lambda: file(picture(8000, 8000)), "undecodable"),
    "dicom of no rows": Case(lambda: file(picture(0, 256)), "undecodable"),
    "dicom of one pixel": Case(lambda: file(picture(1, 1)), "shown", "too_small", "undecodable"),
    "dicom 65,535 x 1": Case(lambda: file(picture(1, 65_535)), "shown", "too_small", "undecodable"),
    "dicom of no bits": Case(lambda: file(picture(bits=0)), "unsupported", "undecodable"),
    "dicom of 64 bits": Case(lambda: file(picture(bits=64)), "unsupported", "undecodable"),
    "dicom of 65,535 bits": Case(lambda: file(picture(bits=65_535)), "unsupported", "undecodable"),
    "dicom of 65,535 samples": Case(lambda: file(picture(samples=65_535)), "unsupported", "undecodable", "limit"),
    "dicom of 2 billion frames": Case(lambda: file(picture(frames=b"2147483647")), "undecodable", "limit", "shown"),
    "dicom of minus one frame": Case(lambda: file(picture(frames=b"-1")), "undecodable", "shown"),
    "dicom of frames in words": Case(lambda: file(picture(frames=b"many")), "undecodable", "shown"),
    "dicom pixels of 4 gigabytes": Case(lambda: file(picture()[: -65_536 - 4] + b"\xfe\xff\xff\xff"), "undecodable", "shown"),
    "dicom pixels without an end": Case(lambda: file(picture()[: -65_536 - 4] + ENDLESS + bytes(65_536)), "undecodable", "shown"),
    "dicom without pixels": Case(lambda: file(PATIENT), "no_picture"),
    "dicom of nothing": Case(lambda: file(), "undecodable", "no_picture"),
    "dicom of a preamble": Case(lambda: b"\0" * 128 + b"DICM", "undecodable", "no_picture", "unsupported"),
    "dicom meta of 4 gigabytes": Case(
        lambda: b"\0" * 128 + b"DICM" + element(2, 0, b"UL", ENDLESS) + file(picture())[132 + 12 :], "undecodable", "shown", "unsupported"
    ),
    "dicom of an unknown coding": Case(lambda: file(picture(), coding="1.2.3.4"), "unsupported"),
    "dicom of a coding of 60 KB": Case(lambda: file(picture(), coding="1." * 30_000), "unsupported", "undecodable"),
    "dicom big endian": Case(lambda: file(picture(), coding=ExplicitVRBigEndian), "unsupported"),
    "dicom said to be implicit": Case(lambda: file(picture(), coding=ImplicitVRLittleEndian), "undecodable", "no_picture", "shown"),
    "dicom deflated bomb": Case(lambda: deflated_bomb(b"\x09\0\x01\x10OB\0\0", 1500), *NOT_READ),
    "dicom deflated pixels of a gigabyte": Case(lambda: deflated_bomb(picture(pixels=b"")[:-4], 500), *NOT_READ),
    "dicom deflated 10,000 sequences deep": Case(lambda: deflated(nested(10_000, told=False) + picture()), *NOT_READ),
    "dicom deflated and cut": Case(lambda: deflated(picture())[:-20], *NOT_READ),
    "dicom deflated noise": Case(lambda: file(b"\xff" * 900, coding=DeflatedExplicitVRLittleEndian), *NOT_READ),
    "dicom palette of 65,536": Case(lambda: palette(0, b"\0\1"), "undecodable", "unsupported", "shown"),
    "dicom palette of nothing": Case(lambda: palette(256, b""), "undecodable", "unsupported"),
    "dicom table of 65,536": Case(lambda: table(0, 16, b"\0\1" * 20), "shown", "undecodable", "unsupported"),
    "dicom table of nothing": Case(lambda: table(256, 16, b""), "shown", "undecodable", "unsupported"),
    "dicom table of 255 bits": Case(lambda: table(4, 255, b"\0\1" * 4), "shown", "undecodable", "unsupported"),
    "dicom modality table of 65,536": Case(
        lambda: table(0, 16, b"\0\1" * 20, "ModalityLUTSequence"), "shown", "undecodable", "unsupported"
    ),
    "dicom window of nothing": Case(lambda: film(WindowWidth="0"), "shown", "undecodable"),
    "dicom window of a negative width": Case(lambda: film(WindowWidth="-100"), "shown", "undecodable"),
    "dicom window that is no number": Case(lambda: film(WindowCenter="nan", WindowWidth="inf"), "shown", "undecodable"),
    "dicom of 20,000 windows": Case(lambda: film(WindowCenter=["1"] * 20_000, WindowWidth=["2"] * 20_000), "shown", *HARMED),
    "dicom slope beyond all numbers": Case(lambda: film(RescaleSlope="1e308"), "undecodable"),
    "dicom padding beyond its bits": Case(lambda: film(PixelPaddingValue=65_535), "shown", "undecodable"),
    "dicom spacing of nothing": Case(lambda: film(PixelSpacing=["0", "0"]), "shown"),
    "dicom of a thousand rows' numbers": Case(lambda: film(Rows=[256] * 1000), "undecodable"),
    "dicom of unknown letters": Case(lambda: film(SpecificCharacterSet=["ISO 2022 IR 999", "\\", "utf-7"]), "shown", "undecodable"),
}
