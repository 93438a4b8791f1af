"""Frame format v1: the stored values of a grey radiograph, whole, in a form that every browser inflates without a library."""

import hashlib
import zlib
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

Stored = npt.NDArray[np.uint16] | npt.NDArray[np.int16]
ZLIB_LEVEL = 6
BAND_VALUES = 1024 * 1024
"""Large films are worked on band by band: a copy in a wider type would be several times their size."""


def widen(values: npt.NDArray[np.generic], signed: bool) -> Stored:
    """Stored values as little-endian 16 bit; `values` is rows × columns of at most 16 bit."""
    return np.ascontiguousarray(values, dtype="<i2" if signed else "<u2")


def bands(values: Stored) -> Iterator[slice]:
    """The rows of a film, about a million values at a time."""
    rows, columns = values.shape
    step = max(1, BAND_VALUES // columns)
    return (slice(top, top + step) for top in range(0, rows, step))


def digest(values: Stored) -> str:
    """SHA-256 in hex of the values as little-endian 16 bit, row by row."""
    return hashlib.sha256(values.data).hexdigest()


def encode(values: Stored) -> bytearray:
    """One zlib stream over two byte planes of zigzagged differences; `values` is rows × columns, little-endian 16 bit.

    A value is predicted by its left neighbour, a row's first by the one above, the very first by 0. Differences wrap modulo 65536,
    so nothing is lost at either end of the range. Low bytes first, then high bytes: the high plane is nearly all zero.
    """
    # The differences are made twice rather than kept: a large panoramic must fit beside its own pixels.
    packer, stream = zlib.compressobj(ZLIB_LEVEL), bytearray()
    for shift in (0, 8):
        for band in _zigzag(values.view("<u2")):
            stream += packer.compress((band >> shift).astype(np.uint8).data)
    stream += packer.flush()
    return stream


def _zigzag(values: npt.NDArray[np.uint16]) -> Iterator[npt.NDArray[np.uint16]]:
    for rows in bands(values):
        band, top = values[rows], rows.start
        residue = np.empty_like(band)
        residue[:, 1:] = band[:, 1:] - band[:, :-1]
        above = np.zeros(len(band), dtype=band.dtype)
        above[1:] = band[:-1, 0]
        if top:
            above[0] = values[top - 1, 0]
        residue[:, 0] = band[:, 0] - above
        sign = (residue.view("<i2") >> 15).view("<u2")
        yield (residue << 1) ^ sign
