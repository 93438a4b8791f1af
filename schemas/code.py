"""A code of a finding: of the practice's own list, or a SNOMED CT concept that the practice names in it.

The house ships no content of a code system, only the practice's file has any (FACTS 1: SNOMED CT needs a licence, which is unverified
here). What it is called is the practice's own wording, and is sealed with the code.
"""

import re
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

System = Literal["practice", "snomed"]
Letters = Annotated[str, Meta(min_length=1, max_length=20)]
Wording = Annotated[str, Meta(min_length=1, max_length=120)]

OWN = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*", re.ASCII)
CONCEPT = re.compile(r"[1-9][0-9]{2,14}[01]0[0-9]", re.ASCII)

_DIHEDRAL = ("0123456789", "1234067895", "2340178956", "3401289567", "4012395678", "5987604321", "6598710432", "7659821043", "8765932104")
_TIMES = (*_DIHEDRAL, "9876543210")
_TURN = "1576283094"


class Code(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What it is called, in both languages, stands beside it: a record needs no list to be read."""

    system: System
    code: Letters
    en: Wording
    es: Wording


def is_written(system: System, code: str) -> bool:
    """True if a code of that system can be written so. Of a SNOMED CT concept only the form of its identifier is known here.

    The form is 6 to 18 digits, partition 00 or 10, and a check digit of Verhoeff's. It is general knowledge (no source of FACTS describes
    it); every identifier that FACTS 6 lists has it.
    """
    if system == "practice":
        return OWN.fullmatch(code) is not None
    return CONCEPT.fullmatch(code) is not None and _checks(code)


def _checks(digits: str) -> bool:
    """Verhoeff's check of 1969: each digit is turned by its place and multiplied in the dihedral group of ten, which gives nothing."""
    product = "0"
    for place, digit in enumerate(reversed(digits)):
        turned = digit
        for _ in range(place % 8):
            turned = _TURN[int(turned)]
        product = _TIMES[int(product)][int(turned)]
    return product == "0"
