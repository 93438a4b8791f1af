"""A letter: its pages as pictures, the first of them as the one that is listed, and its words.

pdfium draws and reads; nothing in the file acts. The build has neither JavaScript nor XFA, no action is ever asked for, no attachment
opened, no address followed.
"""

import unicodedata
from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2  # type: ignore[import-untyped]
import simplejpeg  # type: ignore[import-untyped]
from pypdfium2 import raw

from schemas.care.derivative import Film, Rendered
from schemas.care.image import MAX_PHOTO_BYTES
from workers.imaging.encode import DISPLAY_LONG_SIDE, spliced, words
from workers.imaging.tape import Tape
from workers.imaging.unreadable import Unreadable

MAX_PAGES = 60
PAGE_LONG_SIDE = 1600
"""Pixels: some 145 to the inch of a US letter, at which small print can be read."""
PAGE_QUALITY = 80

MAX_CHARACTERS = 200_000
"""Of all pages together; what is beyond is on the pages all the same."""
PAGE_BREAK = "\f"

_KEPT_CONTROLS = "\n\t"
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Categories of characters that show nothing: controls, marks of direction, halves of pairs, private and unassigned ones."""

Page = npt.NDArray[np.uint8]


class Letter:
    """`picture`: the first page at display size. `film` and `frames`: every page. `text`: the words, a form feed
    between two pages, or None where there are none, as in a scan.
    """

    def __init__(self, original: Tape) -> None:
        content = original.whole(MAX_PHOTO_BYTES)
        document = _opened(content)  # which reads on in the content, and does not keep it
        count = len(document)
        if count > MAX_PAGES:
            raise Unreadable("limit", "more pages than a letter has")
        made, sizes, said, left = bytearray(), [], [], MAX_CHARACTERS
        for number in range(count):
            page = _flat(document, number)
            if number == 0:
                self.picture = _drawn(page, DISPLAY_LONG_SIDE)
            drawn = _drawn(page, PAGE_LONG_SIDE)
            coded = simplejpeg.encode_jpeg(drawn, quality=PAGE_QUALITY, colorspace="RGB")
            made += coded
            sizes.append(len(coded))
            text = _words(page, left)
            left -= len(text)
            said.append(text)
        self.frames: Rendered = spliced(made, drawn.shape[1], drawn.shape[0])
        height, width = self.picture.shape[:2]
        self.text: Rendered | None = words(PAGE_BREAK.join(said), width, height) if any(map(str.strip, said)) else None
        self.film = Film(frames=count, every=1, sizes=tuple(sizes), seconds=None)


def _opened(original: bytes) -> Any:
    place = np.frombuffer(original, np.uint8).ctypes.data  # wherever it lies: a tape's whole is a bytearray
    handle = raw.FPDF_LoadMemDocument64(place, len(original), None)
    if not handle:
        if raw.FPDF_GetLastError() in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise Unreadable("locked", "a document under a password")
        raise Unreadable("undecodable", "the document is broken")
    if raw.FPDF_GetPageCount(handle) < 1:
        raise Unreadable("no_picture", "a document without pages")
    return pypdfium2.PdfDocument(handle)


def _flat(document: Any, number: int) -> Any:
    """The page with what is filled in and noted on it drawn into it: pdfium draws the fields of a form no other way without a
    surrounding in which they could act."""
    try:
        page = document[number]
        raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
        page.close()
        return document[number]
    except pypdfium2.PdfiumError as cause:
        raise Unreadable("undecodable", "a page is broken") from cause


def _drawn(page: Any, long_side: int) -> Page:
    """The page on white; RGB, rows first."""
    width, height = page.get_size()
    if not (0 < width < 1e5 and 0 < height < 1e5):
        raise Unreadable("undecodable", "a page without sides")
    try:
        # Half a pixel less than asked for: a side is rounded up.
        bitmap = page.render(scale=(long_side - 0.5) / max(width, height), rev_byteorder=True, force_bitmap_format=raw.FPDFBitmap_BGR)
        return np.ascontiguousarray(bitmap.to_numpy())
    except pypdfium2.PdfiumError as cause:
        raise Unreadable("undecodable", "a page cannot be drawn") from cause


def _words(page: Any, most: int) -> str:
    try:
        read = page.get_textpage()
        return cleaned(read.get_text_range(0, min(most, read.count_chars())))[:most]
    except pypdfium2.PdfiumError:  # the page is there to be read, and its words are only beside it
        return ""


def cleaned(text: str) -> str:
    """Without characters that cannot be seen but change what is seen; lines end with a newline only."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(_visible(lines))


def _visible(text: str) -> Iterator[str]:
    return (each for each in text if each in _KEPT_CONTROLS or unicodedata.category(each) not in _UNSEEN)
