"""Frame format v1: the stored values of a grey radiograph, whole, in a form that every browser inflates without a library."""

import hashlib
from collections.abc import Iterator
from typing import cast

import cv2
import numpy as np
import numpy.typing as npt
from isal import isal_zlib

from workers.imaging.dicom.samples import Stored

DEFLATE_LEVEL = 1
"""Of igzip's four: what is left after prediction is noise, which no level makes smaller, and runs, which all find."""
BAND_VALUES = 1024 * 1024
"""Large films are worked on band by band: a copy in a wider type would be several times their size."""
DIFFERENCES = 64 * 1024
"""Values whose differences are made at a time, and stay within a processor's cache. Other bands, other bytes of the stream."""
KEPT_VALUES = 16 * 1024 * 1024
"""Up to here the high plane waits for the low one to be done; that of a larger film is made twice, for the film fills its child."""


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
    so nothing is lost at either end of the range. Low bytes first, then high bytes: the high plane is nearly all zero. The same values
    are the same bytes on every processor of a kind (decision 0020); what is promised is the digest of the values.
    """
    packer, stream = isal_zlib.compressobj(DEFLATE_LEVEL), bytearray()
    kept = np.empty(values.shape, np.uint8) if values.size <= KEPT_VALUES else None
    for rows, band in _zigzag(values):
        stream += packer.compress(_plane(band, 0))
        if kept is not None:
            kept[rows] = _plane(band, 1)
    for high in (_plane(band, 1) for _, band in _zigzag(values)) if kept is None else (kept,):
        stream += packer.compress(high)
    stream += packer.flush()
    return stream


def _plane(band: npt.NDArray[np.uint16], plane: int) -> npt.NDArray[np.uint8]:
    rows, columns = band.shape
    return cast(npt.NDArray[np.uint8], cv2.extractChannel(band.view(np.uint8).reshape(rows, columns, 2), plane))


def _zigzag(values: Stored) -> Iterator[tuple[slice, npt.NDArray[np.uint16]]]:
    """Band by band, each in the same memory as the one before: touching fresh memory takes longer than working in it."""
    patterns = values.view("<u2")
    step = max(1, DIFFERENCES // values.shape[1])
    differences = np.empty((step, values.shape[1]), np.uint16)
    signs = np.empty_like(differences, np.int16)
    for top in range(0, len(values), step):
        rows = slice(top, top + step)
        band = patterns[rows]
        residue, sign = differences[: len(band)], signs[: len(band)]
        np.subtract(band[:, 1:], band[:, :-1], out=residue[:, 1:])
        np.subtract(band[1:, 0], band[:-1, 0], out=residue[1:, 0])
        residue[:1, 0] = band[:1, 0] - patterns[top - 1 : top, 0] if top else band[:1, 0]
        np.right_shift(residue.view("<i2"), 15, out=sign)
        np.left_shift(residue, 1, out=residue)
        np.bitwise_xor(residue, sign.view("<u2"), out=residue)
        yield rows, residue
