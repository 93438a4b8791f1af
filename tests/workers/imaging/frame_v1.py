"""Frame format v1 read in Python, written from the format's words and not from its writer."""

import zlib

import numpy as np
import numpy.typing as npt


def decode(stream: bytes | bytearray | memoryview, columns: int, rows: int, signed: bool) -> npt.NDArray[np.generic]:
    """Stored values, rows × columns of 16 bit; AssertionError when the stream has another length."""
    planes = np.frombuffer(zlib.decompress(stream), np.uint8)
    assert planes.size == 2 * columns * rows
    low, high = (plane.astype(np.uint16).reshape(rows, columns) for plane in np.split(planes, 2))
    zigzag = low | (high << 8)
    residue = (zigzag >> 1) ^ np.where(zigzag & 1, np.uint16(0xFFFF), np.uint16(0))
    first = np.cumsum(residue[:, 0], dtype=np.uint16)
    whole = np.concatenate((first[:, None], residue[:, 1:]), axis=1)
    values = np.cumsum(whole, axis=1, dtype=np.uint16)
    return values.view("<i2") if signed else values.view("<u2")
