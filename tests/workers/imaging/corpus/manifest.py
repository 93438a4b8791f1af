"""The manifest of the corpus: each file, the outcome that is right for it, and for a refusal why that is right."""

import csv
import io
import pathlib
import warnings

import pydicom
from msgspec import Struct
from PIL import Image

from workers.imaging.limits import MIN_SHORT_SIDE_GREY
from workers.imaging.photograph.photo import MIN_SHORT_SIDE

PATH = pathlib.Path(__file__).with_name("manifest.csv")
HEAD = ("file", "outcome", "why")
MAGIC = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0*", b"II+\0", b"MM\0+", b"%PDF-", b"ply\n", b"ply\r", b"solid ")
"""What a file of a kind that is taken begins with, said here a second time so that the room's own sniffing is checked."""
BRANDS = (b"heic", b"heix", b"mif1", b"msf1", b"avif", b"isom", b"mp42", b"qt  ")


class Line(Struct, frozen=True):
    """One file's."""

    file: str
    outcome: str
    why: str = ""

    @property
    def is_refused(self) -> bool:
        return "/" not in self.outcome


def read() -> dict[str, Line]:
    with PATH.open(newline="", encoding="utf-8") as file:
        return {line["file"]: Line(**line) for line in csv.DictReader(file)}


def write(lines: dict[str, Line]) -> None:
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(HEAD)
    table.writerows((line.file, line.outcome, line.why) for _, line in sorted(lines.items()))
    PATH.write_text(out.getvalue(), encoding="utf-8")


def why(outcome: str, path: pathlib.Path) -> str:
    """The reason of a refusal that other libraries find as well; "" where a person has to look and say it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        match outcome:
            case "empty":
                return "no bytes" if not path.stat().st_size else ""
            case "wrong_type":
                return "" if is_taken(path) else "no kind that is taken"
            case "no_picture":
                return "" if has_pixels(path) else "no pixel data in it"
            case "too_small":
                return short_side(path)
            case "unsupported":
                return coding(path)
    return ""


def is_taken(path: pathlib.Path) -> bool:
    with path.open("rb") as file:
        first = file.read(132)
    return (
        first.startswith(MAGIC)
        or (first[:4] == b"RIFF" and first[8:12] == b"WEBP")
        or (first[4:8] == b"ftyp" and first[8:12] in BRANDS)
        or first[128:] == b"DICM"
    )


def coding(path: pathlib.Path) -> str:
    """What of a DICOM file is refused whatever it shows (FACTS 8)."""
    ds = pydicom.dcmread(path, force=True, stop_before_pixels=True)
    if ds.file_meta.get("TransferSyntaxUID") == pydicom.uid.ExplicitVRBigEndian:
        return "big endian, which is retired"
    bits = ds.get("BitsAllocated", 0)
    return f"{bits} bits for a sample" if bits not in (8, 16) else ""


def has_pixels(path: pathlib.Path) -> bool:
    ds = pydicom.dcmread(path, force=True)
    return any(keyword in ds for keyword in ("PixelData", "FloatPixelData", "DoubleFloatPixelData"))


def short_side(path: pathlib.Path) -> str:
    """Of a picture that is too small, its short side."""
    try:
        with Image.open(path) as image:
            side = min(image.size)
    except Exception:  # whatever Pillow thinks of a broken file
        return ""
    return f"short side of {side} pixels" if side < (MIN_SHORT_SIDE_GREY if image.mode in ("L", "1", "I;16") else MIN_SHORT_SIDE) else ""
