"""How the tests of documents read a PDF, and change a sealed record."""

import io
import re
import zlib
from typing import Any

import msgspec
from msgspec.structs import replace
from pypdf import PdfReader

from schemas.care.record import EncounterRecord


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf), strict=True)


def catalog(pdf: PdfReader) -> Any:
    """The root of the document's objects, as plain containers."""
    return pdf.trailer["/Root"].get_object()


def text_of(pdf: bytes) -> str:
    """All words of the document with single spaces, without the places where a long word may break."""
    pages = " ".join(page.extract_text() for page in read(pdf).pages)
    return re.sub(r"\s+", " ", pages.replace("\u200b", ""))


def changed(sealed: bytes, **fields: object) -> bytes:
    """Sealed bytes of the same record with other content."""
    record = msgspec.json.decode(sealed, type=EncounterRecord)
    return msgspec.json.encode(replace(record, **fields), order="deterministic")


def zlib_streams(pdf: bytes) -> list[bytes]:
    """What every compressed stream of the file holds."""
    found = []
    for each in re.finditer(rb"stream\r?\n(x.*?)\r?\nendstream", pdf, flags=re.DOTALL):
        unpacked = zlib.decompressobj()
        found.append(unpacked.decompress(each.group(1)))
    assert found
    return found
