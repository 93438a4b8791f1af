"""Teeth by FDI two-digit designation (ISO 3950) inside; Universal and Palmer at the edge, total and inverse.

Universal 11 and FDI 11 are different teeth: a designation never travels without its system.
"""

from typing import Literal, NewType

Tooth = NewType("Tooth", str)
"""An FDI two-digit designation: quadrants 1-4 permanent, 5-8 primary, then the position from the midline."""

Dentition = Literal["permanent", "primary"]

_UPPER_TO_LOWER = (1, 2, 3, 4)
PERMANENT = tuple(Tooth(f"{q}{p}") for q in _UPPER_TO_LOWER for p in range(1, 9))
PRIMARY = tuple(Tooth(f"{q}{p}") for q in (5, 6, 7, 8) for p in range(1, 6))
TEETH = frozenset(PERMANENT + PRIMARY)

# Universal runs clockwise, seen from the front: upper right to upper left, then lower left to lower right.
_ROUND = (
    tuple(f"1{p}" for p in range(8, 0, -1))
    + tuple(f"2{p}" for p in range(1, 9))
    + tuple(f"3{p}" for p in range(8, 0, -1))
    + tuple(f"4{p}" for p in range(1, 9))
)
_ROUND_PRIMARY = (
    tuple(f"5{p}" for p in range(5, 0, -1))
    + tuple(f"6{p}" for p in range(1, 6))
    + tuple(f"7{p}" for p in range(5, 0, -1))
    + tuple(f"8{p}" for p in range(1, 6))
)
_UNIVERSAL = {Tooth(fdi): str(n) for n, fdi in enumerate(_ROUND, 1)} | {
    Tooth(fdi): chr(ord("A") + n) for n, fdi in enumerate(_ROUND_PRIMARY)
}
_FROM_UNIVERSAL = {universal: fdi for fdi, universal in _UNIVERSAL.items()}
_PALMER_CORNER = {"1": "UR", "2": "UL", "3": "LL", "4": "LR"}


def tooth(fdi: str) -> Tooth:
    """The tooth of that FDI designation. Raises ValueError for any other text."""
    if fdi not in TEETH:
        raise ValueError(f"not an FDI tooth designation: {fdi!r}")
    return Tooth(fdi)


def dentition(which: Tooth) -> Dentition:
    """Permanent or primary, by quadrant."""
    return "permanent" if which[0] in "1234" else "primary"


def is_anterior(which: Tooth) -> bool:
    """True for incisors and canines: positions 1-3 of either dentition."""
    return which[1] in "123"


def to_universal(which: Tooth) -> str:
    """`1`-`32` for permanent teeth, `A`-`T` for primary ones."""
    return _UNIVERSAL[which]


def from_universal(designation: str) -> Tooth:
    """The tooth of a Universal designation. Raises ValueError for any other text."""
    try:
        return _FROM_UNIVERSAL[designation]
    except KeyError:
        raise ValueError(f"not a Universal tooth designation: {designation!r}") from None


def to_palmer(which: Tooth) -> str:
    """Corner and position, as `UR6` or `LLE`: the bracket written as letters, because screens have no brackets."""
    corner = _PALMER_CORNER[which[0] if which[0] in "1234" else str(int(which[0]) - 4)]
    return corner + (which[1] if dentition(which) == "permanent" else "ABCDE"[int(which[1]) - 1])


def from_palmer(designation: str) -> Tooth:
    """The tooth of a Palmer designation as `to_palmer` writes it. Raises ValueError for any other text."""
    for each in TEETH:
        if to_palmer(each) == designation:
            return each
    raise ValueError(f"not a Palmer tooth designation: {designation!r}")
