"""The plain half of ICC profiles: curves, and for colour a matrix (ICC.1 sections 8.3 and 8.4)."""

import struct
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
from msgspec import Struct

Floats = npt.NDArray[np.float64]
Curve = Callable[[Floats], Floats]
"""From levels to linear light, both 0 to 1."""

MAX_TAGS = 200
_HEADER = 128
_TABLES = b"A2B0"
"""Tables, where there are any, go before the matrix."""


class Profile(Struct, frozen=True):
    """`colour`: the space that it tells of, by its four letters. `matrix`: 3 × 3 to XYZ under D50, None where `curves` are all there is."""

    colour: bytes
    curves: Sequence[Curve]
    matrix: Floats | None


def read(profile: bytes) -> Profile | None:
    """What a profile says; None if it says more than this, or nothing that can be made out."""
    try:
        return _read(profile)
    except (struct.error, ValueError, KeyError, IndexError):
        return None


def _read(profile: bytes) -> Profile | None:
    colour, tags = profile[16:20], _tags(profile)
    if profile[36:40] != b"acsp" or _TABLES in tags:
        return None
    if colour == b"GRAY":
        return Profile(colour, (_curve(tags[b"kTRC"]),), None)
    if colour != b"RGB " or profile[20:24] != b"XYZ ":
        return None
    columns = [_xyz(tags[name]) for name in (b"rXYZ", b"gXYZ", b"bXYZ")]
    return Profile(colour, [_curve(tags[name]) for name in (b"rTRC", b"gTRC", b"bTRC")], np.array(columns).T)


def _tags(profile: bytes) -> dict[bytes, bytes]:
    (count,) = struct.unpack_from(">I", profile, _HEADER)
    if count > MAX_TAGS:
        raise ValueError(count)
    entries = [struct.unpack_from(">4sII", profile, _HEADER + 4 + 12 * at) for at in range(count)]
    return {name: profile[begin : begin + size] for name, begin, size in entries}


def _xyz(tag: bytes) -> list[float]:
    return [number / 65536.0 for number in struct.unpack_from(">3i", tag, 8)]


def _curve(tag: bytes) -> Curve:
    if tag[:4] == b"para":
        return _parametric(tag)
    if tag[:4] != b"curv":
        raise ValueError(tag[:4])
    (count,) = struct.unpack_from(">I", tag, 8)
    if count == 0:
        return lambda levels: levels
    entries = np.frombuffer(tag, ">u2", count, 12).astype(np.float64)
    if count == 1:
        exponent = float(entries[0]) / 256.0
        return lambda levels: np.asarray(levels**exponent)
    return lambda levels: np.interp(levels, np.linspace(0.0, 1.0, count), entries / 65535.0)


def _parametric(tag: bytes) -> Curve:
    """ICC.1 section 10.18, table 68."""
    (kind,) = struct.unpack_from(">H", tag, 8)
    g, a, b, c, d, e, f = [number / 65536.0 for number in struct.unpack_from(f">{(1, 3, 4, 5, 7)[kind]}i", tag, 12)] + [0.0] * (
        6,
        4,
        3,
        2,
        0,
    )[kind]
    if kind == 0:
        a = 1.0
    if kind in (1, 2):
        begin, below, above = -b / a if a else 0.0, c, c
        return lambda x: np.where(x >= begin, np.maximum(a * x + b, 0.0) ** g + above, below)
    return lambda x: np.where(x >= d, np.maximum(a * x + b, 0.0) ** g + e, c * x + f)
