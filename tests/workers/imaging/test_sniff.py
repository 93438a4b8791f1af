"""The first bytes decide what a file is: each kind by its own sign, and whatever is none of them by a word for what it is (SPEC UPL-07)."""

import pytest

from tests import clips, factories
from workers.imaging.sniff import FIRST_BYTES, sniff
from workers.imaging.unreadable import Unreadable


def brands(major: bytes, *others: bytes) -> bytes:
    """The box of a file's type."""
    return (16 + 4 * len(others)).to_bytes(4, "big") + b"ftyp" + major + b"\0\0\0\0" + b"".join(others) + b"\0\0\0\x08free"


KINDS = {
    "MP4": (brands(b"isom", b"iso2", b"mp41"), "video/mp4"),
    "MP4 of a brand of its maker": (brands(b"zzzz", b"mp42"), "video/mp4"),
    "a small phone's 3GP": (brands(b"3gp5", b"3gp4"), "video/mp4"),
    "MOV": (brands(b"qt  "), "video/quicktime"),
    "MOV without a type": (b"\0\0\0\x08wide" + b"\0\0\0\0mdat" + bytes(40), "video/quicktime"),
    "MOV that begins with its head": (b"\0\0\0\x10moov" + bytes(8), "video/quicktime"),
    "HEIC": (brands(b"heic", b"mif1"), "image/heic"),
    "a sequence in HEIC": (brands(b"hevc", b"msf1", b"hevc", b"iso8"), "image/heic"),
    "a sequence in AVIF": (brands(b"avis", b"avif", b"msf1", b"iso8"), "image/avif"),
    "TIFF of small ends": (b"II*\0" + bytes(8), "image/tiff"),
    "TIFF of big ends": (b"MM\0*" + bytes(8), "image/tiff"),
    "PDF": (b"%PDF-1.4\n", "application/pdf"),
    "PDF behind a mail's head": (b"\r\n" * 500 + b"%PDF-1.4\n", "application/pdf"),
    "STL": (clips.stl(), "model/stl"),
    "STL that begins like a text": (clips.stl(head=b"solid of an exporter\n facet normal"), "model/stl"),
    "STL in words": (clips.stl_in_words(), "model/stl"),
    "PLY": (clips.ply(), "model/ply"),
    "PLY of a Windows program": (clips.ply(ends=b"\r\n"), "model/ply"),
}

NONE = {
    "a raw photo": (brands(b"crx ", b"isom"), "a raw camera image"),
    "a voice memo": (brands(b"M4A ", b"isom", b"mp42"), "a sound recording"),
    "another brand": (brands(b"jpm "), "another ISO media file"),
    "a PDF too far behind": (b" " * FIRST_BYTES + b"%PDF-1.4", "a text file"),
    "a page that carries a PDF": (b"<html>%PDF-1.4", "a web page or SVG drawing"),
    "an archive that carries a PDF": (b"PK\x03\x04%PDF-1.4", "a ZIP archive or office document"),
    "an STL of one byte more": (clips.stl() + b"\0", "a file of unknown kind"),
    "an STL of no triangle": (bytes(84), "a text file"),
    "a solid thing": (b"solid ground is what I need\n", "a text file"),
    "PLY without a form": (b"ply\nthe plywood\n", "a text file"),
    "a word at the place of a box": (b"Dearfree dentist", "a text file"),
    "a box that is longer than its file": (b"\x7f\0\0\0moov\xff" + bytes(8), "a file of unknown kind"),
}


@pytest.mark.parametrize("what", KINDS)
def test_upl_07_each_kind_by_its_first_bytes(what: str) -> None:
    original, kind = KINDS[what]
    assert sniff(original[:FIRST_BYTES], len(original)) == kind


@pytest.mark.parametrize("what", NONE)
def test_upl_07_what_is_not_taken_has_a_word(what: str) -> None:
    original, word = NONE[what]
    with pytest.raises(Unreadable) as refusal:
        sniff(original[:FIRST_BYTES], len(original))
    assert (refusal.value.reason, refusal.value.detail) == ("wrong_type", word)


def test_upl_07_pictures_are_what_they_were() -> None:
    assert [sniff(factories.in_format(name)) for name in ("JPEG", "PNG", "WEBP", "AVIF")] == [
        f"image/{name}" for name in ("jpeg", "png", "webp", "avif")
    ]
    assert sniff(factories.heic()) == "image/heic"
    assert sniff(factories.periapical()) == "application/dicom"
