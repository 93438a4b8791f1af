"""Which signs of a person's text can be printed, and how the others are shown.

PDF/A forbids a sign without a letterform (ISO 19005-3 6.2.11.8), and the renderer then refuses the whole document: one emoji in a
complaint would leave a signed record without its readable form. Control signs are written out as well, since those that turn the
writing direction can make a line read differently from what was sealed.
"""

import re
import unicodedata

RANGES = (
    (0x0021, 0x04FF),
    (0x0621, 0x063A),
    (0x0641, 0x064A),
    (0x1E00, 0x1FFF),
    (0x2010, 0x2040),
    (0x2070, 0x211E),
    (0x2153, 0x2184),
    (0x2190, 0x22FF),
    (0x25A0, 0x2605),
)
"""Code points for which the renderer's own fonts have a letterform; a test prints every one."""

LONGEST_UNBROKEN = 24
PIECE = 8
"""A word of more than so many characters may break after each piece, so that no text runs out of its column."""

_COPIED = re.compile(r"([0-9a-f]{64}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")
"""Digests and identifiers: whoever copies one from the page must get exactly it."""

_MAY_BREAK = "\u200b"


def printable(text: str) -> str:
    """The text with every sign that cannot be printed written as `[U+4E2D]`; line ends as line feeds, other white space as spaces."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(_sign(each) for each in composed)


def breakable(text: str) -> str:
    """The text with places to break in words longer than any of a language. Digests and identifiers stay whole, to be copied."""
    return " ".join("".join(_broken(part) for part in _COPIED.split(word)) for word in text.split(" "))


def is_printable(sign: str) -> bool:
    """True for a letter, number, mark of punctuation or symbol within RANGES; combining marks may lack a place on their letter."""
    return any(low <= ord(sign) <= high for low, high in RANGES) and unicodedata.category(sign)[0] not in "CMZ"


def _sign(sign: str) -> str:
    if sign in " \n" or is_printable(sign):
        return sign
    return " " if sign in "\t\u00a0" else f"[U+{ord(sign):04X}]"


def _broken(word: str) -> str:
    if len(word) <= LONGEST_UNBROKEN or _COPIED.fullmatch(word):
        return word
    return _MAY_BREAK.join(word[start : start + PIECE] for start in range(0, len(word), PIECE))
